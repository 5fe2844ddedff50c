extension ExpressionEvaluator {
    /// Evaluates operators; `&&`, `||`, `implies` and `if` from the left, and no more than they need.
    mutating func operation(_ expression: Expression) throws(EvaluationError) -> Value {
        switch expression.kind {
        case .not(let operand): return Value(!(try isTrue(operand)))
        case .and(let a, let b): return Value(try isTrue(a) ? try isTrue(b) : false)
        case .or(let a, let b): return Value(try isTrue(a) ? true : try isTrue(b))
        case .implies(let a, let b): return Value(try isTrue(a) ? try isTrue(b) : true)
        case .conditional(let condition, let then, let otherwise):
            return try isTrue(condition) ? try evaluate(then) : try evaluate(otherwise)
        case .negate(let operand):
            return .scalar(try exact(Int64(0).subtractingReportingOverflow(try integer(operand)), at: expression.span))
        case .arithmetic(let operation, let a, let b):
            let left = try integer(a)
            let right = try integer(b)
            return .scalar(try arithmetic(operation, left, right, at: expression.span))
        case .compare(let comparison, let a, let b):
            let left = try evaluate(a)
            let right = try evaluate(b)
            return Value(Self.compare(comparison, left, right))
        default: throw EvaluationError(.unavailable, at: expression.span)
        }
    }

    /// The result of an arithmetic operator in 64 bits; `/` truncates and `%` has the sign of the dividend.
    private func arithmetic(
        _ operation: ArithmeticOperator, _ a: Int64, _ b: Int64, at span: SourceSpan
    ) throws(EvaluationError) -> Int64 {
        switch operation {
        case .add: return try exact(a.addingReportingOverflow(b), at: span)
        case .subtract: return try exact(a.subtractingReportingOverflow(b), at: span)
        case .multiply: return try exact(a.multipliedReportingOverflow(by: b), at: span)
        case .divide, .remainder:
            if b == 0 { throw EvaluationError(.divisionByZero, at: span) }
            if operation == .remainder { return b == -1 ? 0 : a % b }
            return try exact(a.dividedReportingOverflow(by: b), at: span)
        }
    }

    /// The result, unless it lies beyond 64 bits.
    private func exact(
        _ result: (partialValue: Int64, overflow: Bool), at span: SourceSpan
    ) throws(EvaluationError) -> Int64 {
        if result.overflow { throw EvaluationError(.arithmeticOverflow, at: span) }
        return result.partialValue
    }

    /// Whether the comparison holds.
    private static func compare(_ comparison: ComparisonOperator, _ a: Value, _ b: Value) -> Bool {
        switch comparison {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a.precedes(b)
        case .lessOrEqual: !b.precedes(a)
        case .greater: b.precedes(a)
        case .greaterOrEqual: !a.precedes(b)
        }
    }
}
