extension MutationCollector {
    /// Whether a condition says no more than that a sequence count has not changed: then its mutation is that of the
    /// recheck.
    func isRecheck(_ condition: ExpressionSyntax) -> Bool {
        switch condition.kind {
        case .unary(.not, let operand): isRecheck(operand)
        case .call(let name, _): name.text == "changed"
        default: false
        }
    }

    /// What a condition that says no more than whether a sequence count has changed is without that recheck; `nil` for
    /// others.
    func recheckedValue(of condition: ExpressionSyntax) -> Bool? {
        guard isRecheck(condition) else { return nil }
        if case .unary(_, let operand) = condition.kind { return recheckedValue(of: operand).map { !$0 } }
        return false
    }

    /// Adds what makes a condition weaker without taking it away.
    mutating func collectParts(of condition: ExpressionSyntax) { collectParts(of: condition, isWanted: true) }

    /// Adds what makes a part of a condition hold more often where `isWanted`, else less often.
    private mutating func collectParts(of part: ExpressionSyntax, isWanted: Bool) {
        switch part.kind {
        case .unary(.not, let operand): collectParts(of: operand, isWanted: !isWanted)
        case .binary(.and, let left, let right), .binary(.or, let left, let right):
            let isConjunction = if case .binary(.and, _, _) = part.kind { true } else { false }
            for operand in [left, right] {
                if isConjunction == isWanted { dropPart(operand, neutral: isConjunction, sign: part) }
                collectParts(of: operand, isWanted: isWanted)
            }
        case .binary(.implies, let left, let right):
            collectParts(of: left, isWanted: !isWanted)
            collectParts(of: right, isWanted: isWanted)
        case .binary(let sign, let left, let right): weaken(part, sign, left, right, isWanted: isWanted)
        case .conditional(_, let first, let second):
            collectParts(of: first, isWanted: isWanted)
            collectParts(of: second, isWanted: isWanted)
        case .quantifier(.forall, _, let condition, let body):
            condition.map { collectParts(of: $0, isWanted: !isWanted) }
            body.map { collectParts(of: $0, isWanted: isWanted) }
        case .quantifier(.exists, _, let condition, let body):
            condition.map { collectParts(of: $0, isWanted: isWanted) }
            body.map { collectParts(of: $0, isWanted: isWanted) }
        case .call(let name, _) where name.text == "changed":
            add(.recheck, part, to: "false", .replacing(part, with: .boolean(false)))
        default: break
        }
    }

    /// Adds the mutation that leaves out an operand of `&&` or `||`; an operand that is a chain of the same operator is
    /// left to its own operands.
    private mutating func dropPart(_ operand: ExpressionSyntax, neutral: Bool, sign: ExpressionSyntax) {
        switch (operand.kind, sign.kind) {
        case (.binary(.and, _, _), .binary(.and, _, _)), (.binary(.or, _, _), .binary(.or, _, _)): return
        default: break
        }
        // That mutant is the recheck's.
        if isRecheck(operand) { return }
        add(.conjunct, operand, to: nil, .replacing(operand, with: .boolean(neutral)))
    }

    /// Adds the mutation that moves the bound of a comparison by one.
    private mutating func weaken(
        _ part: ExpressionSyntax, _ sign: BinaryOperatorSyntax, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
        isWanted: Bool
    ) {
        let weaker: BinaryOperatorSyntax
        switch (sign, isWanted) {
        case (.less, true): weaker = .lessOrEqual
        case (.greater, true): weaker = .greaterOrEqual
        case (.lessOrEqual, false): weaker = .less
        case (.greaterOrEqual, false): weaker = .greater
        default: return
        }
        let after = "\(text(of: left.span)) \(weaker.rawValue) \(text(of: right.span))"
        add(.comparison, part, to: after, .replacing(part, with: .binary(weaker, left, right)))
    }
}
