import Language

/// What the passes ask about the expressions of a program; answers about functions are kept.
final class ProgramFacts {
    let program: Program
    private var bodies: [FunctionID: Expression] = [:]
    private var failing: [FunctionID: Bool] = [:]
    private var reading: [FunctionID: Bool] = [:]
    /// The variables in which a symmetric value may still be unset.
    private let variablesWithUnset: Set<VariableID>

    init(program: Program) {
        self.program = program
        variablesWithUnset = Set(
            program.variables.indices.filter { Self.hasUnset(program.variables[$0].initial) }.map { VariableID($0) })
    }

    private static func hasUnset(_ value: Value) -> Bool {
        switch value {
        case .unset: true
        case .aggregate(let parts), .set(let parts): parts.contains(where: hasUnset)
        case .scalar, .none: false
        }
    }

    /// The simplified body of a function.
    func body(of id: FunctionID) -> Expression {
        if let known = bodies[id] { return known }
        let body = Simplifier(facts: self)(program.functions[id.index].body)
        bodies[id] = body
        return body
    }

    /// Whether the evaluation can end in a model error.
    func mayFail(_ e: Expression) -> Bool {
        switch e.kind {
        case .unwrap, .sequenceElement, .first, .last, .the: return true
        case .element(let base, let index):
            if case .array(.range(let low, let high), _) = base.type {
                if case .range(let l, let h) = index.type, low <= l, h <= high {} else { return true }
            }
        case .arithmetic(let o, let a, let b):
            if Bounds.ofOperator(o, a.type, b.type) == nil { return true }
        case .negate(let a):
            if Bounds.ofOperator(.subtract, .range(0, 0), a.type) == nil { return true }
        case .call(let f, let arguments):
            let function = program.functions[f.index]
            if needsRangeCheck(body(of: f), function.result) { return true }
            for (parameter, argument) in zip(function.parameters, arguments)
            where needsRangeCheck(argument, function.locals[parameter.index].type) { return true }
            let known = failing[f] ?? mayFail(body(of: f))
            failing[f] = known
            if known { return true }
        case .structure(let parts):
            if case .structure(let id) = e.type {
                for (part, field) in zip(parts, program.structures[id.index].fields)
                where needsRangeCheck(part, field.type) { return true }
            }
        default: break
        }
        if readsUnset(e) { return true }
        return operandsMayFail(e)
    }

    /// Whether the evaluation of an operand can end in a model error.
    func operandsMayFail(_ e: Expression) -> Bool {
        var found = false
        e.forEachOperand { if !found { found = mayFail($0) } }
        return found
    }

    /// Whether reading this place may meet a symmetric value that is not set.
    func readsUnset(_ e: Expression) -> Bool {
        switch e.type {
        case .symmetric, .thread: break
        default: return false
        }
        switch e.kind {
        case .variable(let id): return variablesWithUnset.contains(id)
        case .field(let base, _), .element(let base, _):
            var root = base
            while true {
                switch root.kind {
                case .field(let next, _), .element(let next, _), .unwrap(let next), .sequenceElement(let next, _):
                    root = next
                case .variable(let id): return variablesWithUnset.contains(id)
                default: return !variablesWithUnset.isEmpty
                }
            }
        default: return false
        }
    }

    /// Whether a value of the expression's type may lie outside `type`, of the same form.
    func needsRangeCheck(_ e: Expression, _ type: Type) -> Bool { !Bounds.fits(e.type, in: type) }

    /// Whether the evaluation reads a variable other than a lock, or where a thread stands.
    func readsVariables(_ e: Expression) -> Bool {
        switch e.kind {
        case .variable: return true
        case .isHeld(let place): return readsVariablesOfPlace(place)
        case .holds(let thread, let place): return readsVariables(thread) || readsVariablesOfPlace(place)
        case .snapshot(let place): _ = place; return true
        case .changed, .isIdle, .isInside, .isAt: return true
        case .call(let f, let arguments):
            let known = reading[f] ?? readsVariables(body(of: f))
            reading[f] = known
            return known || arguments.contains(where: readsVariables)
        default:
            var found = false
            e.forEachOperand { if !found { found = readsVariables($0) } }
            return found
        }
    }

    /// Whether finding the place reads a variable: its indices and unwrapped parts do, the root does not.
    func readsVariablesOfPlace(_ place: Expression) -> Bool {
        switch place.kind {
        case .variable, .local: false
        case .field(let base, _): readsVariablesOfPlace(base)
        case .element(let base, let index): readsVariablesOfPlace(base) || readsVariables(index)
        default: readsVariables(place)
        }
    }
}

/// Arithmetic on the bounds of ranges.
enum Bounds {
    /// The bounds of the result, `nil` where it can be a model error: beyond 64 bits, or a division by zero.
    static func ofOperator(_ o: ArithmeticOperator, _ a: Type, _ b: Type) -> (Int64, Int64)? {
        guard case .range(let al, let ah) = a, case .range(let bl, let bh) = b else { return nil }
        if o == .divide || o == .remainder, bl <= 0, bh >= 0 { return nil }
        if o == .remainder {
            if bl == .min || al == .min { return nil }
            let most = max(abs(bl), abs(bh)) - 1
            return (al < 0 ? -most : 0, ah > 0 ? most : 0)
        }
        var low = Int64.max
        var high = Int64.min
        var divisors = [bl, bh]
        if o == .divide, bl < 0, bh > 0 { divisors += [-1, 1] }
        for x in [al, ah] {
            for y in divisors {
                guard let value = Simplifier.checked(x, y, o) else { return nil }
                low = min(low, value)
                high = max(high, value)
            }
        }
        return (low, high)
    }

    /// Whether each value of `type` is one of `other`, which has the same form but for the bounds of ranges.
    static func fits(_ type: Type, in other: Type) -> Bool {
        switch (type, other) {
        case (.range(let l, let h), .range(let low, let high)): low <= l && h <= high
        case (.optional(let a), .optional(let b)): fits(a, in: b)
        case (.set(let a), .set(let b)): fits(a, in: b)
        case (.sequence(let m, let a), .sequence(let n, let b)): m <= n && fits(a, in: b)
        case (.array(_, let a), .array(_, let b)): fits(a, in: b)
        default: true
        }
    }
}
