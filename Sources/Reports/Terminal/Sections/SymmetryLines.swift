import Execution
import Language

/// What the report says of symmetry, below the counts.
struct SymmetryLines {
    /// The model.
    let model: ModelReport

    /// A line for each set of types that states were counted up to, and one for each thing that stood in the way.
    var texts: [String] {
        let searches = model.scenarios.compactMap { scenario -> (name: String, use: SymmetryUse)? in
            guard case .searched(let search) = scenario.outcome else { return nil }
            return (scenario.name, search.symmetry)
        }
        var lines: [String] = []
        for use in searches.map(\.use) where !use.types.isEmpty {
            let names = searches.filter { $0.use.types == use.types }.map(\.name)
            let scenarios = names.count == searches.count ? "" : ", in " + Wording.list(names)
            lines.append("states are counted up to symmetry of \(Wording.list(use.types))\(scenarios)")
        }
        for use in searches.map(\.use) {
            lines += use.obstacles.map { obstacle in
                let place = model.sources.location(of: obstacle.span)
                return "no symmetry of \(obstacle.type): \(obstacle.cause.reason) (line \(place.line))"
            }
            if let conflict = use.conflict {
                lines.append("no symmetry with '\(conflict.kind) \(conflict.property)': \(conflict.cause.reason)")
            }
        }
        var seen: Set<String> = []
        return lines.filter { seen.insert($0).inserted }
    }
}

extension SymmetryObstacle.Cause {
    /// Why the identities of a type are told apart.
    var reason: String {
        switch self {
        case .blockingLoop: "a turn of a loop over it can block, so that the order of the turns matters"
        }
    }
}
