extension BodyChecker {
    /// Types calls of procedures and the statements that look like calls.
    func call(
        _ name: Name, _ arguments: [ExpressionSyntax], _ otherwise: BlockSyntax?, at span: SourceSpan
    ) -> [Statement] {
        let syntax = ExpressionSyntax(.call(name, arguments), span)
        if let call = procedure(syntax) {
            guard let values = self.arguments(of: call) else { return [] }
            return [Statement(.call(call.id, values, result: .nothing), span)]
        }
        if scope.local(name.text) == nil, let symbol = model.symbols.symbols[name.text] {
            reportNoStatement(name, symbol)
            return []
        }
        return builtIn(name, arguments, otherwise, at: span).map { [Statement($0, span)] } ?? []
    }

    /// Reports the call of a declaration that is no procedure.
    private func reportNoStatement(_ name: Name, _ symbol: Declared<Symbol>) {
        if case .function = symbol.meaning {
            report(StatementMessage.notAStatement(name.text), at: name.span)
        } else {
            report(
                ExpressionMessage.notCallable(name.text, kind: symbol.meaning.kind), at: name.span,
                notes: [DiagnosticNote("declared here", at: symbol.span)])
        }
    }

    /// Types the statements that look like calls.
    private func builtIn(
        _ name: Name, _ arguments: [ExpressionSyntax], _ otherwise: BlockSyntax?, at span: SourceSpan
    ) -> Statement.Kind? {
        guard SymbolTable.builtInStatements.contains(name.text) else {
            reportUnknownStatement(name)
            return nil
        }
        guard arguments.count == 1 else {
            report(
                ExpressionMessage.argumentCount(name: name.text, expected: 1, found: arguments.count), at: span)
            return nil
        }
        if name.text == "bump" { return .bump(place(arguments[0], as: .seqcount)) }
        guard belongsToThread("'\(name.text)'", at: span) else { return nil }
        return lockStatement(name, arguments[0], otherwise)
    }

    /// Types the statements on locks and srcu.
    private func lockStatement(
        _ name: Name, _ argument: ExpressionSyntax, _ otherwise: BlockSyntax?
    ) -> Statement.Kind? {
        switch name.text {
        case "lock":
            let place = lock(argument)
            return .lock(.exclusive, place, else: otherwise.map { leavingBlock($0, "lock") })
        case "lock_shared":
            let place = self.place(argument, as: .rwlock)
            return .lock(.shared, place, else: otherwise.map { leavingBlock($0, "lock_shared") })
        case "unlock": return .unlock(.exclusive, lock(argument))
        case "unlock_shared": return .unlock(.shared, place(argument, as: .rwlock))
        case "read_lock": return .readLock(place(argument, as: .srcu))
        case "read_unlock": return .readUnlock(place(argument, as: .srcu))
        case "synchronize": return .synchronize(place(argument, as: .srcu))
        default: return nil
        }
    }

    /// Reports the call of something that is not there.
    private func reportUnknownStatement(_ name: Name) {
        if SymbolTable.builtInFunctions.contains(name.text) {
            return report(StatementMessage.notAStatement(name.text), at: name.span)
        }
        if let action = model.symbols.actions[name.text] {
            return report(
                ExpressionMessage.notCallable(name.text, kind: "an operation or a rule"), at: name.span,
                notes: [DiagnosticNote("only a procedure can be called; it is declared here", at: action.span)])
        }
        let candidates = model.names { if case .procedure = $0 { true } else { false } }
        report(
            NameMessage.unknownName(name.text), at: name.span,
            suggestion: model.suggestion(for: name, among: candidates + SymbolTable.builtInStatements))
    }

    /// Types `s.insert(x)`, `s.remove(x)`, `q.append(x)` and `q.remove_first()`.
    func method(
        _ targetSyntax: ExpressionSyntax, _ name: Name, _ arguments: [ExpressionSyntax], at span: SourceSpan
    ) -> [Statement] {
        guard let target = target(targetSyntax) else {
            for argument in arguments { _ = value(argument, expecting: .unknown) }
            return []
        }
        let expected = name.text == "remove_first" ? 0 : 1
        guard arguments.count == expected else {
            report(
                ExpressionMessage.argumentCount(name: name.text, expected: expected, found: arguments.count),
                at: span)
            return []
        }
        guard let kind = method(target, name, arguments) else { return [] }
        return [Statement(kind, span)]
    }

    /// Types a change of a set or a sequence.
    private func method(
        _ target: Expression, _ name: Name, _ arguments: [ExpressionSyntax]
    ) -> Statement.Kind? {
        switch (target.type, name.text) {
        case (.set(let element), "insert"): return .insert(value(arguments[0], as: element), into: target)
        case (.set(let element), "remove"): return .remove(value(arguments[0], as: element), from: target)
        case (.sequence(_, let element), "append"): return .append(value(arguments[0], as: element), to: target)
        case (.sequence, "remove_first"): return .removeFirst(target)
        default:
            if target.type.isOptional {
                reportOptional(target)
            } else {
                report(
                    ExpressionMessage.operandType(operator: name.text, type: text(target.type)), at: name.span,
                    suggestion: model.suggestion(for: name, among: ["insert", "remove", "append", "remove_first"]))
            }
            return nil
        }
    }
}
