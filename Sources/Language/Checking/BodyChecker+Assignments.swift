extension BodyChecker {
    /// Types `x = E`, `x += E` and `x -= E`.
    func assign(
        _ targetSyntax: ExpressionSyntax, _ symbol: AssignmentOperatorSyntax, _ valueSyntax: ExpressionSyntax,
        at span: SourceSpan
    ) -> [Statement] {
        guard let target = target(targetSyntax) else {
            if procedure(valueSyntax) == nil { _ = value(valueSyntax, expecting: .unknown) }
            return []
        }
        guard symbol == .set else { return update(target, symbol, valueSyntax, at: span) }
        if let call = procedure(valueSyntax) { return assign(target, call, at: span) }
        return [Statement(.assign(target: target, value: value(valueSyntax, as: target.type)), span)]
    }

    /// Types `x += E` and `x -= E`, on integers and sets.
    private func update(
        _ target: Expression, _ symbol: AssignmentOperatorSyntax, _ syntax: ExpressionSyntax, at span: SourceSpan
    ) -> [Statement] {
        let operation: ArithmeticOperator = symbol == .add ? .add : .subtract
        switch target.type {
        case .range: return [Statement(.update(target: target, operation, value: integer(syntax)), span)]
        case .set:
            return [Statement(.update(target: target, operation, value: value(syntax, as: target.type)), span)]
        default:
            _ = value(syntax, expecting: .unknown)
            _ = operandError(symbol.rawValue, target)
            return []
        }
    }

    /// A call of a procedure that stands where its result may go.
    struct ProcedureCallSyntax {
        let id: ProcedureID
        let name: Name
        let arguments: [ExpressionSyntax]
        let span: SourceSpan
    }

    /// The call of a procedure that `syntax` is.
    func procedure(_ syntax: ExpressionSyntax) -> ProcedureCallSyntax? {
        guard case .call(let name, let arguments) = syntax.kind, scope.local(name.text) == nil,
            case .procedure(let id)? = model.symbols.symbols[name.text]?.meaning
        else { return nil }
        return ProcedureCallSyntax(id: id, name: name, arguments: arguments, span: syntax.span)
    }

    /// Types the arguments of a procedure's call, and remembers it.
    func arguments(of call: ProcedureCallSyntax) -> [Expression]? {
        effects.procedureCalls.append(
            Effects.ProcedureCall(procedure: call.id, span: call.span, isInDefer: isInDefer))
        return arguments(call.arguments, call.name, model.procedureSignature(call.id), at: call.span)
    }

    /// The type that a procedure returns; one without a result is reported.
    private func result(of call: ProcedureCallSyntax) -> Type? {
        if let result = model.procedureSignature(call.id).result { return result }
        report(StatementMessage.noResult(call.name.text), at: call.span)
        return nil
    }

    /// Types `x = p()`; a result that must be wrapped goes through a local without a name.
    private func assign(_ target: Expression, _ call: ProcedureCallSyntax, at span: SourceSpan) -> [Statement] {
        guard let arguments = arguments(of: call), let type = result(of: call) else { return [] }
        if type.agrees(with: target.type) {
            return [Statement(.call(call.id, arguments, result: .place(target)), span)]
        }
        let local = addLocal("result of \(call.name.text)", type, .constant, call.span)
        let value = coerce(Expression(.local(local), type, call.span), to: target.type)
        return [
            Statement(.call(call.id, arguments, result: .local(local)), span),
            Statement(.assign(target: target, value: value), span),
        ]
    }

    /// Types `let x = E`.
    func letDeclaration(_ name: Name, _ syntax: ExpressionSyntax, at span: SourceSpan) -> [Statement] {
        if let call = procedure(syntax) { return declare(name, call, .constant, at: span) }
        let value = value(syntax)
        let local = declare(name, value.type, .constant)
        return [Statement(.declare(local, value), span)]
    }

    /// Types `let x = p()` and `var x = p()`.
    private func declare(
        _ name: Name, _ call: ProcedureCallSyntax, _ kind: LocalKind, at span: SourceSpan
    ) -> [Statement] {
        let arguments = arguments(of: call)
        let type = result(of: call)
        let local = declare(name, type ?? .unknown, kind)
        guard let arguments, type != nil else { return [] }
        return [Statement(.call(call.id, arguments, result: .local(local)), span)]
    }

    /// Types `var x: T = E`.
    func varDeclaration(
        _ name: Name, _ typeSyntax: TypeSyntax?, _ syntax: ExpressionSyntax?, at span: SourceSpan
    ) -> [Statement] {
        guard let typeSyntax else {
            guard let syntax else { return [] }
            return untyped(name, syntax, at: span)
        }
        let type = localType(typeSyntax)
        guard let syntax else { return defaulted(name, type, at: span) }
        if let call = procedure(syntax) { return declare(name, type, call, at: span) }
        let value = value(syntax, as: type)
        let local = declare(name, type, .variable)
        return [Statement(.declare(local, value), span)]
    }

    /// Types `var x = E`, which has the type of its value.
    private func untyped(_ name: Name, _ syntax: ExpressionSyntax, at span: SourceSpan) -> [Statement] {
        if let call = procedure(syntax) { return declare(name, call, .variable, at: span) }
        let value = value(syntax)
        let local = declare(name, value.type, .variable)
        if case .range(let low, let high) = value.type, low == high { singleValues.insert(local) }
        return [Statement(.declare(local, value), span)]
    }

    /// Types `var x: T`.
    private func defaulted(_ name: Name, _ type: Type, at span: SourceSpan) -> [Statement] {
        if type == .snapshot || (!type.isUnknown && program.needsValue(type)) {
            report(TypeMessage.missingValue(type: text(type)), at: name.span)
        }
        let local = declare(name, type, .variable)
        let value = type.isUnknown ? Value.unset : program.defaultValue(of: type)
        return [Statement(.declare(local, Expression(.constant(value), type, span)), span)]
    }

    /// Types `var x: T = p()`.
    private func declare(
        _ name: Name, _ type: Type, _ call: ProcedureCallSyntax, at span: SourceSpan
    ) -> [Statement] {
        let arguments = arguments(of: call)
        let result = result(of: call)
        guard let arguments, let result else {
            declare(name, type, .variable)
            return []
        }
        if result.agrees(with: type), result == type {
            let local = declare(name, type, .variable)
            return [Statement(.call(call.id, arguments, result: .local(local)), span)]
        }
        let hidden = addLocal("result of \(call.name.text)", result, .constant, call.span)
        let value = coerce(Expression(.local(hidden), result, call.span), to: type)
        let local = declare(name, type, .variable)
        return [
            Statement(.call(call.id, arguments, result: .local(hidden)), span),
            Statement(.declare(local, value), span),
        ]
    }

    /// The type of a local, which is no place.
    private func localType(_ syntax: TypeSyntax) -> Type {
        let type = model.resolve(syntax)
        guard !type.isUnknown else {
            isFaulty = true
            return type
        }
        if program.holdsPlace(type) {
            report(TypeMessage.placeLocal(text(type)), at: syntax.span)
            return .unknown
        }
        return type
    }
}
