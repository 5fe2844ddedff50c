import Engine
import Synchronization

/// What an interrupt ends while somebody works with a command by hand: the task at hand, and not the command.
public final class ForegroundTask: Sendable {
    /// The flag of the task; `nil` where there is none.
    private let flag = Mutex<CancellationFlag?>(nil)

    /// Whether something is being saved that is lost where the process ends now.
    let isSaving = Atomic<Bool>(false)

    /// Makes one without a task.
    public init() {}

    /// Runs a task that an interrupt ends by setting the flag that it is handed.
    func run<Result>(_ task: (CancellationFlag) -> Result) -> Result {
        let flag = CancellationFlag()
        self.flag.withLock { $0 = flag }
        defer { self.flag.withLock { $0 = nil } }
        return task(flag)
    }

    /// Ends the task; false where there is none.
    func interrupt() -> Bool {
        flag.withLock { flag in
            flag?.cancel()
            return flag != nil
        }
    }
}
