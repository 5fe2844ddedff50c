extension BodyChecker {
    /// Types a name: a local, a global, a member of an enumeration, an errno.
    func name(_ name: Name, _ expected: Type?) -> Expression {
        if let local = scope.local(name.text) {
            return Expression(.local(local), locals[local.index].type, name.span)
        }
        if let symbol = model.symbols.symbols[name.text] { return global(name, symbol) }
        if let position = Errno.position(of: name.text) {
            return Expression(.constant(.scalar(Int64(position))), .errno, name.span)
        }
        return member(name, expected)
    }

    /// Types the name of a declaration.
    private func global(_ name: Name, _ symbol: Declared<Symbol>) -> Expression {
        let span = name.span
        switch symbol.meaning {
        case .parameter(let index): return constant(model.parameterType(index), model.parameterValue(index), at: span)
        case .constant(let index):
            return constant(model.constantType(index), model.constantValue(index)?.value, at: span)
        case .variable(let id):
            guard !kind.isConstant else {
                report(
                    ConstantMessage.notConstant("variable '\(name.text)'"), at: span,
                    notes: [DiagnosticNote("\(kind.text) must be known before the model runs")])
                return faulty(span)
            }
            noteStateUse("variable '\(name.text)'", at: span)
            return variable(id, at: span)
        case .thread(let id): return threadName(id, name)
        default:
            report(
                NameMessage.wrongKind(name.text, kind: symbol.meaning.kind, wanted: "a value"), at: span,
                notes: [DiagnosticNote("declared here", at: symbol.span)])
            return faulty(span)
        }
    }

    /// Types a variable.
    func variable(_ id: VariableID, at span: SourceSpan) -> Expression {
        let type = model.variableType(id)
        if type.isUnknown { isFaulty = true }
        return Expression(.variable(id), type, span)
    }

    /// Remembers the first read of the state.
    func noteStateUse(_ what: String, at span: SourceSpan) {
        if effects.stateUse == nil { effects.stateUse = Effects.Use(what: what, span: span) }
    }

    /// A parameter or constant; one without a value was reported, or belongs to a library checked alone.
    private func constant(_ type: Type, _ value: Value?, at span: SourceSpan) -> Expression {
        guard let value else {
            isFaulty = true
            return Expression(.constant(.unset), type, span)
        }
        return Expression(.constant(value), type, span)
    }

    /// Types the name of a member: the expected type decides; without one, a name that only one enumeration has.
    private func member(_ name: Name, _ expected: Type?) -> Expression {
        let candidates = model.symbols.members[name.text] ?? []
        if case .enumeration(let id)? = expected?.unwrapped {
            if let member = candidates.first(where: { $0.enumeration == id }) { return constant(member, at: name.span) }
            if candidates.isEmpty { return unknownMember(name, of: id) }
        }
        switch candidates.count {
        case 0: reportUnknown(name, expected)
        case 1: return constant(candidates[0], at: name.span)
        default:
            if case .unknown? = expected { return faulty(name.span) }
            let texts = candidates.map { "'\(program.enumerations[$0.enumeration.index].name).\(name.text)'" }
            report(NameMessage.ambiguousName(name.text, candidates: texts), at: name.span)
        }
        return faulty(name.span)
    }

    /// A member as an expression.
    func constant(_ member: EnumerationMember, at span: SourceSpan) -> Expression {
        Expression(.constant(.scalar(Int64(member.position))), .enumeration(member.enumeration), span)
    }

    /// Reports a name that the expected enumeration does not have.
    func unknownMember(_ name: Name, of id: EnumerationID) -> Expression {
        let enumeration = program.enumerations[id.index]
        report(
            NameMessage.unknownMember(name.text, enumeration: enumeration.name), at: name.span,
            notes: [DiagnosticNote("'\(enumeration.name)' is declared here", at: enumeration.span)],
            suggestion: model.suggestion(for: name, among: enumeration.members)
                ?? model.suggestion(for: name, among: scope.names + model.names(where: \.isValue)))
        return faulty(name.span)
    }

    /// Reports a name that nothing has.
    private func reportUnknown(_ name: Name, _ expected: Type?) {
        if expected?.unwrapped == .errno {
            return report(
                NameMessage.unknownErrno(name.text), at: name.span,
                suggestion: model.suggestion(
                    for: name, among: Errno.names + scope.names + model.names(where: \.isValue)))
        }
        if let action = model.symbols.actions[name.text] {
            return report(
                NameMessage.wrongKind(name.text, kind: "an operation or a rule", wanted: "a value"), at: name.span,
                notes: [DiagnosticNote("declared here", at: action.span)])
        }
        if let property = model.symbols.properties[name.text] {
            return report(
                NameMessage.wrongKind(name.text, kind: "a property", wanted: "a value"), at: name.span,
                notes: [DiagnosticNote("declared here", at: property.span)])
        }
        report(
            NameMessage.unknownName(name.text), at: name.span,
            suggestion: model.suggestion(
                for: name,
                among: scope.names + model.names(where: \.isValue) + model.symbols.members.keys.sorted()))
    }
}
