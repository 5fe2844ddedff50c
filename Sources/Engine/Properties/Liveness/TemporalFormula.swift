/// A formula of linear temporal logic over numbered atoms, each a predicate on states.
///
/// There is no operator for the next state: whether a formula holds does not change where a run repeats a state.
public indirect enum TemporalFormula: Hashable, Sendable {
    case constant(Bool)
    /// The atom with that number is true.
    case atom(Int)
    case not(TemporalFormula)
    case and(TemporalFormula, TemporalFormula)
    case or(TemporalFormula, TemporalFormula)
    /// The second comes true, and the first is true until then.
    case until(TemporalFormula, TemporalFormula)
    /// The second is true up to and with where the first is, for ever where the first is nowhere.
    case release(TemporalFormula, TemporalFormula)

    /// True from now on.
    public static func always(_ formula: TemporalFormula) -> TemporalFormula { .release(.constant(false), formula) }

    /// True now or later.
    public static func eventually(_ formula: TemporalFormula) -> TemporalFormula { .until(.constant(true), formula) }

    /// True where the first is false.
    public static func implies(_ a: TemporalFormula, _ b: TemporalFormula) -> TemporalFormula { .or(.not(a), b) }

    /// Each time that the first is true, the second is then or later.
    public static func leadsTo(_ a: TemporalFormula, _ b: TemporalFormula) -> TemporalFormula {
        .always(.implies(a, .eventually(b)))
    }

    /// The same formula with `offset` subtracted from the numbers of all atoms.
    public func shiftingAtoms(by offset: Int) -> TemporalFormula {
        switch self {
        case .constant: self
        case .atom(let number): .atom(number - offset)
        case .not(let a): .not(a.shiftingAtoms(by: offset))
        case .and(let a, let b): .and(a.shiftingAtoms(by: offset), b.shiftingAtoms(by: offset))
        case .or(let a, let b): .or(a.shiftingAtoms(by: offset), b.shiftingAtoms(by: offset))
        case .until(let a, let b): .until(a.shiftingAtoms(by: offset), b.shiftingAtoms(by: offset))
        case .release(let a, let b): .release(a.shiftingAtoms(by: offset), b.shiftingAtoms(by: offset))
        }
    }
}
