import Language

extension Compiler {
    /// Goes to `label` if the condition is false, else on.
    func jump(unless e: Expression, to label: Label, _ env: Environment) { branch(e, false, label, env) }

    /// Goes to `label` if the condition is true, else on.
    func jump(if e: Expression, to label: Label, _ env: Environment) { branch(e, true, label, env) }

    /// Goes to `label` if the condition has the value `sense`, else on.
    private func branch(_ e: Expression, _ sense: Bool, _ label: Label, _ env: Environment) {
        let mark = temporaryMark
        defer { temporaryMark = mark }
        switch e.kind {
        case .not(let a): branch(a, !sense, label, env)
        case .and(let a, let b): connective(a, b, absorbing: false, sense, label, env)
        case .or(let a, let b): connective(a, b, absorbing: true, sense, label, env)
        case .implies(let a, let b):
            let end = Label()
            branch(a, false, sense ? label : end, env)
            coverGuard(a, env)
            branch(b, sense, label, env)
            place(end)
        case .compare(let o, let a, let b): comparison(o, a, b, sense, label, env)
        case .conditional(let c, let a, let b):
            let (isFalse, end) = (Label(), Label())
            branch(c, false, isFalse, env)
            coverGuard(c, env)
            branch(a, sense, label, env)
            jump(to: end)
            place(isFalse)
            branch(b, sense, label, env)
            place(end)
        case .quantifier(.forall, let binders, let condition, let body):
            quantified(binders, condition, body, endsOn: false, sense, label, env)
        case .quantifier(.exists, let binders, let condition, let body):
            quantified(binders, condition, body, endsOn: true, sense, label, env)
        case .call(let f, let arguments): branchOnCall(f, arguments, sense, label, env)
        case .old(let inner):
            var old = env
            old.isOld = true
            branch(inner, sense, label, old)
        default: branch(on: value(of: e, env), sense, label)
        }
    }

    private func branch(on operand: Operand, _ sense: Bool, _ label: Label) {
        switch operand {
        case .constant(let number): if (number != 0) == sense { jump(to: label) }
        case .slot(let slot): jump(sense ? .jumpIfNotZero : .jumpIfZero, slot, to: label)
        }
    }

    /// `&&` ends early on `false`, `||` on `true`.
    private func connective(
        _ a: Expression, _ b: Expression, absorbing: Bool, _ sense: Bool, _ label: Label, _ env: Environment
    ) {
        if sense == absorbing {
            branch(a, sense, label, env)
            branch(b, sense, label, env)
        } else {
            let end = Label()
            branch(a, absorbing, end, env)
            branch(b, sense, label, env)
            place(end)
        }
    }

    private func branchOnCall(
        _ id: FunctionID, _ arguments: [Expression], _ sense: Bool, _ label: Label, _ env: Environment
    ) {
        let function = program.functions[id.index]
        var inner = env.callee()
        for (parameter, argument) in zip(function.parameters, arguments) {
            let type = function.locals[parameter.index].type
            inner.locals[parameter] = converted(
                block(of: argument, env), from: argument.type, to: type, at: argument.span)
        }
        branch(facts.body(of: id), sense, label, inner)
    }

    private func comparison(
        _ o: ComparisonOperator, _ a: Expression, _ b: Expression, _ sense: Bool, _ label: Label, _ env: Environment
    ) {
        guard shapes.isScalar(a.type), shapes.isScalar(b.type) else {
            return compareBlocks(a, b, sense == (o == .equal), label, env)
        }
        let (x, y) = (value(of: a, env), value(of: b, env))
        if case .constant(let l) = x, case .constant(let r) = y {
            if Self.compare(o, l, r) == sense { jump(to: label) }
            return
        }
        let (p, q) = (slot(x), slot(y))
        switch (o, sense) {
        case (.equal, true), (.notEqual, false): jump(.jumpIfEqual, p, q, to: label)
        case (.equal, false), (.notEqual, true): jump(.jumpIfNotEqual, p, q, to: label)
        case (.less, true), (.greaterOrEqual, false): jump(.jumpIfLess, p, q, to: label)
        case (.greater, true), (.lessOrEqual, false): jump(.jumpIfLess, q, p, to: label)
        case (.lessOrEqual, true), (.greater, false): jump(.jumpIfLessOrEqual, p, q, to: label)
        case (.greaterOrEqual, true), (.less, false): jump(.jumpIfLessOrEqual, q, p, to: label)
        }
    }

    private static func compare(_ o: ComparisonOperator, _ x: Int64, _ y: Int64) -> Bool {
        switch o {
        case .equal: x == y
        case .notEqual: x != y
        case .less: x < y
        case .lessOrEqual: x <= y
        case .greater: x > y
        case .greaterOrEqual: x >= y
        }
    }

    /// Compares values of several slots. An optional compared with `none` is told by its flag.
    private func compareBlocks(_ a: Expression, _ b: Expression, _ sense: Bool, _ label: Label, _ env: Environment) {
        for (optional, other) in [(a, b), (b, a)] {
            if case .constant(.none) = other.kind {
                let flag = scalar(slice(block(of: optional, env), from: 0, 1))
                return branch(on: flag, !sense, label)
            }
        }
        let (type, first, second) = comparable(a, b, env)
        let count = shapes.slotCount(type)
        let (x, y) = (operands(first, count: count), operands(second, count: count))
        let end = Label()
        for (p, q) in zip(x, y) {
            if case .constant(let l) = p, case .constant(let r) = q {
                if l == r { continue }
                jump(to: sense ? end : label)
                break
            }
            jump(.jumpIfNotEqual, slot(p), slot(q), to: sense ? end : label)
        }
        if sense { jump(to: label) }
        place(end)
    }

    /// Both values in one layout: sets and sequences over different ranges are re-laid over the range of both.
    private func comparable(_ a: Expression, _ b: Expression, _ env: Environment) -> (Type, Block, Block) {
        let (x, y) = (block(of: a, env), block(of: b, env))
        let type = Bounds.hull(a.type, b.type)
        return (
            type, converted(x, from: a.type, to: type, at: a.span), converted(y, from: b.type, to: type, at: b.span)
        )
    }
}

extension Bounds {
    /// The smallest type of the same form that holds the values of both.
    static func hull(_ a: Type, _ b: Type) -> Type {
        switch (a, b) {
        case (.range(let l, let h), .range(let m, let i)): .range(min(l, m), max(h, i))
        case (.optional(let x), .optional(let y)): .optional(hull(x, y))
        case (.set(let x), .set(let y)): .set(hull(x, y))
        case (.sequence(let m, let x), .sequence(let n, let y)): .sequence(bound: max(m, n), hull(x, y))
        case (.array(let index, let x), .array(_, let y)): .array(index: index, element: hull(x, y))
        default: a
        }
    }
}
