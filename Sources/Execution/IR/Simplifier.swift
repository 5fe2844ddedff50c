import Language

/// Decides what the parameters decide: folds constant operands, and drops what cannot matter.
///
/// A condition is decided where `&& || implies ! if` over its constant parts leave one value whatever the rest is; the
/// undecided rest is dropped only if its evaluation cannot end in a model error.
struct Simplifier {
    let facts: ProgramFacts
    /// How locals are renamed, for procedures that are inlined.
    var rename: (LocalID) -> LocalID = { $0 }
    /// The places that stand for a procedure's place parameters, or constants for a function's parameters.
    var substitution: [LocalID: Expression] = [:]

    /// The simplified expression; its type is unchanged.
    func callAsFunction(_ expression: Expression) -> Expression {
        if case .local(let id) = expression.kind, let replacement = substitution[id] { return replacement }
        let new = expression.mapOperands(rename) { self($0) }
        return fold(new) ?? new
    }

    /// A shorter form of an expression whose operands are simplified, `nil` where there is none.
    private func fold(_ e: Expression) -> Expression? {
        switch e.kind {
        case .not(let a): a.boolean.map { e.constant(!$0) }
        case .negate(let a): a.integer.flatMap { Self.checked(0, $0, .subtract) }.map { e.constant($0) }
        case .arithmetic(let o, let a, let b):
            if let x = a.integer, let y = b.integer { Self.checked(x, y, o).map { e.constant($0) } } else { nil }
        case .compare(let o, let a, let b): foldComparison(e, o, a, b)
        case .and(let a, let b): foldConnective(e, a, b, absorbing: false)
        case .or(let a, let b): foldConnective(e, a, b, absorbing: true)
        case .implies(let a, let b): foldImplication(e, a, b)
        case .conditional(let c, let a, let b): foldConditional(e, c, a, b)
        case .some(let a):
            if case .constant(let value) = a.kind { Expression(.constant(value), e.type, e.span) } else { nil }
        case .isMember(let a, let s):
            if case .constant(let x) = a.kind, case .constant(.set(let members)) = s.kind {
                e.constant(members.contains(x))
            } else {
                nil
            }
        case .isInRange(let a, let low, let high):
            if let x = a.integer, let l = low.integer, let h = high.integer {
                e.constant(l <= x && x <= h)
            } else {
                nil
            }
        case .field(let base, let index):
            if case .constant(.aggregate(let parts)) = base.kind, index < parts.count {
                Expression(.constant(parts[index]), e.type, e.span)
            } else {
                nil
            }
        case .element(let base, let index): foldElement(e, base, index)
        case .unwrap(let base):
            if case .constant(let value) = base.kind, value != .none {
                Expression(.constant(value), e.type, e.span)
            } else {
                nil
            }
        case .quantifier(let q, _, let condition, let body): foldQuantifier(e, q, condition, body)
        case .call(let f, let arguments): foldCall(e, f, arguments)
        default: nil
        }
    }

    private func foldComparison(
        _ e: Expression, _ o: ComparisonOperator, _ a: Expression, _ b: Expression
    ) -> Expression? {
        guard case .constant(let x) = a.kind, case .constant(let y) = b.kind else { return nil }
        switch o {
        case .equal: return e.constant(x == y)
        case .notEqual: return e.constant(x != y)
        default:
            guard case .scalar(let l) = x, case .scalar(let r) = y else { return nil }
            switch o {
            case .less: return e.constant(l < r)
            case .lessOrEqual: return e.constant(l <= r)
            case .greater: return e.constant(l > r)
            default: return e.constant(l >= r)
            }
        }
    }

    /// `&&` has `false` as its absorbing value, `||` has `true`.
    private func foldConnective(
        _ e: Expression, _ a: Expression, _ b: Expression, absorbing: Bool
    ) -> Expression? {
        if let x = a.boolean { return x == absorbing ? e.constant(absorbing) : standing(b, for: e) }
        if let y = b.boolean {
            if y != absorbing { return standing(a, for: e) }
            return facts.mayFail(a) ? nil : e.constant(absorbing)
        }
        return nil
    }

