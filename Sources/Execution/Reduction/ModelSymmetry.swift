import Engine
import Language

/// The exchanges of identities under which a model's transitions stay the same.
public struct ModelSymmetry: Sendable {
    /// The classes of identities that are exchanged.
    public let classes: [IdentityClass]
    /// Why the identities of other types are not.
    public let obstacles: [SymmetryObstacle]
    /// How states move; `nil` where nothing is exchanged.
    private let plan: SymmetryPlan?

    /// Finds the symmetry of a compiled model.
    init(_ compiled: CompiledModel) {
        var planner = SymmetryPlanner(compiled.lowered, compiled.map)
        plan = planner?.plan()
        classes = plan?.usedClasses ?? []
        obstacles = plan?.group.obstacles ?? SymmetryObstacles.of(compiled.program)
    }

    /// What finds representatives of states; `nil` where every state is the only one of its orbit.
    public func canonicaliser() -> (any StateCanonicaliser)? {
        plan.flatMap { $0.isTrivial ? nil : ModelCanonicaliser($0) }
    }
}

extension ModelSystem {
    /// The symmetry of the model; takes time in proportion to the size of a state.
    public var symmetry: ModelSymmetry { ModelSymmetry(compiled) }
}
