import Language

/// What a thread, or the environment, can do next in a state.
public struct PossibleMoves: Codable, Hashable, Sendable {
    /// A call, step or rule, whatever its arguments and choices.
    public struct Move: Codable, Hashable, Sendable {
        /// The operation or rule.
        public let action: String
        /// Which part of the operation it is.
        public let part: TransitionDescription.Part

        /// Makes it from its parts.
        public init(action: String, part: TransitionDescription.Part) {
            self.action = action
            self.part = part
        }
    }

    /// Who acts.
    public let actor: TransitionDescription.Actor
    /// The moves in the order of transitions, each once.
    public let moves: [Move]
    /// Whether there were too many transitions to look at all.
    public let hasMore: Bool
    /// The next statement of a thread that is inside an operation.
    public let statement: String?

    /// Makes it from its parts.
    public init(actor: TransitionDescription.Actor, moves: [Move], hasMore: Bool = false, statement: String? = nil) {
        self.actor = actor
        self.moves = moves
        self.hasMore = hasMore
        self.statement = statement
    }
}
