import Engine
import Foundation
import Reports

/// `interleave resume`: goes on with a run that was saved.
struct ResumeCommand: Command {
    /// What the command line asks for.
    let options: ResumeOptions
    /// Where the report goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .resume }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        do throws(CheckpointProblem) {
            let resumption = try Resumption(path: options.path)
            try enter(resumption.run.folder)
            return try check(resumption)
        } catch {
            console.writeError("error: \(error.text(path: options.path))\n")
            return .input
        }
    }

    /// Goes on with the run.
    private func check(_ resumption: Resumption) throws(CheckpointProblem) -> ExitCode {
        var check = CheckOptions()
        do throws(UsageError) {
            check = try CheckOptions(resuming: resumption.run)
        } catch {
            throw Self.senseless(error)
        }
        if let problem = foreignOutput(resumption.run, check) { throw problem }
        for change in options.changes { check.apply(change) }
        var command = CheckCommand(options: check, console: console)
        command.resumption = resumption
        do throws(UsageError) {
            return try command.run()
        } catch {
            throw Self.senseless(error)
        }
    }

    /// What is wrong with a run whose words are refused.
    private static func senseless(_ error: UsageError) -> CheckpointProblem {
        .unusable(.damaged("what the run was asked for makes no sense: \(error.text)"))
    }

    /// What is wrong with a run that would write files and was not begun here; `nil` where nobody minds.
    private func foreignOutput(_ run: CheckpointRun, _ check: CheckOptions) -> CheckpointProblem? {
        let files = check.writtenFiles
        if files.isEmpty || options.acceptsOutput { return nil }
        if OwnRuns(environment: console.environment)?.contains(run) == true { return nil }
        return .foreignOutput(files)
    }

    /// Goes to the folder that the run was begun in.
    private func enter(_ folder: String) throws(CheckpointProblem) {
        let files = FileManager.default
        if files.currentDirectoryPath == folder { return }
        guard files.changeCurrentDirectoryPath(folder) else { throw .noFolder(folder) }
    }
}

extension CheckOptions {
    /// The options of a run that is gone on with.
    init(resuming run: CheckpointRun) throws(UsageError) {
        self.init()
        paths = try ArgumentParser(options: Self.declarations).parse(run.arguments, into: &self)
        if paths.isEmpty { throw .missingOperand("a file or folder") }
        arguments = run.arguments
        if today == nil { today = CalendarDate(run.today) }
        // Whatever the words say, a run that is gone on with is one that is saved.
        checkpoint = checkpoint ?? ""
    }
}
