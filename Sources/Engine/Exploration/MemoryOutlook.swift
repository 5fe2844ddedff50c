/// What a search is expected to need of memory, beside what it may take.
///
/// It takes the states that are forecast to be as large as those that were found. It is advice to a user who waits: a
/// search ends at its limit, not at its outlook.
public struct MemoryOutlook: Hashable, Sendable {
    /// How many states are expected.
    public let states: ClosedRange<Int>
    /// How many bytes these take.
    public let bytes: ClosedRange<Int>
    /// How many bytes the search may take.
    public let limit: Int

    /// The states from which on the bytes of a state tell anything: before, what every search takes weighs too much.
    static let leastStates = 200_000

    /// Looks ahead; `nil` where there is no limit or no forecast, or there are too few states yet.
    public init?(forecast: Forecast?, states: Int, memoryBytes: Int, limit: Int?) {
        guard let forecast, let limit, limit > 0, states >= Self.leastStates else { return nil }
        let bytesPerState = Double(memoryBytes) / Double(states)
        let bytes = { (count: Int) in Int(min(Double(count) * bytesPerState, 1e18)) }
        self.states = forecast.states
        self.bytes = bytes(forecast.states.lowerBound)...bytes(forecast.states.upperBound)
        self.limit = limit
    }

    /// Whether even the least estimate is more than half as much again as the limit.
    public var isTooMuch: Bool { bytes.lowerBound > limit + limit / 2 }
}
