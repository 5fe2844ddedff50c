/// Consecutive transitions of a state of a batch that one fair entity makes; four words of 32 bits.
public struct FairRun: Hashable, Sendable, BitwiseCopyable {
    /// The position of the state in the batch.
    public let source: UInt32
    /// Twice the number of the entity, and one more where strong fairness is owed to it there.
    public let owner: Int32
    /// The ordinal of the first of them.
    public let first: Int32
    /// The ordinal of the last of them plus one.
    public let end: Int32
}

/// The fair runs of a batch of states, in the order of states and ordinals: a column of a `SuccessorBuffer` for who asks
/// which transition is whose.
public final class FairRuns {
    /// The runs, and spare ones behind them.
    private var runs = [FairRun](repeating: FairRun(source: 0, owner: 0, first: 0, end: 0), count: 256)
    /// How many there are.
    private(set) var count = 0
    /// Where those of the present state begin.
    private var start = 0

    /// Makes an empty column.
    init() {}

    /// The run at `index`, which is below `count`.
    subscript(index: Int) -> FairRun { runs[index] }

    /// The bytes that the column has allocated.
    var memoryFootprint: Int { runs.count * MemoryLayout<FairRun>.stride }

    /// Empties the column.
    func removeAll() { (count, start) = (0, 0) }

    /// Begins with the next state.
    func beginState() { start = count }

    /// Takes back what was written of the present state.
    func abandonState() { count = start }

    /// Notes that the transition with that ordinal, of the state at `source`, is the owner's.
    func note(_ owner: Int32, ordinal: Int32, source: Int) {
        if count > start, runs[count - 1].owner == owner, runs[count - 1].end == ordinal {
            runs[count - 1] = FairRun(
                source: UInt32(source), owner: owner, first: runs[count - 1].first, end: ordinal + 1)
            return
        }
        if count == runs.count { grow() }
        runs[count] = FairRun(source: UInt32(source), owner: owner, first: ordinal, end: ordinal + 1)
        count += 1
    }

    /// Makes room for twice as many.
    func grow() { runs += runs }

    /// Lets `body` write behind the end: it is handed the memory, how many runs there is room for, and how many there are.
    func withUnsafeRuns<Result>(_ body: (UnsafeMutablePointer<FairRun>, Int, inout Int) -> Result) -> Result {
        let (room, before) = (runs.count, count)
        var after = before
        let result = unsafe runs.withUnsafeMutableBufferPointer { memory -> Result in
            guard let base = memory.baseAddress else { preconditionFailure("the column is never without memory") }
            return unsafe body(base, room, &after)
        }
        precondition(after >= before && after <= room, "an expander wrote past the end of its column")
        count = after
        start = after
        return result
    }
}
