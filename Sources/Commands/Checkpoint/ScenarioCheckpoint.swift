import Engine
import Execution
import Language
import Reports

/// The checkpoint of a run, as one of its scenarios uses it.
struct ScenarioCheckpoint {
    /// The checkpoint.
    let run: RunCheckpoint
    /// The number of the scenario in the run, from 1.
    let number: Int

    /// What came of the scenario of that name of `model` in an earlier sitting; `nil` where it is not over.
    func finished(of model: LoadedModel, named name: String) -> FinishedScenario? {
        run.finished(number, of: model, named: name)
    }

    /// Saves a search that goes on in another sitting, and what the system had exercised when it ended.
    func suspend(_ search: RunCheckpoint.Search, _ memory: [UInt8]) { run.suspend(search, memory, of: number) }

    /// What a search of `system` does at its pauses.
    func saver(of system: ModelSystem) -> (RunCheckpoint.Search, SearchPause) -> Void {
        { search, pause in run.pause(search, system, pause, of: number) }
    }
}

extension StopReason {
    /// Whether the state of a search that this ended is one to go on from: of one that memory ended it is not, where that
    /// was not a pass behind it, because states are missing; it was saved before.
    func canBeGoneOnFrom(_ isPassBehind: Bool) -> Bool {
        switch self {
        case .time, .interrupted: true
        case .memory: isPassBehind
        case .states, .depth, .firstViolation, .capacity: false
        }
    }
}
