extension BodyChecker {
    /// Types an operator before an operand.
    func unary(_ symbol: UnaryOperatorSyntax, _ operand: ExpressionSyntax, at span: SourceSpan) -> Expression {
        switch symbol {
        case .not: return Expression(.not(condition(operand)), .boolean, span)
        case .negate: return negated(operand, at: span)
        case .always, .eventually:
            return temporal(symbol.rawValue, at: span)
        }
    }

    /// Reports a temporal operator where a value is wanted.
    func temporal(_ word: String, at span: SourceSpan) -> Expression {
        report(PropertyMessage.temporalOperand(word), at: span)
        return faulty(span)
    }

    /// Types `-x`; of a number it is a number.
    private func negated(_ operand: ExpressionSyntax, at span: SourceSpan) -> Expression {
        let operand = integer(operand)
        guard let interval = operand.type.interval else { return faulty(span) }
        if case .constant(.scalar(let number)) = operand.kind, number != .min {
            return Expression(.constant(.scalar(-number)), interval.negated.type, span)
        }
        return Expression(.negate(operand), interval.negated.type, span)
    }

    /// Types an operator between two operands.
    func binary(
        _ symbol: BinaryOperatorSyntax, _ a: ExpressionSyntax, _ b: ExpressionSyntax, _ expected: Type?,
        at span: SourceSpan
    ) -> Expression {
        switch symbol {
        case .and, .or: return chain(symbol, a, b)
        case .implies: return Expression(.implies(condition(a), condition(b)), .boolean, span)
        case .multiply: return arithmetic(.multiply, integer(a), integer(b), at: span)
        case .divide: return arithmetic(.divide, integer(a), integer(b), at: span)
        case .remainder: return arithmetic(.remainder, integer(a), integer(b), at: span)
        case .add, .subtract, .intersect: return sum(symbol, a, b, expected, at: span)
        case .membership: return membership(a, b, at: span)
        case .at: return at(a, b, at: span)
        case .equal: return equality(.equal, a, b, at: span)
        case .notEqual: return equality(.notEqual, a, b, at: span)
        case .less: return order(.less, a, b, at: span)
        case .lessOrEqual: return order(.lessOrEqual, a, b, at: span)
        case .greater: return order(.greater, a, b, at: span)
        case .greaterOrEqual: return order(.greaterOrEqual, a, b, at: span)
        case .range: report(ExpressionMessage.misplacedRange, at: span)
        case .until, .release, .leadsTo: return temporal(symbol.rawValue, at: span)
        }
        return faulty(span)
    }

    /// Types `a && b && …` or `a || b || …`. Operands are taken from the left without recursion, and the tree is
    /// balanced, so that long chains do not nest deeply; they are still evaluated from the left.
    private func chain(_ symbol: BinaryOperatorSyntax, _ a: ExpressionSyntax, _ b: ExpressionSyntax) -> Expression {
        var operands = [b]
        var rest = a
        while case .binary(symbol, let left, let right) = rest.kind {
            operands.append(right)
            rest = left
        }
        operands.append(rest)
        return balanced(symbol, operands.reversed().map(condition)[...])
    }

    /// The operands joined; up to 16 to the left, as they were written.
    private func balanced(_ symbol: BinaryOperatorSyntax, _ operands: ArraySlice<Expression>) -> Expression {
        if operands.count <= 16 {
            return operands.dropFirst().reduce(operands[operands.startIndex]) { join(symbol, $0, $1) }
        }
        let middle = operands.startIndex + operands.count / 2
        return join(symbol, balanced(symbol, operands[..<middle]), balanced(symbol, operands[middle...]))
    }

    /// `a && b` or `a || b`.
    private func join(_ symbol: BinaryOperatorSyntax, _ a: Expression, _ b: Expression) -> Expression {
        Expression(symbol == .and ? .and(a, b) : .or(a, b), .boolean, a.span.union(b.span))
    }

    /// Types arithmetic on integers with the interval of its results.
    private func arithmetic(
        _ operation: ArithmeticOperator, _ a: Expression, _ b: Expression, at span: SourceSpan
    ) -> Expression {
        guard let x = a.type.interval, let y = b.type.interval else { return faulty(span) }
        return Expression(.arithmetic(operation, a, b), x.applying(operation, y).type, span)
    }

