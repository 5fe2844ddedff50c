/// How much memory a search spends on states and the ways to them, where that is a matter of time.
///
/// The ways themselves take about ten bits a state in either case (see `TraceTree`): a parent is told by its place, and
/// the states on a way are found anew from its beginning. What differs is how full the table of states becomes.
public enum TraceStorage: String, CaseIterable, Hashable, Sendable {
    /// A table with room: quick.
    case auto
    /// A full table: about two thirds of the memory, more time.
    case compact

    /// How full the table becomes.
    var density: TableDensity { self == .compact ? .close : .roomy }
}
