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
    /// How to go on with the run that `report` tells of.
    func advice(after report: CheckReport) -> String {
        let command = "interleave resume \(shownPath.withoutInvisible)"
        return report.needsMemory
            ? "note: '\(command) --memory SIZE' goes on from here with more memory"
            : "note: '\(command)' goes on from here"
    }
}

extension CheckReport {
    /// Whether more time or memory would tell more, or nobody interrupting.
    var canGoOn: Bool { scenarios.contains(where: \.canGoOn) }

    /// Whether memory is what is missing.
    fileprivate var needsMemory: Bool {
        scenarios.contains { scenario in
            guard case .searched(let search) = scenario.outcome, case .stopped(.memory) = search.completeness else {
                return false
            }
            return true
        }
    }

    /// The scenarios of all models.
    private var scenarios: [ScenarioReport] {
        files.flatMap { file -> [ScenarioReport] in
            guard case .model(let model) = file.content else { return [] }
            return model.scenarios
        }
    }
}
