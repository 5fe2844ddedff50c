import Execution
import Language

/// What the report says of symmetry, below the counts.
struct SymmetryLines {
    /// The model.
    let model: ModelReport

    /// Each search with what it made of symmetry.
    private var searches: [(name: String, use: SymmetryUse)] {
        model.scenarios.compactMap { scenario in
            guard case .searched(let search) = scenario.outcome else { return nil }
            return (scenario.name, search.symmetry)
        }
    }

    /// A text on what states are counted up to, and one for each thing that stood in the way; each once.
    var texts: [String] { ([usedTypes].compactMap(\.self) + obstacles + conflicts).withoutRepetitions }

    /// The types that states are counted up to; `nil` where every state counts in all scenarios.
    ///
    /// What is so in most scenarios is said without their names.
    private var usedTypes: String? {
        let sets = searches.map(\.use.types).withoutRepetitions
        let groups = sets.map { types in (types: types, names: names { $0.types == types }) }
        guard let usual = groups.filter({ !$0.types.isEmpty }).max(by: { $0.names.count < $1.names.count }) else {
            return nil
        }
        let others = groups.filter { $0.types != usual.types }.map { group in
            "in \(Wording.list(group.names)) "
                + (group.types.isEmpty ? "each is counted" : "of \(Wording.list(group.types))")
        }
        return (["states are counted up to symmetry of \(Wording.list(usual.types))"] + others)
            .joined(separator: "; ")
    }

    /// Why the identities of a type are told apart.
    private var obstacles: [String] {
        searches.flatMap(\.use.obstacles).map { obstacle in
            let place = model.sources.location(of: obstacle.span)
            return "no symmetry of \(obstacle.type): \(obstacle.cause.reason) (line \(place.line))"
        }
    }

    /// Why a search uses no symmetry at all.
    private var conflicts: [String] {
        let conflicts = searches.compactMap(\.use.conflict)
        return conflicts.map(\.cause).withoutRepetitions.map { cause in
            let properties = conflicts.filter { $0.cause == cause }.map { "'\($0.kind) \($0.property)'" }
            return "no symmetry with \(Wording.list(properties.withoutRepetitions)): \(cause.reason)"
        }
    }

    /// The searches with such a use.
    private func names(_ isWanted: (SymmetryUse) -> Bool) -> [String] {
        searches.filter { isWanted($0.use) }.map(\.name)
    }
}

extension SymmetryObstacle.Cause {
    /// Why the identities of a type are told apart.
    var reason: String {
        switch self {
        case .blockingLoop: "a turn of a loop over it can block, so their order matters"
        }
    }
}
