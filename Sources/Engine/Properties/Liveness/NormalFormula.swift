/// A temporal formula in negation normal form: only atoms are negated.
indirect enum NormalFormula: Hashable {
    case constant(Bool)
    /// The atom with that number has that value.
    case literal(Int, Bool)
    case and(NormalFormula, NormalFormula)
    case or(NormalFormula, NormalFormula)
    case until(NormalFormula, NormalFormula)
    case release(NormalFormula, NormalFormula)

    /// Brings a formula, or its negation, into normal form.
    init(_ formula: TemporalFormula, isNegated: Bool = false) {
        switch formula {
        case .constant(let value): self = .constant(value != isNegated)
        case .atom(let number): self = .literal(number, !isNegated)
        case .not(let a): self.init(a, isNegated: !isNegated)
        case .and(let a, let b):
            let (a, b) = (NormalFormula(a, isNegated: isNegated), NormalFormula(b, isNegated: isNegated))
            self = isNegated ? .disjunction(a, b) : .conjunction(a, b)
        case .or(let a, let b):
            let (a, b) = (NormalFormula(a, isNegated: isNegated), NormalFormula(b, isNegated: isNegated))
            self = isNegated ? .conjunction(a, b) : .disjunction(a, b)
        case .until(let a, let b):
            let (a, b) = (NormalFormula(a, isNegated: isNegated), NormalFormula(b, isNegated: isNegated))
            self = isNegated ? .released(a, b) : .reached(a, b)
        case .release(let a, let b):
            let (a, b) = (NormalFormula(a, isNegated: isNegated), NormalFormula(b, isNegated: isNegated))
            self = isNegated ? .reached(a, b) : .released(a, b)
        }
    }

    /// Both, simplified; `always a && always b` is `always (a && b)`.
    static func conjunction(_ a: NormalFormula, _ b: NormalFormula) -> NormalFormula {
        if a == b || b == .constant(true) { return a }
        if a == .constant(true) { return b }
        if a == .constant(false) || b == .constant(false) { return .constant(false) }
        if case .release(.constant(false), let x) = a, case .release(.constant(false), let y) = b {
            return .released(.constant(false), .conjunction(x, y))
        }
        return .and(a, b)
    }

    /// One of them, simplified; `eventually a || eventually b` is `eventually (a || b)`.
    static func disjunction(_ a: NormalFormula, _ b: NormalFormula) -> NormalFormula {
        if a == b || b == .constant(false) { return a }
        if a == .constant(false) { return b }
        if a == .constant(true) || b == .constant(true) { return .constant(true) }
        if case .until(.constant(true), let x) = a, case .until(.constant(true), let y) = b {
            return .reached(.constant(true), .disjunction(x, y))
        }
        return .or(a, b)
    }

    /// `a until b`, simplified.
    static func reached(_ a: NormalFormula, _ b: NormalFormula) -> NormalFormula {
        if a == b || a == .constant(false) { return b }
        switch b {
        case .constant: return b
        case .until(let c, _) where c == a || c == .constant(true): return b
        // eventually always eventually x, and always ... inside.
        case .release(.constant(false), .until(.constant(true), _)) where a == .constant(true): return b
        default: return .until(a, b)
        }
    }

    /// `a release b`, simplified.
    static func released(_ a: NormalFormula, _ b: NormalFormula) -> NormalFormula {
        if a == b || a == .constant(true) { return b }
        switch b {
        case .constant: return b
        case .release(let c, _) where c == a || c == .constant(false): return b
        case .until(.constant(true), .release(.constant(false), _)) where a == .constant(false): return b
        default: return .release(a, b)
        }
    }
}
