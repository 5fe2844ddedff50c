import Engine
import Execution
import Foundation
import Language
import Reports

extension ExploreSession {
    /// The largest file that is read, in bytes.
    private static let mostBytes = 256 << 20

    /// Writes the steps so far to a file.
    func save(to path: String) throws(ExploreFault) {
        let matcher = StepMatcher(system: system)
        let trace = trace
        let texts = trace.steps.indices.map { index in
            trace.state(before: index).map { words in
                matcher.text(of: trace.steps[index].ordinal, in: StateExpansion(of: words, in: system))
            } ?? ""
        }
        let file = TraceFile(
            model: target.program.name, scenario: target.scenario.name, settings: settings, start: start + 1,
            steps: texts)
        do {
            try OutputFile(path: path).write(file.text)
        } catch {
            throw .file(path, reason: "it cannot be written")
        }
        note("\(Wording.count(position, "step")) written")
    }

    /// Makes the steps that a file holds.
    mutating func load(_ path: String) throws(ExploreFault) {
        let text = try text(of: path)
        let file: TraceFile
        do throws(TraceFile.Problem) {
            file = try TraceFile(text)
        } catch {
            throw .noTrace(path, reason: error.reason)
        }
        try check(file, path)
        try replay(file.steps.map { Record(place: "line \($0.line)", text: $0.text) }, from: file.start - 1)
    }

    /// Makes sure that a file is of this model.
    private func check(_ file: TraceFile, _ path: String) throws(ExploreFault) {
        guard file.model == target.program.name else {
            throw .noTrace(path, reason: "it is of model '\(file.model)', and this is '\(target.program.name)'")
        }
        guard file.start <= starts.count else {
            throw .noTrace(path, reason: "it begins in initial state \(file.start), and there are \(starts.count)")
        }
        if file.scenario != target.scenario.name || file.settings != settings {
            let other = file.settings.isEmpty ? "" : " with \(file.settings.joined(separator: ", "))"
            note("The trace is of scenario \(file.scenario)\(other).", .caution)
        }
    }

    /// The parameters that are not as the model declares them.
    private var settings: [String] { target.settings.map { "\($0.name) = \($0.value)" } }

    /// The text of a file.
    func text(of path: String) throws(ExploreFault) -> String {
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        guard let attributes else { throw .file(path, reason: "there is no such file") }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw .file(path, reason: "it is no file")
        }
        guard (attributes[.size] as? Int ?? 0) <= Self.mostBytes else { throw .file(path, reason: "it is too large") }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .file(path, reason: "it cannot be read")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Makes recorded steps from an initial state, as far as the model has them, and shows where they lead.
    mutating func replay(_ records: [Record], from start: Int) throws(ExploreFault) {
        begin(at: start)
        let matcher = StepMatcher(system: system)
        for record in records {
            let reason = replay(record, matcher)
            if let reason {
                showReplay()
                throw .misfit(place: record.place, step: record.text, reason: reason)
            }
        }
        showReplay()
    }

    /// A recorded step.
    struct Record {
        /// Where it stands.
        let place: String
        /// The line that tells it.
        let text: String
        /// What it changed; `nil` where that was not recorded.
        var changes: [TransitionDescription.Change]?
    }

    /// Makes a recorded step; why the model does not have it, or `nil`.
    private mutating func replay(_ record: Record, _ matcher: StepMatcher) -> String? {
        guard let words = trace.lastState else { return "the step before it ends in an error" }
        let state = StateExpansion(of: words, in: system)
        switch matcher.match(record.text, in: state) {
        case .found(let ordinal):
            let changes = system.describeTransition(from: words, ordinal: ordinal).changes
            if let recorded = record.changes, Set(recorded) != Set(changes) {
                return "it changed \(Self.text(of: recorded)), and now \(Self.text(of: changes))"
            }
            append(state.step(ordinal))
            return nil
        case .none(let reason): return reason
        }
    }

    /// `x: 0 → 1 and y: none → 2`, or `nothing`.
    private static func text(of changes: [TransitionDescription.Change]) -> String {
        changes.isEmpty
            ? "nothing" : Wording.list(changes.map { "\($0.path): \($0.before) → \($0.after)" })
    }

    /// Shows the steps that were made, and where they lead.
    private func showReplay() {
        if position > 0 { showTrace() }
        showArrival(isStepShown: true)
    }
}
