import Execution
import Foundation
import Language
import Reports

/// The traces of a report that `--format json` wrote, ready to be written in another form; the report holds the text of the
/// model too.
struct ReportTraces: TraceSource {
    /// The report.
    private let document: ReportDocument
    /// The scenario whose traces are wanted; `nil` for all.
    private let scenario: String?

    /// Why a file gives no traces.
    struct Unreadable: Error {
        /// A sentence without a full stop.
        let text: String
    }

    /// Reads the report at a path.
    init(path: String, scenario: String?) throws(Unreadable) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Unreadable(text: "'\(path)' cannot be read")
        }
        do throws(ReportDocumentError) {
            document = try ReportDocument(json: [UInt8](data))
        } catch {
            throw Unreadable(text: "'\(path)' \(error.text)")
        }
        self.scenario = scenario
    }

    /// All traces in the order of the report.
    var found: [Counterexample] {
        document.files.flatMap { file in
            (file.model?.scenarios ?? []).filter { scenario == nil || $0.name == scenario }.flatMap {
                traces(of: $0, file.model?.name ?? "", file.path)
            }
        }
    }

    /// The traces of a scenario.
    private func traces(
        of scenario: ReportDocument.Scenario, _ model: String, _ path: String
    ) -> [Counterexample] {
        guard let search = scenario.search else { return [] }
        func example(
            _ outcome: Counterexample.Outcome, _ evidence: ReportDocument.Evidence,
            _ property: ReportDocument.Property? = nil, waits: ReportDocument.Deadlock? = nil
        ) -> Counterexample {
            let value = evidence.value(threads: scenario.threads)
            return Counterexample(
                path: path, model: model, scenario: scenario.name,
                settings: scenario.settings.map { .init(name: $0.name, value: $0.value) }, outcome: outcome,
                kind: property?.kind, title: property?.title, explanations: value.explanations,
                threads: scenario.threads, trace: value.trace, waits: waits?.value?.waits ?? [], loop: value.loop)
        }
        var found = search.properties.compactMap { property in
            property.evidence.map { evidence in
                example(
                    property.verdict == .reached ? .reached(property.name) : .violated(property.name), evidence,
                    property)
            }
        }
        if let evidence = search.deadlock.evidence {
            found.append(example(.deadlock, evidence, waits: search.deadlock))
        }
        return found + search.errors.map { example(.error($0.message), $0.evidence) }
    }

    /// The program that a trace is of, checked again from the texts that the report holds; `nil` where that fails.
    func program(of example: Counterexample) -> Program? {
        let texts = Dictionary(document.sources.map { ($0.path, $0.text) }) { first, _ in first }
        guard let model = try? Frontend.load(texts, path: example.path),
            let scenario = model.scenarios.first(where: { $0.name == example.scenario })
        else { return nil }
        let overrides = example.settings.map { ParameterOverride(name: $0.name, value: $0.value) }
        return model.check(settings: scenario.settings, overrides: overrides).program
    }
}
