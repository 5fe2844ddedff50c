/// A transition system in which the representative of its orbit stands for each state.
///
/// What leads from a representative, and what is found there, is what the system itself says of it; only the targets are
/// replaced. So the states that a search of the quotient finds are the orbits of those of the system, at the same depths
/// (Ip and Dill, *Better verification through symmetry*, 1996).
public final class QuotientSystem<Base: TransitionSystem>: TransitionSystem {
    /// The system.
    public let base: Base
    /// What finds representatives; `nil` where every state stands for itself.
    private let canonicaliser: (any StateCanonicaliser)?

    /// Makes the quotient of `base` under the exchanges that `canonicaliser` knows.
    public init(_ base: Base, by canonicaliser: (any StateCanonicaliser)?) {
        self.base = base
        self.canonicaliser = canonicaliser
    }

    /// Whether states are taken for one another at all.
    public var isReduced: Bool { canonicaliser != nil }

    /// How many words a state takes.
    public var layout: StateLayout { base.layout }

    /// Appends the representatives of the initial states in their order.
    public func initialStates(into buffer: SuccessorBuffer) {
        let start = buffer.batchTargetCount
        base.initialStates(into: buffer)
        canonicaliseTargets(of: buffer, from: start)
    }

    /// Evaluates what is judged on a state alone.
    public func inspect(_ state: PackedState, into buffer: SuccessorBuffer) { base.inspect(state, into: buffer) }

    /// Appends the transitions of a state to the representatives of their targets.
    public func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        let start = buffer.batchTargetCount
        base.successors(of: state, into: buffer)
        canonicaliseTargets(of: buffer, from: start)
    }

    /// Inspects and expands a batch as the system does.
    public func expand(_ states: PackedStates, into buffer: SuccessorBuffer, until enough: Int) -> Int {
        let start = buffer.batchTargetCount
        let done = base.expand(states, into: buffer, until: enough)
        canonicaliseTargets(of: buffer, from: start)
        return done
    }

    /// An independent instance for another thread.
    public func replica() -> QuotientSystem { QuotientSystem(base.replica(), by: canonicaliser?.replica()) }

    /// Takes over what `replica` remembers of its work.
    public func absorb(_ replica: QuotientSystem) { base.absorb(replica.base) }

    /// Puts representatives in place of the targets from `start` on.
    private func canonicaliseTargets(of buffer: SuccessorBuffer, from start: Int) {
        guard let canonicaliser, buffer.batchTargetCount > start else { return }
        canonicaliser.canonicalise(buffer.mutableTargets(from: start))
    }
}

extension QuotientSystem: GoalSystem where Base: GoalSystem {
    /// The goals of the system.
    public var goals: [SubjectID] { base.goals }

    /// Appends a witness for each goal that holds in `state`.
    public func evaluateGoals(in state: PackedState, into buffer: SuccessorBuffer) {
        base.evaluateGoals(in: state, into: buffer)
    }
}

/// Liveness is not judged on representatives (see `Reduction`): this is for quotients in which every state stands for itself.
extension QuotientSystem: LivenessSystem where Base: LivenessSystem {
    /// What is asked of the system's runs.
    public var temporalProperties: [TemporalProperty] { base.temporalProperties }

    /// How many fair entities the system has.
    public var fairEntityCount: Int { base.fairEntityCount }

    /// The values of atoms in `state`.
    public func evaluateAtoms(from first: Int, in state: PackedState, into buffer: SuccessorBuffer) -> UInt64 {
        base.evaluateAtoms(from: first, in: state, into: buffer)
    }

    /// The values of atoms in several states.
    public func evaluateAtoms(
        from first: Int, in states: PackedStates, into buffer: SuccessorBuffer, values: AtomValues
    ) {
        base.evaluateAtoms(from: first, in: states, into: buffer, values: values)
    }
}
