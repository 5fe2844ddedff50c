extension ModelChecker {
    /// Types the bodies of everything, in declared order.
    func checkBodies() {
        program.procedures = declarations.procedures.indices.map { procedure(ProcedureID($0)) }
        for index in declarations.operations.indices { program.operations.append(operation(OperationID(index))) }
        program.rules = declarations.rules.indices.map { rule(RuleID($0)) }
        program.initial = initial()
        for index in declarations.functions.indices { _ = checkFunction(FunctionID(index)) }
        program.terminal = terminal()
        program.properties = declarations.properties.compactMap(property)
        program.views = declarations.views.map(view)
    }

    /// Types a procedure.
    private func procedure(_ id: ProcedureID) -> Procedure {
        let declaration = declarations.procedures[id.index]
        let signature = procedureSignature(id)
        let body = BodyChecker(self, .procedure)
        body.procedureResult = signature.result
        let routine = routine(declaration, signature, body)
        procedureEffects[id] = body.effects
        if let result = signature.result, !result.isUnknown, !body.isFaulty,
            !routine.body.contains(where: \.alwaysReturns)
        {
            report(StatementMessage.missingReturn(declaration.name.text), at: declaration.name.span)
        }
        return Procedure(routine: routine, result: signature.result)
    }

    /// Types an operation.
    private func operation(_ id: OperationID) -> Operation {
        let declaration = declarations.operations[id.index]
        let body = BodyChecker(self, .operation)
        let threads = threads(of: declaration, body)
        let routine = routine(declaration, operationSignature(id), body)
        operationEffects.append(body.effects)
        return Operation(
            routine: routine, threads: threads, fairness: fairness(of: declaration), result: body.returns.type)
    }

    /// Types a rule.
    private func rule(_ id: RuleID) -> Rule {
        let declaration = declarations.rules[id.index]
        let body = BodyChecker(self, .rule)
        let routine = routine(declaration, ruleSignature(id), body)
        ruleEffects.append(body.effects)
        return Rule(routine: routine, fairness: fairness(of: declaration))
    }

    /// Types what routines share.
    private func routine(_ declaration: DeclaredRoutine, _ signature: Signature, _ body: BodyChecker) -> Routine {
        body.effects.name = declaration.name.text
        let parameters = signature.parameters.map { body.declare($0.name, $0.type, .argument) }
        let condition = declaration.condition.map(body.condition)
        let statements = body.block(declaration.body)
        return Routine(
            name: declaration.name.text, title: declaration.title, documentation: declaration.documentation,
            parameters: parameters, locals: body.locals, condition: condition, body: statements,
            span: declaration.span, nameSpan: declaration.name.span)
    }

    /// Types `init`.
    private func initial() -> Routine? {
        for extra in declarations.initials.dropFirst() {
            report(
                NameMessage.severalDeclarations("'init'"), at: extra.span,
                notes: [DiagnosticNote("first declared here", at: declarations.initials[0].span)])
        }
        guard let declaration = declarations.initials.first else { return nil }
        let body = BodyChecker(self, .initial)
        body.effects.name = "init"
        let statements = body.block(declaration.body)
        initialEffects = body.effects
        return Routine(
            name: "init", title: nil, documentation: declaration.documentation, parameters: [], locals: body.locals,
            condition: nil, body: statements, span: declaration.span, nameSpan: declaration.span)
    }

    /// Types `terminal`.
    private func terminal() -> Predicate? {
        for extra in declarations.terminals.dropFirst() {
            report(
                NameMessage.severalDeclarations("'terminal'"), at: extra.span,
                notes: [DiagnosticNote("first declared here", at: declarations.terminals[0].span)])
        }
        return declarations.terminals.first.map { predicate($0.condition, .predicate("terminal"), span: $0.span) }
    }

    /// Types a condition with the locals that its quantifiers bind.
    func predicate(_ syntax: ExpressionSyntax, _ kind: BodyKind, span: SourceSpan) -> Predicate {
        let body = BodyChecker(self, kind)
        let expression = body.condition(syntax)
        predicateEffects.append(body.effects)
        return Predicate(expression: expression, locals: body.locals, span: span)
    }

    /// Resolves the threads behind `by`, and binds the names of their indices.
    private func threads(of declaration: DeclaredRoutine, _ body: BodyChecker) -> [OperationThread] {
        let isOne = declaration.threads.count == 1
        return declaration.threads.compactMap { reference in
            guard let id = thread(reference.name) else { return nil }
            body.ownThreads.append(id)
            guard !reference.indices.isEmpty else { return OperationThread(thread: id, indices: []) }
            guard isOne else {
                report(ThreadMessage.severalThreadsWithIndex, at: reference.indices[0].span)
                return nil
            }
            return indices(reference, of: id, body)
        }
    }

    /// Binds the names of a thread's own indices.
    private func indices(
        _ reference: ThreadReferenceSyntax, of id: ThreadID, _ body: BodyChecker
    ) -> OperationThread? {
        var types: [Type] = []
        switch program.threads[id.index].shape {
        case .single: report(ThreadMessage.singleMember(reference.name.text), at: reference.indices[0].span)
        case .identical: report(ThreadMessage.identicalIndex(reference.name.text), at: reference.indices[0].span)
        case .indexed(let declared):
            types = declared.map(\.type)
            if types.count != reference.indices.count {
                report(
                    ThreadMessage.indexNames(
                        expected: types.count, found: reference.indices.count, thread: reference.name.text),
                    at: reference.name.span)
            }
        }
        let locals = reference.indices.enumerated().map { position, name in
            body.declare(name, types[checked: position] ?? .unknown, .threadIndex)
        }
        return OperationThread(thread: id, indices: locals)
    }

    /// The thread of that name; what is none is reported.
    private func thread(_ name: Name) -> ThreadID? {
        let symbol = symbols.symbols[name.text]
        if case .thread(let id)? = symbol?.meaning { return resolveThread(id) ? id : nil }
        if let symbol {
            report(
                NameMessage.wrongKind(name.text, kind: symbol.meaning.kind, wanted: "a thread"), at: name.span,
                notes: [DiagnosticNote("declared here", at: symbol.span)])
        } else {
            let candidates = names { if case .thread = $0 { true } else { false } }
            report(
                NameMessage.unknownThread(name.text), at: name.span,
                suggestion: suggestion(for: name, among: candidates))
        }
        return nil
    }
}
