import Language

/// A trace of a model beside what its specification does, and what of the specification comes nearest to the end of it.
public struct RefinementExplanation: Codable, Hashable, Sendable {
    /// What a transition of the model is to the specification.
    public enum Match: Codable, Hashable, Sendable {
        /// Nothing: the state that the specification sees stays the same.
        case stutters
        /// That transition of the specification.
        case matches(TransitionDescription)
        /// A change that no transition of the specification makes.
        case fails([TransitionDescription.Change])
        /// It cannot be said: the mapping meets an error.
        case unknown
    }

    /// An operation, a rule or an initial state of the specification that comes near to what the model does.
    public struct NearMiss: Codable, Hashable, Sendable {
        /// The transition as the specification has it, or would have it but for its guards; `nil` for an initial state.
        public let transition: TransitionDescription?
        /// Whether guards keep it from happening.
        public let isGuarded: Bool
        /// The part of a guard that is false, where it can be told.
        public let guardPart: Explanation?
        /// What it leaves (`before`) where the model leaves something else (`after`).
        public let differences: [TransitionDescription.Change]

        /// Makes it from its parts.
        public init(
            transition: TransitionDescription?, isGuarded: Bool, guardPart: Explanation?,
            differences: [TransitionDescription.Change]
        ) {
            self.transition = transition
            self.isGuarded = isGuarded
            self.guardPart = guardPart
            self.differences = differences
        }
    }

    /// The specification's name.
    public let specification: String
    /// The state of the specification that the initial state is mapped to.
    public let initial: [TransitionDescription.Binding]
    /// What each transition of the trace is to the specification.
    public let matches: [Match]
    /// What comes nearest to the last transition, or to the initial state of a trace without transitions; nearest first.
    public let nearest: [NearMiss]

    /// Makes it from its parts.
    public init(
        specification: String, initial: [TransitionDescription.Binding], matches: [Match], nearest: [NearMiss]
    ) {
        self.specification = specification
        self.initial = initial
        self.matches = matches
        self.nearest = nearest
    }
}
