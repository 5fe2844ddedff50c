/// The memory of a `SuccessorBuffer`, for an expander that is not written in Swift: columns that it writes at the end of,
/// and how far they are filled.
///
/// The pointers and capacities are to be read, the counts to be raised. An expander writes whole states only: what it
/// cannot finish for want of room it takes back, by leaving the counts as they were before that state.
///
/// Safety: each pointer is writable up to its capacity until the closure that is handed this value returns.
@safe public struct SuccessorColumns {
    /// The words of the targets, `wordCount` for each, in the order of their sources and ordinals.
    @unsafe public let words: UnsafeMutablePointer<UInt64>
    /// For each target the ordinal of its transition among those of its source.
    @unsafe public let ordinals: UnsafeMutablePointer<Int32>
    /// How many targets there is room for.
    public let targetCapacity: Int
    /// How many targets there are.
    public var targetCount: Int

    /// For each state of the batch that is done, in order: how many targets the batch has with those of this state.
    @unsafe public let targetEnds: UnsafeMutablePointer<UInt32>
    /// For each state of the batch that is done: its transitions, those without a target included.
    @unsafe public let transitionCounts: UnsafeMutablePointer<Int32>
    /// How many states there is room for.
    public let sourceCapacity: Int
    /// How many states are done.
    public var sourceCount: Int

    /// What was found on the states that are done, in their order.
    @unsafe public let findings: UnsafeMutablePointer<BatchFinding>
    /// How many findings there is room for.
    public let findingCapacity: Int
    /// How many findings there are.
    public var findingCount: Int

    /// Who makes which transition; `nil` where nobody asks.
    @unsafe public var runs: UnsafeMutablePointer<FairRun>?
    /// How many runs there is room for.
    public var runCapacity = 0
    /// How many runs there are.
    public var runCount = 0
}

/// Something found on a state of a batch; four words of 32 bits.
public struct BatchFinding: Hashable, Sendable, BitwiseCopyable {
    /// The position of the state in the batch.
    public let source: UInt32
    /// What was found.
    public let subject: Int32
    /// The ordinal of the transition of the state that it was found on, or -1 where it is of the state itself.
    public let transition: Int32
    /// Whether it is bad rather than a witness: 1 or 0.
    public let violation: Int32

    /// Makes a finding on the state at `source`.
    init(_ finding: Finding, source: Int) {
        self.source = UInt32(source)
        subject = finding.subject.index
        transition = finding.transition
        violation = finding.isViolation ? 1 : 0
    }

    /// The same without the state.
    var finding: Finding {
        Finding(subject: SubjectID(subject), transition: transition, isViolation: violation != 0)
    }
}
