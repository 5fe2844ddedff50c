extension Program {
    /// The truth of a condition that its parameters decide; `nil` where it depends on anything else.
    ///
    /// `false && x` is decided whatever x is: the branch that it excludes is not there.
    public func decision(on condition: Expression) -> Bool? {
        switch condition.kind {
        case .not(let a): return decision(on: a).map { !$0 }
        case .and(let a, let b):
            let (x, y) = (decision(on: a), decision(on: b))
            return x == false || y == false ? false : (x == true && y == true ? true : nil)
        case .or(let a, let b):
            let (x, y) = (decision(on: a), decision(on: b))
            return x == true || y == true ? true : (x == false && y == false ? false : nil)
        case .implies(let a, let b):
            let (x, y) = (decision(on: a), decision(on: b))
            return x == false || y == true ? true : (x == true ? y : nil)
        case .conditional(let test, let then, let otherwise):
            return decision(on: test).flatMap { decision(on: $0 ? then : otherwise) }
        default:
            guard isClosed(condition) else { return nil }
            var evaluator = ExpressionEvaluator(program: self, context: ConstantContext(), stepLimit: 10_000)
            return try? evaluator.isTrue(condition)
        }
    }

    /// Whether only constants and operators on them stand in `expression`.
    private func isClosed(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant: true
        case .not, .negate, .arithmetic, .compare, .some, .isMember, .isInRange, .setLiteral, .conditional, .and, .or,
            .implies:
            expression.children.allSatisfy(isClosed)
        default: false
        }
    }
}
