import Engine
import Language

/// Refuses `--partial-order on` where something is judged that it could make come out otherwise.
struct PartialOrderRefusal {
    /// What the command line asks for.
    let options: CheckOptions

    /// The option as it is named in errors.
    static let option = "--partial-order on"

    /// Refuses the first property of the scenarios to be run that the reduction is not sound for, and `--strict`.
    func validate(_ targets: [CheckTarget]) throws(UsageError) {
        guard options.partialOrder == .on else { return }
        if options.isStrict {
            throw .reductionRefused(
                option: Self.option,
                .option("--strict", reason: "what is left out may be what would have executed the rest"))
        }
        let selection = ScenarioSelection(options: options)
        for target in targets {
            guard let model = target.model else { continue }
            for scenario in model.scenarios where selection.decision(on: scenario) == .run {
                try validate(model, scenario, path: target.path)
            }
        }
    }

    /// Refuses the first property of a scenario that the reduction is not sound for.
    func validate(_ model: LoadedModel, _ scenario: Scenario, path: String) throws(UsageError) {
        guard options.partialOrder == .on else { return }
        for (name, kind, word) in model.judgedKinds where isJudged(name, scenario) {
            guard let conflict = Reduction.partialOrder.conflict(with: kind) else { continue }
            throw .reductionRefused(option: Self.option, .property(name, kind: word, path: path, conflict))
        }
    }

    /// Whether a property is judged in a scenario.
    private func isJudged(_ name: String, _ scenario: Scenario) -> Bool {
        !scenario.skipped.contains { $0.name.text == name }
            && (scenario.only.isEmpty || scenario.only.contains { $0.text == name })
            && (options.properties.isEmpty || options.properties.contains(name))
    }
}

extension LoadedModel {
    /// The properties in the order of declaration: name, kind, and the word that declares it.
    fileprivate var judgedKinds: [(String, JudgedKind, String)] {
        trees.flatMap(\.declarations).compactMap { declaration in
            switch declaration.kind {
            case .property(let kind, let name, _, _): (name.text, kind.judged, kind.rawValue)
            case .refines(let name, _, _, _, _, _): (name.text, .refinement, "refines")
            default: nil
            }
        }
    }
}

extension PropertyKindSyntax {
    /// What is asked of a search.
    fileprivate var judged: JudgedKind {
        switch self {
        case .invariant: .invariant
        case .transition: .transition
        case .reachable: .reachable
        case .recoverable: .recoverable
        case .liveness: .liveness
        }
    }
}
