/// Counts and sizes of a search.
///
/// All but `memoryBytes` and `elapsed` depend on the system and the options alone.
public struct Statistics: Hashable, Sendable {
    /// The states that were found, each counted once.
    public let distinctStates: Int
    /// The distinct initial states.
    public let initialStates: Int
    /// The states whose transitions were made.
    public let expandedStates: Int
    /// The transitions of the expanded states; initial states do not count.
    public let transitions: Int
    /// The number of states at each distance from the initial states; the last ones may be missing states where the
    /// search is not complete.
    public let levelSizes: [Int]
    /// The bytes that the states, their table and the buffers took at the end.
    public let memoryBytes: Int
    /// How long the search ran.
    public let elapsed: Duration
    /// How sure the search is of having omitted no state; `nil` where it is certain.
    public var approximation: Approximation?

    /// The greatest distance of a state from the initial states; 0 where there is none.
    public var depth: Int { max(0, levelSizes.count - 1) }
}