    /// Types `+ - &`, on integers or on sets.
    private func sum(
        _ symbol: BinaryOperatorSyntax, _ a: ExpressionSyntax, _ b: ExpressionSyntax, _ expected: Type?,
        at span: SourceSpan
    ) -> Expression {
        let set = expected?.unwrapped.setElement == nil ? nil : expected?.unwrapped
        let (first, second) = pair(a, b, expecting: set)
        if first.type.isUnknown || second.type.isUnknown { return faulty(span) }
        if first.type.setElement != nil {
            let other = coerce(second, to: first.type)
            let operation: SetOperator =
                symbol == .add ? .union : symbol == .subtract ? .difference : .intersection
            let type = first.type.joined(with: other.type) ?? first.type
            guard let element = type.setElement, model.isSetElement(element, at: span) else { return faulty(span) }
            return Expression(.setOperation(operation, first, other), type, span)
        }
        guard symbol != .intersect else { return operandError(symbol.rawValue, first) }
        guard first.type.isInteger else { return operandError(symbol.rawValue, first) }
        guard second.type.isInteger else { return operandError(symbol.rawValue, second) }
        return arithmetic(symbol == .add ? .add : .subtract, first, second, at: span)
    }

    /// Reports an operand that the operator is not defined on.
    func operandError(_ symbol: String, _ operand: Expression) -> Expression {
        if operand.type.unwrapped.isInteger || operand.type.unwrapped.setElement != nil, operand.type.isOptional {
            reportOptional(operand)
        } else {
            report(ExpressionMessage.operandType(operator: symbol, type: text(operand.type)), at: operand.span)
        }
        return faulty(operand.span)
    }

    /// Types `==` and `!=`.
    private func equality(
        _ comparison: ComparisonOperator, _ a: ExpressionSyntax, _ b: ExpressionSyntax, at span: SourceSpan
    ) -> Expression {
        let (first, second) = pair(a, b)
        if first.type.isUnknown || second.type.isUnknown { return Expression(faulty(span).kind, .boolean, span) }
        for operand in [first, second] where operand.type == .snapshot {
            report(ExpressionMessage.noEquality(type: text(operand.type)), at: operand.span)
            return Expression(faulty(span).kind, .boolean, span)
        }
        guard first.type.joined(with: second.type) != nil else {
            reportNotComparable(first, second, at: span)
            return Expression(faulty(span).kind, .boolean, span)
        }
        let isOptional = first.type.isOptional || second.type.isOptional
        let operands = isOptional ? (wrapped(first), wrapped(second)) : (first, second)
        return Expression(.compare(comparison, operands.0, operands.1), .boolean, span)
    }

    /// `expression` as an optional.
    private func wrapped(_ expression: Expression) -> Expression {
        expression.type.isOptional
            ? expression : Expression(.some(expression), .optional(expression.type), expression.span)
    }

    /// Reports two values of different types.
    private func reportNotComparable(_ a: Expression, _ b: Expression, at span: SourceSpan) {
        let nameless = [a, b].first { isSymmetricLike($0.type.unwrapped) }
        let number = [a, b].first { $0.type.isInteger }
        if let nameless, let number, case .constant = number.kind {
            return report(ExpressionMessage.noLiterals(type: text(nameless.type.unwrapped)), at: number.span)
        }
        report(ExpressionMessage.notComparable(text(a.type), text(b.type)), at: span)
    }

    /// Whether values of `type` have no literals.
    func isSymmetricLike(_ type: Type) -> Bool {
        switch type {
        case .symmetric, .thread: true
        default: false
        }
    }

    /// Types `< <= > >=`; on sets `<=` asks for a subset.
    private func order(
        _ comparison: ComparisonOperator, _ a: ExpressionSyntax, _ b: ExpressionSyntax, at span: SourceSpan
    ) -> Expression {
        let failed = { Expression(self.faulty(span).kind, .boolean, span) }
        let (first, second) = pair(a, b)
        if first.type.isUnknown || second.type.isUnknown { return failed() }
        if first.type.setElement != nil, comparison == .lessOrEqual {
            return Expression(.isSubset(first, coerce(second, to: first.type)), .boolean, span)
        }
        for operand in [first, second] where !operand.type.isOrdered {
            if operand.type.unwrapped.isOrdered {
                reportOptional(operand)
            } else if operand.type.setElement != nil {
                report(
                    ExpressionMessage.operandType(operator: comparison.rawValue, type: text(operand.type)),
                    at: operand.span, notes: [DiagnosticNote("'s <= t' asks whether s is a subset of t")])
            } else {
                report(ExpressionMessage.noOrder(type: text(operand.type)), at: operand.span)
            }
            return failed()
        }
        guard first.type.agrees(with: second.type) else {
            reportNotComparable(first, second, at: span)
            return failed()
        }
        return Expression(.compare(comparison, first, second), .boolean, span)
    }
}
