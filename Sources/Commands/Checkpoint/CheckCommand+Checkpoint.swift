import Engine
import Foundation
import Language
import Reports

extension CheckCommand {
    /// Says why the checkpoint cannot be gone on from.
    func refuse(_ problem: CheckpointProblem) -> ExitCode {
        console.writeError("error: \(problem.text(path: resumption?.shownPath ?? options.checkpoint ?? ""))\n")
        return .input
    }

    /// Writes the first checkpoint of a run, so that a path that cannot be written is known before days have passed.
    ///
    /// - Throws: where it cannot be written, or is that of something that nobody may want to lose.
    func begin(_ checkpoint: RunCheckpoint) throws(UsageError) {
        if FileManager.default.fileExists(atPath: checkpoint.path) {
            let earlier = try? Resumption(path: checkpoint.shownPath)
            guard let earlier else {
                throw refusal("a file that is not there yet, or the checkpoint of a run that is over")
            }
            if !earlier.run.isOver {
                throw refusal("a file that is not there yet: 'interleave resume' goes on with this one")
            }
        }
        do throws(CheckpointError) {
            try checkpoint.begin()
        } catch {
            let reason = if case .file(let reason) = error { reason } else { "no memory" }
            throw refusal("a file that can be written (\(reason))")
        }
    }

    /// The refusal of the path of a checkpoint.
    private func refusal(_ wanted: String) -> UsageError {
        .invalidValue(option: "--checkpoint", value: options.checkpoint ?? "", wanted: wanted)
    }
}

extension RunCheckpoint {
    /// The command that goes on with the run that `report` tells of, as a shell takes it.
    func advice(after report: CheckReport) -> String {
        let command = ["interleave", "resume", ShellWord.quoted(shownPath)]
        let place = isBehind ? "from the last checkpoint that could be written" : "from here"
        guard let limit = report.memoryThatEnded else {
            return "note: to go on \(place): \(command.joined(separator: " "))"
        }
        let more = ["--memory", "\((max(1, limit) - 1) >> 19 + 1)M"]
        return "note: to go on \(place) with more memory: \((command + more).joined(separator: " "))"
    }
}

extension CheckReport {
    /// Whether more time or memory would tell more, or nobody interrupting.
    var canGoOn: Bool { scenarios.contains(where: \.canGoOn) }

    /// The greatest limit of memory that ended a scenario; `nil` where none did.
    fileprivate var memoryThatEnded: Int? {
        scenarios.compactMap { scenario in
            guard case .searched(let search) = scenario.outcome,
                case .stopped(.memory(let limit)) = search.completeness
            else { return nil }
            return limit
        }.max()
    }

    /// The scenarios of all models.
    private var scenarios: [ScenarioReport] {
        files.flatMap { file -> [ScenarioReport] in
            guard case .model(let model) = file.content else { return [] }
            return model.scenarios
        }
    }
}
