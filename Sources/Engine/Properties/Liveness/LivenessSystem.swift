/// A transition system of whose runs temporal formulas are asked, under fairness.
///
/// A *fair entity* is somebody, or something, that is owed its turn: it is enabled in a state where it has a transition,
/// and taken by its transitions. Which transitions are whose a system says in the `fairRuns` of the buffer, where it has
/// them. Weak fairness: an entity that is enabled from some state on is taken again and again. Strong fairness: so is one
/// that is enabled again and again. Which of them is owed depends on the state, but changes only when it is taken.
///
/// What `TransitionSystem` says of determinism and threads holds here too.
public protocol LivenessSystem: TransitionSystem {
    /// What is asked, in the order of subjects; of one subject there may be several.
    var temporalProperties: [TemporalProperty] { get }

    /// How many fair entities there are.
    var fairEntityCount: Int { get }

    /// The values of up to 64 atoms from `first` in `state`, a bit each; the buffer is told what goes wrong, as violations of
    /// the state, and an atom that goes wrong is false.
    func evaluateAtoms(from first: Int, in state: PackedState, into buffer: SuccessorBuffer) -> UInt64

    /// Evaluates the same atoms in several states, and leaves what they are in `values`, a word for each state.
    ///
    /// The result is that of the other method, unless a system brings something faster. What goes wrong is to be told of some
    /// state of those in which it does.
    func evaluateAtoms(
        from first: Int, in states: PackedStates, into buffer: SuccessorBuffer, values: AtomValues)
}

extension LivenessSystem {
    /// Evaluates the atoms in one state after the other.
    public func evaluateAtoms(
        from first: Int, in states: PackedStates, into buffer: SuccessorBuffer, values: AtomValues
    ) {
        for index in 0..<states.count { values[index] = evaluateAtoms(from: first, in: states[index], into: buffer) }
    }
}

/// The values of atoms in consecutive states, to be filled by a system: a word for each state, a bit for each atom.
///
/// Safety: whoever makes it guarantees `count` writable words for as long as it is used; it is handed down, never kept.
@safe public struct AtomValues {
    /// The words, for code that is not written in Swift.
    @unsafe public let words: UnsafeMutablePointer<UInt64>
    /// How many states.
    public let count: Int

    /// Makes a view of `count` writable words.
    init(unsafeWords words: UnsafeMutablePointer<UInt64>, count: Int) {
        unsafe self.words = words
        self.count = count
    }

    /// The values in the state at `index`, which is at least 0 and less than `count`.
    public subscript(index: Int) -> UInt64 {
        get {
            precondition(index >= 0 && index < count)
            return unsafe words[index]
        }
        nonmutating set {
            precondition(index >= 0 && index < count)
            unsafe words[index] = newValue
        }
    }
}

/// A formula that is asked of all fair runs.
public struct TemporalProperty: Hashable, Sendable {
    /// What it belongs to.
    public let subject: SubjectID
    /// The formula; its atoms lie in a range of 64.
    public let formula: TemporalFormula
    /// The first of its atoms, and the one behind the last.
    public let atoms: Range<Int>

    /// Makes a property.
    public init(subject: SubjectID, formula: TemporalFormula, atoms: Range<Int>) {
        self.subject = subject
        self.formula = formula
        self.atoms = atoms
    }
}
