import Language
import Reports

/// The diagnostics of a model's configurations, each once.
struct ScenarioDiagnostics {
    /// What tells two diagnostics apart.
    private struct Key: Hashable {
        /// The identity of its kind.
        let id: String
        /// The sentence.
        let text: String
        /// The place.
        let span: SourceSpan?
    }

    /// The diagnostics in the order in which they were first met.
    private var order: [Key] = []
    /// The first diagnostic of each key, and the scenarios in which it was met.
    private var found: [Key: (diagnostic: Diagnostic, scenarios: [String])] = [:]
    /// How many configurations were looked at.
    private var scenarioCount = 0

    /// Adds what was found in the configuration of a scenario.
    mutating func add(_ diagnostics: [Diagnostic], of scenario: String) {
        scenarioCount += 1
        for diagnostic in diagnostics {
            let key = Key(id: diagnostic.message.id, text: diagnostic.message.text, span: diagnostic.span)
            if found[key] == nil { order.append(key) }
            var entry = found[key] ?? (diagnostic, [])
            if entry.scenarios.last != scenario { entry.scenarios.append(scenario) }
            found[key] = entry
        }
    }

    /// Each diagnostic once, with the scenarios in which it was met unless that is all of them.
    var merged: [ReportedDiagnostic] {
        order.compactMap { key in
            found[key].map { entry in
                ReportedDiagnostic(
                    entry.diagnostic, scenarios: entry.scenarios.count == scenarioCount ? [] : entry.scenarios)
            }
        }
    }
}
