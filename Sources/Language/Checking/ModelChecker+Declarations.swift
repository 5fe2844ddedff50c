extension ModelChecker {
    /// The type that the alias at `index` stands for; unknown for what a library checked alone needs.
    func alias(_ index: Int) -> Type {
        let declaration = declarations.aliases[index]
        return resolve(\.aliases, index, declaration.name, failed: .unknown) {
            declaration.type.map(resolve) ?? .unknown
        }
    }

    /// Decides how many identities a symmetric type has; `false` if that is wrong.
    func resolveSymmetric(_ id: SymmetricID) -> Bool {
        let declaration = declarations.symmetricTypes[id.index]
        return resolve(\.symmetricTypes, id.index, declaration.name, failed: false) {
            guard let count = count(declaration.count, what: "the number of identities") else { return false }
            program.symmetricTypes[id.index] = SymmetricType(
                name: declaration.name.text, count: count, span: declaration.span)
            return true
        }
    }

    /// Resolves the fields of a structure; `false` if it contains itself.
    func resolveStructure(_ id: StructureID) -> Bool {
        let declaration = declarations.structures[id.index]
        return resolve(\.structures, id.index, declaration.name, failed: false) {
            var fields: [(name: String, type: Type)] = []
            var spans: [String: SourceSpan] = [:]
            for field in declaration.fields {
                if let first = spans[field.name.text] {
                    report(
                        NameMessage.duplicateName(field.name.text), at: field.name.span,
                        notes: [DiagnosticNote("first declared here", at: first)])
                    continue
                }
                spans[field.name.text] = field.name.span
                fields.append((field.name.text, fieldType(field)))
            }
            guard isOfBoundedSize(fields, declaration) else { return false }
            program.structures[id.index] = Structure(
                name: declaration.name.text, fields: fields, span: declaration.span)
            return true
        }
    }

    /// Refuses structures whose parts, those of their parts included, are too many to be looked at one by one.
    private func isOfBoundedSize(_ fields: [(name: String, type: Type)], _ declaration: DeclaredStructure) -> Bool {
        let parts = fields.reduce(1) { $0.saturatingAdd(program.partCount(of: $1.type)) }
        let depth = 1 + (fields.map { program.depth(of: $0.type) }.max() ?? 0)
        guard parts > Limits.structureParts || depth > Limits.typeDepth else { return true }
        report(TypeMessage.nestedTooDeeply("the structure '\(declaration.name.text)'"), at: declaration.name.span)
        return false
    }

    /// The type of a field, which holds no snapshot.
    private func fieldType(_ field: FieldSyntax) -> Type {
        let type = resolve(field.type)
        guard program.holdsSnapshot(type) else { return type }
        report(TypeMessage.snapshotStored, at: field.type.span)
        return .unknown
    }

    /// Decides which members a thread has; `false` if that is wrong.
    func resolveThread(_ id: ThreadID) -> Bool {
        let declaration = declarations.threads[id.index]
        return resolve(\.threads, id.index, declaration.name, failed: false) {
            guard let (shape, count) = shape(declaration.shape, at: declaration.name.span) else { return false }
            program.threads[id.index] = ThreadDeclaration(
                name: declaration.name.text, shape: shape, count: count, fairness: fairness(of: declaration),
                documentation: declaration.documentation, span: declaration.span)
            return true
        }
    }

    /// The shape of a thread with the number of its members.
    private func shape(_ syntax: ThreadShapeSyntax, at span: SourceSpan) -> (ThreadShape, Int)? {
        switch syntax {
        case .single: return (.single, 1)
        case .identical(let count):
            return self.count(count, what: "the number of threads").map { (.identical, $0) }
        case .indexed(let parameters):
            let indices = parameters.map { (name: $0.name.text, type: resolve($0.type)) }
            reportDuplicates(parameters.map(\.name))
            guard !indices.contains(where: \.type.isUnknown),
                zip(indices, parameters).allSatisfy({ isEnumerable($0.type, at: $1.type.span) })
            else { return nil }
            let count = indices.reduce(1) { $0.saturatingMultiply(program.cardinality(of: $1.type)) }
            guard count <= Limits.members else {
                report(
                    TypeMessage.countOutOfRange(
                        what: "the number of threads", value: Int64(count), limit: Limits.members), at: span)
                return nil
            }
            return (.indexed(indices), count)
        }
    }

    /// Reports names that a list has twice.
    private func reportDuplicates(_ names: [Name]) {
        var first: [String: SourceSpan] = [:]
        for name in names {
            if let span = first[name.text] {
                report(
                    NameMessage.duplicateName(name.text), at: name.span,
                    notes: [DiagnosticNote("first declared here", at: span)])
            }
            first[name.text] = first[name.text] ?? name.span
        }
    }

    /// What a thread is owed; the parser has refused words that do not fit.
    private func fairness(of declaration: DeclaredThread) -> ThreadFairness {
        switch declaration.fairness {
        case .unfair: .unfair
        case .strong: .strong
        case .weak, nil: .standard
        }
    }

    /// What starting an operation, or a rule, is owed; the parser has refused words that do not fit.
    func fairness(of declaration: DeclaredRoutine) -> ActionFairness {
        switch declaration.fairness {
        case .weak: .weak
        case .strong: .strong
        case .unfair, nil: .none
        }
    }

    /// Resolves every declaration that has types or values, in declared order.
    func resolveDeclarations() {
        for index in declarations.parameters.indices { _ = parameterValue(index) }
        for index in declarations.constants.indices { _ = constantType(index) }
        for index in declarations.symmetricTypes.indices { _ = resolveSymmetric(SymmetricID(index)) }
        for index in declarations.aliases.indices { _ = alias(index) }
        for index in declarations.structures.indices { _ = resolveStructure(StructureID(index)) }
        for index in declarations.threads.indices { _ = resolveThread(ThreadID(index)) }
        program.parameters = declarations.parameters.indices.map(parameter)
        program.variables = declarations.variables.indices.map { variable(VariableID($0)) }
        for index in declarations.functions.indices { _ = functionSignature(FunctionID(index)) }
        for index in declarations.procedures.indices { _ = procedureSignature(ProcedureID(index)) }
        for index in declarations.operations.indices { _ = operationSignature(OperationID(index)) }
        for index in declarations.rules.indices { _ = ruleSignature(RuleID(index)) }
    }

    /// The parameter at `index` with its value.
    private func parameter(_ index: Int) -> Parameter {
        let declaration = declarations.parameters[index]
        return Parameter(
            name: declaration.name.text, type: parameterType(index), value: parameterValue(index) ?? .scalar(0),
            title: declaration.title, documentation: declaration.documentation, span: declaration.span,
            isSet: settings[declaration.name.text] != nil)
    }

    /// The variable with the value that it has before `init`.
    private func variable(_ id: VariableID) -> Variable {
        let declaration = declarations.variables[id.index]
        let type = variableType(id)
        return Variable(
            name: declaration.name.text, type: type, initial: initialValue(of: declaration, type),
            documentation: declaration.documentation, span: declaration.span)
    }

    /// The type of a variable, which is no snapshot.
    func variableType(_ id: VariableID) -> Type {
        let declaration = declarations.variables[id.index]
        return resolve(\.variableTypes, id.index, declaration.name, failed: .unknown) {
            let type = resolve(declaration.type)
            if type == .snapshot {
                report(TypeMessage.snapshotStored, at: declaration.type.span)
                return .unknown
            }
            return type
        }
    }

    /// The value of a variable before `init`.
    private func initialValue(of declaration: DeclaredVariable, _ type: Type) -> Value {
        guard let syntax = declaration.value else {
            if !symbols.needed.contains(declaration.name.span), !type.isUnknown, program.holdsErrno(type) {
                report(TypeMessage.missingValue(type: "errno"), at: declaration.name.span)
            }
            return type.isUnknown ? .unset : program.defaultValue(of: type)
        }
        if !type.isUnknown, program.holdsPlace(type) {
            report(StatementMessage.placeAssigned(type: program.text(of: type)), at: syntax.span)
            return .unset
        }
        guard let constant = constant(syntax, as: type, what: "the value of a variable"),
            isInRange(constant, at: syntax.span, declaration: declaration.type.span)
        else { return .unset }
        return constant.value
    }

    /// The signature of a function.
    func functionSignature(_ id: FunctionID) -> Signature {
        let declaration = declarations.functions[id.index]
        return resolve(
            \.functionSignatures, id.index, declaration.name, failed: noSignature
        ) {
            let parameters = declaration.parameters.map { parameter in
                (name: parameter.name, type: valueType(parameter.type, of: "a function"))
            }
            return Signature(parameters: parameters, result: functionResult(declaration.result))
        }
    }

    /// The type that a function gives, which is no snapshot.
    private func functionResult(_ syntax: TypeSyntax) -> Type {
        let type = valueType(syntax, of: "a function")
        guard type == .snapshot else { return type }
        report(TypeMessage.snapshotStored, at: syntax.span)
        return .unknown
    }

    /// A type of which there are values.
    private func valueType(_ syntax: TypeSyntax, of routine: String) -> Type {
        let type = resolve(syntax)
        guard !type.isUnknown, program.holdsPlace(type) else { return type }
        report(TypeMessage.placeParameter(program.text(of: type), routine: routine), at: syntax.span)
        return .unknown
    }

    /// What stands for a signature that needs itself.
    private var noSignature: Signature { Signature(parameters: [], result: .unknown) }

    /// The signature of a procedure.
    func procedureSignature(_ id: ProcedureID) -> Signature {
        let declaration = declarations.procedures[id.index]
        return resolve(\.procedureSignatures, id.index, declaration.name, failed: noSignature) {
            Signature(
                parameters: declaration.parameters.map { ($0.name, resolve($0.type)) },
                result: declaration.result.map { valueType($0, of: "a procedure") })
        }
    }

    /// The signature of an operation.
    func operationSignature(_ id: OperationID) -> Signature {
        let declaration = declarations.operations[id.index]
        return resolve(\.operationSignatures, id.index, declaration.name, failed: noSignature) {
            actionSignature(declaration)
        }
    }

    /// The signature of a rule.
    func ruleSignature(_ id: RuleID) -> Signature {
        let declaration = declarations.rules[id.index]
        return resolve(\.ruleSignatures, id.index, declaration.name, failed: noSignature) {
            actionSignature(declaration)
        }
    }

    /// The signature of an operation or a rule, whose arguments are chosen.
    private func actionSignature(_ declaration: DeclaredRoutine) -> Signature {
        let parameters = declaration.parameters.map { parameter in
            let type = resolve(parameter.type)
            return (name: parameter.name, type: isEnumerable(type, at: parameter.type.span) ? type : .unknown)
        }
        _ = areWithinLimit(parameters.map(\.type), at: declaration.name.span)
        return Signature(parameters: parameters, result: nil)
    }
}
