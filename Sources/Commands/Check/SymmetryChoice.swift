import Engine
import Execution
import Language
import Reports

/// Whether a search takes interchangeable states for one.
struct SymmetryChoice {
    /// What finds representatives; `nil` where every state counts.
    let canonicaliser: (any StateCanonicaliser)?
    /// What the report says of it.
    let use: SymmetryUse

    /// Decides for a search of `system` that judges `selection`.
    init(system: ModelSystem, selection: PropertySelection, isWanted: Bool) {
        guard isWanted else {
            (canonicaliser, use) = (nil, SymmetryUse())
            return
        }
        let symmetry = system.symmetry
        let names = symmetry.classes.map(\.name)
        if !names.isEmpty, let conflict = Self.conflict(system.program, selection) {
            (canonicaliser, use) = (nil, SymmetryUse(conflict: conflict))
            return
        }
        canonicaliser = symmetry.canonicaliser()
        use = SymmetryUse(types: names, obstacles: symmetry.obstacles)
    }

    /// The first property that is judged and does not go together with symmetry, and why.
    private static func conflict(_ program: Program, _ selection: PropertySelection) -> SymmetryUse.Conflict? {
        for (index, property) in program.properties.enumerated() where selection.exclusions[index] == nil {
            if let cause = Reduction.symmetry.conflict(with: property.content.judgedKind) {
                return SymmetryUse.Conflict(
                    kind: property.content.keyword, property: property.name, cause: cause)
            }
        }
        return nil
    }
}

extension PropertyContent {
    /// What a property of this kind is judged on.
    var judgedKind: JudgedKind {
        switch self {
        case .invariant: .invariant
        case .transition: .transition
        case .reachable: .reachable
        case .recoverable: .recoverable
        case .liveness: .liveness
        case .refinement: .refinement
        }
    }
}
