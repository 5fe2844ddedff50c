/// A finite transition system that can be explored.
///
/// **Determinism.** Each requirement is a pure function of its arguments: the same state gives the same successors in
/// the same order, whatever was asked before. **Thread safety.** An instance is used by one thread at a time; `replica`
/// makes another, with scratch memory of its own, for another thread. Nothing here traps or throws on a user's model:
/// what goes wrong in a model is a `Finding`. A state with so many transitions that the buffer overflows may be given up:
/// `SuccessorBuffer.hasOverflowed` says when, and the search ends as incomplete.
public protocol TransitionSystem: AnyObject {
    /// How many words a state takes.
    var layout: StateLayout { get }

    /// Appends the initial states in their order. Findings that belong to one are given its ordinal as `transition`.
    func initialStates(into buffer: SuccessorBuffer)

    /// Evaluates everything that is judged on a state alone, and appends what is found.
    func inspect(_ state: PackedState, into buffer: SuccessorBuffer)

    /// Appends the state's transitions in their order, and what is found on them; deadlock is found here.
    func successors(of state: PackedState, into buffer: SuccessorBuffer)

    /// Inspects and expands `states` in their order, at least the first of them, until the buffer holds `enough` targets,
    /// and returns how many are done. The buffer says of each what it has: see `SuccessorColumns`. A system that was
    /// interrupted in a long step may have done none: then the search is to end.
    ///
    /// The result is that of `expandOneByOne`, which a system has unless it brings something faster.
    func expand(_ states: PackedStates, into buffer: SuccessorBuffer, until enough: Int) -> Int

    /// An independent instance for another thread.
    func replica() -> Self

    /// Takes over what `replica` remembers of its work, such as what of the model it exercised; what was taken over before
    /// may be taken over again. By default there is nothing to remember.
    func absorb(_ replica: Self)
}

extension TransitionSystem {
    /// Takes over nothing.
    public func absorb(_ replica: Self) {}

    /// Expands a batch by `expandOneByOne`.
    public func expand(_ states: PackedStates, into buffer: SuccessorBuffer, until enough: Int) -> Int {
        expandOneByOne(states, into: buffer, until: enough)
    }

    /// Expands a batch by `inspect` and `successors`; a state in which the buffer overflows is the last one.
    public func expandOneByOne(_ states: PackedStates, into buffer: SuccessorBuffer, until enough: Int) -> Int {
        var done = 0
        repeat {
            buffer.beginState()
            inspect(states[done], into: buffer)
            successors(of: states[done], into: buffer)
            buffer.endState()
            done += 1
        } while done < states.count && buffer.batchTargetCount < enough && !buffer.hasOverflowed
        return done
    }
}

/// The size of a packed state.
public struct StateLayout: Hashable, Sendable {
    /// The words of 64 bits that each state takes; at least 1.
    public let wordCount: Int
    /// The bits that are used: fields are packed from bit 0 of word 0 upwards.
    public let bitCount: Int
    /// The bits behind the last one of each part that changes by itself, such as a variable or the frame of a thread, in
    /// ascending order; may be empty. A store may keep such parts apart.
    public let partEnds: [Int]

    /// Makes a layout.
    public init(wordCount: Int, bitCount: Int, partEnds: [Int] = []) {
        self.wordCount = wordCount
        self.bitCount = bitCount
        self.partEnds = partEnds
    }
}

/// The identity of what can be found: a property, deadlock, or a place of an error. The system numbers them from 0.
public struct SubjectID: Hashable, Comparable, Sendable {
    /// The number.
    public let index: Int32

    /// Makes an identity.
    public init(_ index: Int32) { self.index = index }

    /// Orders by number.
    public static func < (a: SubjectID, b: SubjectID) -> Bool { a.index < b.index }
}

/// Something found while a state was inspected or expanded.
public struct Finding: Hashable, Sendable {
    /// What was found.
    public let subject: SubjectID
    /// The ordinal of the transition of the state that it was found on, or -1 where it is of the state itself.
    public let transition: Int32
    /// Whether it is bad (a violation, an error, a deadlock) rather than a witness (`reachable`).
    public let isViolation: Bool

    /// Makes a finding.
    public init(subject: SubjectID, transition: Int32, isViolation: Bool) {
        self.subject = subject
        self.transition = transition
        self.isViolation = isViolation
    }
}
