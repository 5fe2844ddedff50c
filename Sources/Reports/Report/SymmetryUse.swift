import Engine
import Execution

/// Whether states were counted up to symmetry.
public struct SymmetryUse: Codable, Hashable, Sendable {
    /// The types whose identities are taken for interchangeable; none where every state counts.
    public var types: [String]
    /// Why the identities of other types are told apart.
    public var obstacles: [SymmetryObstacle]
    /// What keeps the search from using any symmetry; `nil` where nothing does.
    public var conflict: Conflict?

    /// A property that does not go together with symmetry.
    public struct Conflict: Codable, Hashable, Sendable {
        /// The word that declares it.
        public let kind: String
        /// Its name.
        public let property: String
        /// Why not.
        public let cause: ReductionConflict

        /// Makes a conflict.
        public init(kind: String, property: String, cause: ReductionConflict) {
            (self.kind, self.property, self.cause) = (kind, property, cause)
        }
    }

    /// Says how symmetry was used.
    public init(types: [String] = [], obstacles: [SymmetryObstacle] = [], conflict: Conflict? = nil) {
        (self.types, self.obstacles, self.conflict) = (types, obstacles, conflict)
    }
}
