extension BodyChecker {
    /// Types `syntax` as a place of `type`: a lock, seqcount or srcu, or what holds one.
    func place(_ syntax: ExpressionSyntax, as type: Type) -> Expression {
        let expression = expression(syntax)
        guard !expression.type.isUnknown else { return faulty(syntax.span) }
        guard expression.type.agrees(with: type), isPlace(expression) else {
            report(
                ExpressionMessage.notAPlace(wanted: "a '\(text(type))'", found: text(expression.type)), at: syntax.span)
            return faulty(syntax.span)
        }
        return expression
    }

    /// Types `syntax` as a mutex or an rwlock.
    func lock(_ syntax: ExpressionSyntax) -> Expression {
        let expression = expression(syntax)
        guard !expression.type.isUnknown else { return faulty(syntax.span) }
        guard expression.type.isLock, isPlace(expression) else {
            report(ExpressionMessage.notAPlace(wanted: "a lock", found: text(expression.type)), at: syntax.span)
            return faulty(syntax.span)
        }
        return expression
    }

    /// Whether `expression` names a variable, a local, or a part of one.
    func isPlace(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .variable, .local: true
        case .field(let base, _), .element(let base, _), .unwrap(let base), .sequenceElement(let base, _):
            isPlace(base)
        default: false
        }
    }

    /// Types the target of a change; what cannot be changed is reported.
    func target(_ syntax: ExpressionSyntax) -> Expression? {
        let before = effects.stateUse
        let expression = expression(syntax)
        effects.stateUse = effects.stateUse ?? before
        guard !expression.type.isUnknown else { return nil }
        guard isChangeable(expression, syntax) else { return nil }
        if program.holdsPlace(expression.type) {
            report(StatementMessage.placeAssigned(type: text(expression.type)), at: syntax.span)
            return nil
        }
        return expression
    }

    /// Whether the root of a target can be changed; what cannot is reported.
    private func isChangeable(_ expression: Expression, _ syntax: ExpressionSyntax) -> Bool {
        switch expression.kind {
        case .variable(let id):
            effects.targets.insert(id)
            return true
        case .local(let id):
            let kind = localKinds[id.index]
            let local = locals[id.index]
            if kind == .variable {
                if singleValues.remove(id) != nil {
                    report(StatementMessage.localOfOneValue(name: local.name, type: text(local.type)), at: local.span)
                }
                return true
            }
            report(
                StatementMessage.notAssignable(local.name, kind: kind.text), at: expression.span,
                notes: [DiagnosticNote("'\(local.name)' is declared here", at: local.span)])
            return false
        case .field(let base, _), .element(let base, _), .unwrap(let base), .sequenceElement(let base, _):
            return isChangeable(base, syntax)
        case .constant: reportConstantTarget(syntax)
        default: report(StatementMessage.notATarget, at: syntax.span)
        }
        return false
    }

    /// Reports the assignment of a parameter, constant or member.
    private func reportConstantTarget(_ syntax: ExpressionSyntax) {
        if case .name(let name) = syntax.kind, let symbol = model.symbols.symbols[name.text] {
            report(
                StatementMessage.notAssignable(name.text, kind: symbol.meaning.kind), at: syntax.span,
                notes: [DiagnosticNote("declared here", at: symbol.span)])
        } else {
            report(StatementMessage.notATarget, at: syntax.span)
        }
    }
}
