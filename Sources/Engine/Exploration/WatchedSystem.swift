/// A system that takes note of what a search by one worker sees of it: which states are expanded, and the first findings
/// on subjects that were not known to have any.
///
/// Every reachable state is expanded once in a complete search, so that an examination which goes on to its end has then
/// seen all of them.
public final class WatchedSystem<System: GoalSystem>: GoalSystem {
    /// What is searched.
    public let base: System
    /// For each subject whether something is known to be found of it.
    private let isKnown: [Bool]
    /// Set when something is found that was not known.
    private let alarm: CancellationFlag
    /// Set from outside; then the alarm is set too.
    private let cancellation: CancellationFlag
    /// Looks at a state that is expanded, and says whether the next ones are to be looked at too.
    private let examine: (PackedState) -> Bool
    /// Whether every state that was expanded was looked at, and the last one did not end that.
    public private(set) var isExamining = true

    /// Watches `base`; `alarm` is set, and so ends the search that it was given to, when something is found of a subject
    /// that is not among those `known`, or when `cancellation` is set.
    ///
    /// - Parameter examine: handed each state that is expanded, until it returns false.
    public init(
        _ base: System, subjectCount: Int, known: Set<SubjectID>, alarm: CancellationFlag,
        cancellation: CancellationFlag, examine: @escaping (PackedState) -> Bool = { _ in false }
    ) {
        self.base = base
        self.alarm = alarm
        self.cancellation = cancellation
        self.examine = examine
        isKnown = (0..<subjectCount).map { known.contains(SubjectID(Int32($0))) }
    }

    /// That of the system.
    public var layout: StateLayout { base.layout }

    /// The initial states of the system.
    public func initialStates(into buffer: SuccessorBuffer) {
        base.initialStates(into: buffer)
        look(at: buffer, from: 0)
    }

    /// Inspects a state.
    public func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {
        let before = buffer.findingCount
        base.inspect(state, into: buffer)
        look(at: buffer, from: before)
    }

    /// Appends the transitions of a state.
    public func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        let before = buffer.findingCount
        base.successors(of: state, into: buffer)
        look(at: buffer, from: before)
    }

    /// Expands a batch, and looks at its states.
    public func expand(_ states: PackedStates, into buffer: SuccessorBuffer, until enough: Int) -> Int {
        if cancellation.isCancelled { alarm.cancel() }
        let before = buffer.findingCount
        let done = base.expand(states, into: buffer, until: enough)
        if isExamining { isExamining = (0..<done).allSatisfy { examine(states[$0]) } }
        look(at: buffer, from: before)
        return done
    }

    /// Another instance of the system, watched on its own.
    public func replica() -> WatchedSystem {
        WatchedSystem(
            base.replica(), subjectCount: isKnown.count, known: known, alarm: alarm, cancellation: cancellation,
            examine: examine)
    }

    /// Takes over what a replica remembers.
    public func absorb(_ replica: WatchedSystem) { base.absorb(replica.base) }

    /// The goals of the system.
    public var goals: [SubjectID] { base.goals }

    /// Evaluates the goals of the system.
    public func evaluateGoals(in state: PackedState, into buffer: SuccessorBuffer) {
        base.evaluateGoals(in: state, into: buffer)
    }

    /// The subjects of which something is known to be found.
    private var known: Set<SubjectID> {
        Set(isKnown.indices.filter { isKnown[$0] }.map { SubjectID(Int32($0)) })
    }

    /// Sets the alarm where one of the findings from `start` on was not known.
    private func look(at buffer: SuccessorBuffer, from start: Int) {
        guard buffer.findingCount > start else { return }
        let subjects = unsafe buffer.batchFindings[start...].map(\.finding.subject.index)
        if subjects.contains(where: { !isKnown[Int($0)] }) { alarm.cancel() }
    }
}

extension WatchedSystem: LivenessSystem where System: LivenessSystem {
    /// The formulas of the system.
    public var temporalProperties: [TemporalProperty] { base.temporalProperties }

    /// How many fair entities the system has.
    public var fairEntityCount: Int { base.fairEntityCount }

    /// Evaluates the atoms of the system.
    public func evaluateAtoms(from first: Int, in state: PackedState, into buffer: SuccessorBuffer) -> UInt64 {
        base.evaluateAtoms(from: first, in: state, into: buffer)
    }
}