    /// What is left of a connective, at its place: a guard is told as it was written. What may go wrong goes wrong in its own
    /// place.
    private func standing(_ rest: Expression, for whole: Expression) -> Expression {
        guard facts.mayFail(rest) else { return rest.standing(for: whole) }
        return Expression(.and(whole.constant(true), rest), whole.type, whole.span)
    }

    private func foldImplication(_ e: Expression, _ a: Expression, _ b: Expression) -> Expression? {
        if let x = a.boolean { return x ? standing(b, for: e) : e.constant(true) }
        if b.boolean == true { return facts.mayFail(a) ? nil : e.constant(true) }
        return nil
    }

    private func foldConditional(
        _ e: Expression, _ c: Expression, _ a: Expression, _ b: Expression
    ) -> Expression? {
        if let x = c.boolean {
            let rest = x ? a : b
            // A constant stands where the whole was written, like any other that was found out.
            if case .constant = rest.kind { return rest.standing(for: e) }
            return rest
        }
        if let x = a.boolean, x == b.boolean, !facts.mayFail(c) { return a.standing(for: e) }
        return nil
    }

    private func foldElement(_ e: Expression, _ base: Expression, _ index: Expression) -> Expression? {
        guard case .constant(.aggregate(let parts)) = base.kind, case .constant(let value) = index.kind,
            case .array(let indexType, _) = base.type, let ordinal = facts.program.ordinal(of: value, in: indexType),
            ordinal >= 0, ordinal < parts.count
        else { return nil }
        return Expression(.constant(parts[Int(ordinal)]), e.type, e.span)
    }

    private func foldQuantifier(
        _ e: Expression, _ q: Quantifier, _ condition: Expression?, _ body: Expression
    ) -> Expression? {
        guard q == .forall || q == .exists else { return nil }
        let neutral = q == .forall
        let isDecided = body.boolean == neutral || condition?.boolean == false
        if isDecided, !facts.operandsMayFail(e) { return e.constant(neutral) }
        return nil
    }

    private func foldCall(_ e: Expression, _ f: FunctionID, _ arguments: [Expression]) -> Expression? {
        let function = facts.program.functions[f.index]
        var constants: [LocalID: Expression] = [:]
        for (parameter, argument) in zip(function.parameters, arguments) {
            if case .constant = argument.kind { constants[parameter] = argument }
        }
        let body = Simplifier(facts: facts, substitution: constants)(facts.body(of: f))
        guard case .constant(let value) = body.kind, !arguments.contains(where: facts.mayFail),
            !facts.needsRangeCheck(body, function.result),
            !zip(function.parameters, arguments).contains(where: {
                facts.needsRangeCheck($1, function.locals[$0.index].type)
            })
        else { return nil }
        return Expression(.constant(value), e.type, e.span)
    }

    /// The result of an operator on two numbers, `nil` where it is a model error.
    static func checked(_ x: Int64, _ y: Int64, _ o: ArithmeticOperator) -> Int64? {
        let (value, overflow): (Int64, Bool) =
            switch o {
            case .add: x.addingReportingOverflow(y)
            case .subtract: x.subtractingReportingOverflow(y)
            case .multiply: x.multipliedReportingOverflow(by: y)
            case .divide: x.dividedReportingOverflow(by: y)
            case .remainder: x.remainderReportingOverflow(dividingBy: y)
            }
        return overflow ? nil : value
    }
}

extension Expression {
    /// The value of a constant of type `bool`.
    var boolean: Bool? {
        if case .boolean = type, case .constant(.scalar(let value)) = kind { value != 0 } else { nil }
    }

    /// The value of a constant integer.
    var integer: Int64? {
        if case .range = type, case .constant(.scalar(let value)) = kind { value } else { nil }
    }

    /// The same at the place of the larger expression that it decides, so that guards keep their text.
    func standing(for whole: Expression) -> Expression { Expression(kind, type, whole.span) }

    /// A constant in this expression's place.
    func constant(_ value: Bool) -> Expression { Expression(.constant(.scalar(value ? 1 : 0)), .boolean, span) }

    /// A constant in this expression's place.
    func constant(_ value: Int64) -> Expression { Expression(.constant(.scalar(value)), .range(value, value), span) }
}
