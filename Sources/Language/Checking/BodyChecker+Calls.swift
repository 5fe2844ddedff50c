extension BodyChecker {
    /// Types a call within an expression.
    func call(_ name: Name, _ arguments: [ExpressionSyntax], at span: SourceSpan) -> Expression {
        if scope.local(name.text) == nil, let symbol = model.symbols.symbols[name.text] {
            switch symbol.meaning {
            case .function(let id): return call(id, name, arguments, at: span)
            case .procedure:
                report(ExpressionMessage.procedureInExpression(name.text), at: span)
                return faulty(span)
            default: return notCallable(name, symbol.meaning.kind, arguments, at: span)
            }
        }
        if scope.local(name.text) != nil { return notCallable(name, "a local", arguments, at: span) }
        return builtIn(name, arguments, at: span)
    }

    /// Reports a call of what is no function.
    private func notCallable(
        _ name: Name, _ kind: String, _ arguments: [ExpressionSyntax], at span: SourceSpan
    ) -> Expression {
        report(ExpressionMessage.notCallable(name.text, kind: kind), at: name.span)
        return faulty(span)
    }

    /// Types the call of a declared function.
    private func call(
        _ id: FunctionID, _ name: Name, _ arguments: [ExpressionSyntax], at span: SourceSpan
    ) -> Expression {
        let signature = model.functionSignature(id)
        effects.functionCalls.append(
            Effects.FunctionCall(function: id, span: span, isInsideOld: isInsideOld))
        guard let values = self.arguments(arguments, name, signature, at: span) else { return faulty(span) }
        if kind.isConstant, !isKnownBeforeRun(id, name) { return faulty(span) }
        guard let result = signature.result, !result.isUnknown else { return faulty(span) }
        return Expression(.call(id, values), result, span)
    }

    /// Whether a function can be computed before the model runs; one that reads the state is reported.
    private func isKnownBeforeRun(_ id: FunctionID, _ name: Name) -> Bool {
        let found = model.stateUse(of: id)
        guard found.isSound else {
            isFaulty = true
            return false
        }
        guard let use = found.use else { return true }
        report(
            ConstantMessage.notConstant("the result of '\(name.text)'"), at: name.span,
            notes: [DiagnosticNote("it reads \(use.what)", at: use.span)])
        return false
    }

    /// Types arguments against a signature; `nil` where their number is wrong.
    func arguments(
        _ arguments: [ExpressionSyntax], _ name: Name, _ signature: Signature, at span: SourceSpan
    ) -> [Expression]? {
        guard arguments.count == signature.parameters.count else {
            report(
                ExpressionMessage.argumentCount(
                    name: name.text, expected: signature.parameters.count, found: arguments.count), at: span)
            return nil
        }
        return zip(arguments, signature.parameters).map { argument, parameter in
            noteFreeName(argument, parameter.type)
            return !parameter.type.isUnknown && program.holdsPlace(parameter.type)
                ? place(argument, as: parameter.type) : value(argument, as: parameter.type)
        }
    }

    /// Types the calls that every model has.
    private func builtIn(_ name: Name, _ arguments: [ExpressionSyntax], at span: SourceSpan) -> Expression {
        switch name.text {
        case "count":
            return withArguments(1, name, arguments, at: span) { size($0[0], at: span) }
        case "changed":
            return withArguments(1, name, arguments, at: span) {
                let snapshot = value($0[0], as: .snapshot)
                noteStateUse("a seqcount", at: span)
                return Expression(.changed(snapshot), .boolean, span)
            }
        case "snapshot":
            return withArguments(1, name, arguments, at: span) {
                noteStateUse("a seqcount", at: span)
                return Expression(.snapshot(place($0[0], as: .seqcount)), .snapshot, span)
            }
        case "held":
            return withArguments(1, name, arguments, at: span) {
                noteStateUse("a lock", at: span)
                return Expression(.isHeld(lock($0[0])), .boolean, span)
            }
        case "holds":
            return withArguments(2, name, arguments, at: span) {
                noteStateUse("a lock", at: span)
                return Expression(.holds(threadOperand($0[0]), lock($0[1])), .boolean, span)
            }
        default: return unknownCall(name, arguments, at: span)
        }
    }

    /// Runs `body` if the number of arguments is right.
    private func withArguments(
        _ count: Int, _ name: Name, _ arguments: [ExpressionSyntax], at span: SourceSpan,
        _ body: ([ExpressionSyntax]) -> Expression
    ) -> Expression {
        if arguments.count == count { return body(arguments) }
        report(
            ExpressionMessage.argumentCount(name: name.text, expected: count, found: arguments.count), at: span)
        return faulty(span)
    }

    /// Types `count(s)`.
    private func size(_ operand: ExpressionSyntax, at span: SourceSpan) -> Expression {
        let operand = value(operand)
        switch operand.type {
        case .set(let element):
            return Expression(.size(operand), .range(0, Int64(program.cardinality(of: element))), span)
        case .sequence(let bound, _): return Expression(.size(operand), .range(0, Int64(bound)), span)
        case .unknown: return faulty(span)
        default:
            report(
                ExpressionMessage.typeMismatch(expected: "a set or a sequence", found: described(operand)),
                at: operand.span)
            return faulty(span)
        }
    }

    /// Reports the call of something that is no function.
    private func unknownCall(_ name: Name, _ arguments: [ExpressionSyntax], at span: SourceSpan) -> Expression {
        if SymbolTable.builtInStatements.contains(name.text) {
            report(ExpressionMessage.statementInExpression(name.text), at: name.span)
        } else if let action = model.symbols.actions[name.text] {
            report(
                ExpressionMessage.notCallable(name.text, kind: "an operation or a rule"), at: name.span,
                notes: [DiagnosticNote("declared here", at: action.span)])
        } else if name.text == "min" || name.text == "max" {
            report(ExpressionMessage.notCallable(name.text, kind: "a quantifier"), at: name.span)
        } else {
            let candidates = model.names { if case .function = $0 { true } else { false } }
            report(
                NameMessage.unknownName(name.text), at: name.span,
                suggestion: model.suggestion(for: name, among: candidates + SymbolTable.builtInFunctions))
        }
        return faulty(span)
    }
}
