import Engine
import Language

/// The states that can be reached from one state, until a call of a pattern is made: for the nearest state in which it
/// can be made.
public final class CallSearchSystem: TransitionSystem {
    /// What is searched.
    private let base: ModelSystem
    /// The state that everything begins in.
    private let start: [UInt64]
    /// The calls.
    private let pattern: CallPattern
    /// Set when a call is found, and so ends the search.
    private let found: CancellationFlag
    /// Set from outside; then the search ends too.
    private let interruption: CancellationFlag
    /// The subject of a finding on a transition that makes such a call.
    public let subject: SubjectID

    /// Searches `base` from `start`; `found` is set when a call of `pattern` is met, and given to the search.
    public init(
        _ base: ModelSystem, from start: [UInt64], to pattern: CallPattern, found: CancellationFlag,
        interruptedBy interruption: CancellationFlag
    ) {
        self.interruption = interruption
        self.base = base.replica()
        self.start = start
        self.pattern = pattern
        self.found = found
        subject = SubjectID(Int32(base.subjects.count))
    }

    /// That of the system.
    public var layout: StateLayout { base.layout }

    /// Appends the one state.
    public func initialStates(into buffer: SuccessorBuffer) {
        let target = buffer.appendTransition()
        for (index, word) in start.enumerated() { target[index] = word }
    }

    /// Nothing is judged on states.
    public func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {}

    /// Appends the transitions, and notes the first that makes a call.
    public func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        if interruption.isCancelled { found.cancel() }
        let machine = base.machine
        machine.wanted = VirtualMachine.everyTransition
        machine.notes.removeAll(keepingCapacity: true)
        base.makeTransitions(of: state, into: buffer)
        guard let ordinal = machine.notes.firstIndex(where: { pattern.isMet(by: $0, in: base) }) else { return }
        buffer.append(Finding(subject: subject, transition: Int32(ordinal), isViolation: false))
        found.cancel()
    }

    /// Another instance for another thread.
    public func replica() -> CallSearchSystem {
        CallSearchSystem(base, from: start, to: pattern, found: found, interruptedBy: interruption)
    }
}
