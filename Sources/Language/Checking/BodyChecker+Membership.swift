extension BodyChecker {
    /// Types `x in s`, `x in lo..hi` and `t in op(a, _)`.
    func membership(_ a: ExpressionSyntax, _ b: ExpressionSyntax, at span: SourceSpan) -> Expression {
        if let (name, arguments) = action(b) { return inside(a, name, arguments, at: span) }
        if case .binary(.range, let low, let high) = b.kind {
            return Expression(.isInRange(integer(a), low: integer(low), high: integer(high)), .boolean, span)
        }
        let (element, set) = isContextual(a) ? elementAfterSet(a, b) : elementBeforeSet(a, b)
        guard !element.type.isUnknown, !set.type.isUnknown else { return Expression(faulty(span).kind, .boolean, span) }
        guard case .set(let member) = set.type else {
            report(
                ExpressionMessage.typeMismatch(expected: "a set, a range or an operation", found: described(set)),
                at: b.span)
            return Expression(faulty(span).kind, .boolean, span)
        }
        return Expression(.isMember(coerce(element, to: member), set), .boolean, span)
    }

    /// Types `x` with the set's help.
    private func elementAfterSet(_ a: ExpressionSyntax, _ b: ExpressionSyntax) -> (Expression, Expression) {
        let set = value(b)
        return (value(a, expecting: set.type.setElement), set)
    }

    /// Types a set with the help of what is looked for. The members of a literal may be other integers than those.
    private func elementBeforeSet(_ a: ExpressionSyntax, _ b: ExpressionSyntax) -> (Expression, Expression) {
        let element = value(a)
        guard case .setLiteral(let members) = b.kind, !members.isEmpty, !element.type.unwrapped.isInteger else {
            let isLiteral = if case .setLiteral(let members) = b.kind { members.isEmpty } else { false }
            return (element, value(b, expecting: isLiteral ? .set(element.type) : nil))
        }
        return (element, value(b, expecting: .set(element.type)))
    }

    /// The operation or rule that stands behind `in`, with the arguments asked for.
    private func action(_ syntax: ExpressionSyntax) -> (Name, [ExpressionSyntax]?)? {
        switch syntax.kind {
        case .name(let name) where model.symbols.actions[name.text] != nil && !isSet(name): (name, nil)
        case .call(let name, let arguments) where model.symbols.actions[name.text] != nil: (name, arguments)
        default: nil
        }
    }

    /// Whether a variable or local of that name is a set, which `in` then means.
    private func isSet(_ name: Name) -> Bool {
        if let local = scope.local(name.text) { return locals[local.index].type.setElement != nil }
        switch model.symbols.symbols[name.text]?.meaning {
        case .variable(let id)?:
            return model.variableType(id).setElement != nil
        case .constant(let index)?: return model.constantType(index).setElement != nil
        default: return false
        }
    }

    /// Types `t in op(a, _)`.
    private func inside(
        _ thread: ExpressionSyntax, _ name: Name, _ arguments: [ExpressionSyntax]?, at span: SourceSpan
    ) -> Expression {
        noteStateUse("a thread", at: span)
        let thread = threadOperand(thread)
        switch model.symbols.actions[name.text]?.meaning {
        case .operation(let id)?:
            let signature = model.operationSignature(id)
            let values = arguments.map { queried($0, name, signature.parameters.map(\.type), at: span) }
            checkRuns(thread, id, at: span)
            return Expression(.isInside(thread, id, values), .boolean, span)
        case .rule?:
            report(
                NameMessage.wrongKind(name.text, kind: "a rule, which belongs to no thread", wanted: "an operation"),
                at: name.span)
            return Expression(faulty(span).kind, .boolean, span)
        case .absent?, nil: return absent(arguments, at: span)
        }
    }

    /// What is asked of an operation that is not there is false; the arguments are typed all the same.
    func absent(_ arguments: [ExpressionSyntax]?, at span: SourceSpan) -> Expression {
        for argument in arguments ?? [] {
            if case .wildcard = argument.kind { continue }
            _ = value(argument, expecting: .unknown)
        }
        return Expression(.constant(Value(false)), .boolean, span)
    }

    /// Types the arguments that are asked for, `nil` for `_`.
    func queried(
        _ arguments: [ExpressionSyntax], _ name: Name, _ types: [Type]?, at span: SourceSpan
    ) -> [Expression?] {
        guard let types, types.count == arguments.count else {
            report(
                ExpressionMessage.argumentCount(
                    name: name.text, expected: types?.count ?? 0, found: arguments.count), at: span)
            return []
        }
        return zip(arguments, types).map { argument, type in
            if case .wildcard = argument.kind { return nil }
            return value(argument, as: type)
        }
    }

    /// Warns of a thread that is asked for an operation that it never runs.
    func checkRuns(_ thread: Expression, _ id: OperationID, at span: SourceSpan) {
        guard case .thread(let own) = thread.type, let declaration = model.declarations.operations[checked: id.index]
        else { return }
        let runners = declaration.threads.compactMap { reference -> ThreadID? in
            if case .thread(let id)? = model.symbols.symbols[reference.name.text]?.meaning { id } else { nil }
        }
        guard !runners.contains(own), runners.count == declaration.threads.count else { return }
        report(
            ThreadMessage.wrongThread(operation: declaration.name.text, thread: program.threads[own.index].name),
            at: span, notes: [DiagnosticNote("declared here", at: declaration.name.span)])
    }
}
