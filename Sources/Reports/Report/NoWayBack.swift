import Execution

/// What is left in a state from where no way leads to what a `recoverable` property wants.
public struct NoWayBack: Codable, Hashable, Sendable {
    /// How many states can be reached from there, itself included; `nil` where they were not counted.
    public let reachableStates: Int?
    /// Whether these are states up to symmetry.
    public let isUpToSymmetry: Bool
    /// What can happen there next.
    public let moves: [PossibleMoves]

    /// Makes it from its parts.
    public init(reachableStates: Int?, isUpToSymmetry: Bool = false, moves: [PossibleMoves]) {
        self.reachableStates = reachableStates
        self.isUpToSymmetry = isUpToSymmetry
        self.moves = moves
    }
}
