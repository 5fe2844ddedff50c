import Foundation
import Language

/// Which scenarios of which models make the columns of a matrix, and what the columns are called.
struct MatrixSelection {
    /// What the command line asks for.
    let options: CheckOptions

    /// A column before anything is run.
    struct Column {
        /// The path of the model as the user sees it.
        let path: String
        /// The model.
        let model: LoadedModel
        /// The scenario.
        let scenario: Scenario
        /// The short name of the column.
        let label: String
    }

    /// The base scenarios of `model`: those that the command line names, else those whose documentation has a line
    /// `column: LABEL` and whose tags are asked for, else the first that needs no tag, else the first.
    func scenarios(of model: LoadedModel) -> [Scenario] {
        if !options.scenarios.isEmpty { return model.scenarios.filter { options.scenarios.contains($0.name) } }
        if model.scenarios.contains(where: { $0.columnLabel != nil }) {
            return model.scenarios.filter { $0.columnLabel != nil && isWanted($0) }
        }
        return (model.scenarios.first(where: isWanted) ?? model.scenarios.first).map { [$0] } ?? []
    }

    /// Whether `scenario` needs no tag but those that are asked for.
    private func isWanted(_ scenario: Scenario) -> Bool {
        scenario.tags.isEmpty || scenario.tags.contains(where: options.tags.contains)
    }

    /// The columns of all models among `targets`, in order.
    func columns(of targets: [CheckTarget]) -> [Column] {
        let models = targets.compactMap { target in target.model.map { (target.path, $0) } }
        var used: Set<String> = []
        return zip(models, stems(of: models)).flatMap { entry, stem in
            let chosen = scenarios(of: entry.1)
            return chosen.map { scenario in
                let label = scenario.columnLabel ?? (chosen.count == 1 ? stem : "\(stem) \(scenario.name)")
                return Column(path: entry.0, model: entry.1, scenario: scenario, label: Self.unique(label, &used))
            }
        }
    }

    /// A label for each model: the part `P…` of its file's name, else its name, which also tells apart the models that
    /// would share one.
    private func stems(of models: [(path: String, model: LoadedModel)]) -> [String] {
        let short = models.map { Self.proposal(inPath: $0.path) ?? $0.model.name }
        return zip(models, short).map { entry, label in
            short.filter { $0 == label }.count == 1 ? label : entry.model.name
        }
    }

    /// `label`, with a number where it is taken.
    private static func unique(_ label: String, _ used: inout Set<String>) -> String {
        var candidate = label
        var number = 2
        while !used.insert(candidate).inserted {
            candidate = "\(label) (\(number))"
            number += 1
        }
        return candidate
    }

    /// The number of a proposal in the name of a file: `P1` of `2021-08-P1-enlightened-fd.ilv`.
    static func proposal(inPath path: String) -> String? {
        let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        return stem.split(separator: "-").map(String.init).first { part in
            part.wholeMatch(of: /P[0-9]+[A-Za-z]*/) != nil
        }
    }
}

extension Scenario {
    /// The label of its column, which a line `column: LABEL` of its documentation gives; `nil` where there is none.
    var columnLabel: String? {
        for line in documentation {
            let text = line.trimmingCharacters(in: .whitespaces)
            guard text.hasPrefix("column:") else { continue }
            let label = text.dropFirst("column:".count).trimmingCharacters(in: .whitespaces)
            if !label.isEmpty { return label }
        }
        return nil
    }
}
