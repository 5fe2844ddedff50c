import Engine
import Execution
import Foundation
import Language
import Reports

extension ExploreSession {
    /// Makes the steps to something that a report in JSON tells of this scenario: a property by its name, `deadlock` or
    /// `error`; without a name the first thing that is bad.
    mutating func replayReport(_ text: String) throws(ExploreFault) {
        let (path, name) = text.firstWord
        let content = try self.text(of: path)
        let document: ReportDocument
        do throws(ReportDocumentError) {
            document = try ReportDocument(json: Array(content.utf8))
        } catch {
            throw .noTrace(path, reason: "it \(error.text)")
        }
        let models = document.files.compactMap(\.model)
        let scenarios = models.filter { $0.name == target.program.name }.flatMap(\.scenarios)
        guard let scenario = scenarios.first(where: { $0.name == target.scenario.name && $0.search != nil }) else {
            let known = models.flatMap { model in model.scenarios.map { "\(model.name)#\($0.name)" } }
            throw .noTrace(
                path,
                reason: "it tells nothing of \(target.program.name)#\(target.scenario.name)"
                    + (known.isEmpty ? "" : ", only of \(Wording.list(known))"))
        }
        let traces = Self.traces(of: scenario)
        guard let found = name.isEmpty ? traces.first(where: \.isBad) : traces.first(where: { $0.name == name }) else {
            let names = traces.map(\.name)
            let rest = names.isEmpty ? ", and no other" : "; there are \(Wording.list(names))"
            throw .noTrace(path, reason: "it has no trace to \(name.isEmpty ? "anything bad" : "'\(name)'")\(rest)")
        }
        let start = try start(of: found.trace, path)
        note("\(found.name) of scenario \(scenario.name)")
        let steps = found.trace.transitions.enumerated().map {
            Record(place: "transition \($0 + 1)", text: StepText($1).text, changes: $1.endsInError ? nil : $1.changes)
        }
        try replay(steps, from: start)
    }

    /// A trace of a report.
    private struct RecordedTrace {
        /// What it leads to: a property, `deadlock` or `error`.
        let name: String
        /// The transitions; those of a loop once.
        let trace: TraceReport
        /// Whether what it leads to is bad.
        let isBad: Bool

        /// Makes it of the evidence for `name`.
        init(_ name: String, _ evidence: Evidence, isBad: Bool) {
            self.name = name
            self.isBad = isBad
            trace = TraceReport(
                start: evidence.trace.start,
                transitions: evidence.trace.transitions + (evidence.loop?.transitions ?? []))
        }
    }

    /// The traces that a report has of a scenario.
    private static func traces(of scenario: ReportDocument.Scenario) -> [RecordedTrace] {
        guard let search = scenario.search else { return [] }
        var traces = search.properties.compactMap { property in
            property.evidence.map {
                RecordedTrace(property.name, $0.value(threads: scenario.threads), isBad: property.verdict == .violated)
            }
        }
        if let evidence = search.deadlock.evidence {
            traces.append(RecordedTrace("deadlock", evidence.value(threads: scenario.threads), isBad: true))
        }
        traces += search.errors.map {
            RecordedTrace("error", $0.evidence.value(threads: scenario.threads), isBad: true)
        }
        return traces
    }

    /// The position of the initial state that a trace begins in; the first where it does not say.
    private func start(of trace: TraceReport, _ path: String) throws(ExploreFault) -> Int {
        guard let wanted = trace.start?.variables, !wanted.isEmpty else { return 0 }
        let found = starts.firstIndex { start in
            let values = system.describe(state: start.words).variables
            return wanted.allSatisfy(values.contains)
        }
        guard let found else {
            let values = wanted.map { "\($0.name) = \($0.value)" }
            throw .noTrace(path, reason: "it begins where \(Wording.list(values)), and no initial state is like that")
        }
        return found
    }
}
