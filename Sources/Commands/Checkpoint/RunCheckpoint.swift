import Engine
import Execution
import Foundation
import Language
import Reports
import Synchronization

/// The checkpoint of a run: what it said in the beginning, and what is written to it.
///
/// A checkpoint holds what came of the scenarios that are over, and each search that is not: the one at hand, and those that
/// ended for want of time or memory. It is used by the thread that runs the searches.
final class RunCheckpoint {
    /// What a scenario is searched as.
    typealias Search = BreadthFirstSearch<QuotientSystem<ModelSystem>>

    /// The path of the file, whatever the present folder is.
    let path: String
    /// The path as the user sees it.
    let shownPath: String
    /// Where warnings go.
    private let console: Console
    /// What the run is.
    private var run: CheckpointRun
    /// The least time between two checkpoints.
    private let interval: Duration
    /// What came of the scenarios that are over, by their numbers.
    private var finished: [Int: [UInt8]] = [:]
    /// The scenarios whose searches were cut short in this sitting.
    private var open: Set<Int> = []
    /// The file as it is; `nil` before the first one is written.
    private var file: CheckpointReader?
    /// When the last one was written, or could not be.
    private var last = ContinuousClock.now
    /// Whether the last checkpoint could not be written.
    private(set) var isBehind = false
    /// Why the run cannot be gone on with; `nil` where it can.
    private(set) var problem: CheckpointProblem?

    /// Begins the checkpoint of a run over `targets`, or goes on with that of `resumed`; `nil` where none is asked for.
    init?(
        options: CheckOptions, targets: [CheckTarget], console: Console, resumed: Resumption?
    ) throws(CheckpointProblem) {
        guard let shown = options.checkpoint else { return nil }
        (self.console, shownPath) = (console, resumed?.shownPath ?? shown)
        path = resumed?.path ?? FilePath.absolute(OutputFile(path: shown).target)
        interval = .seconds(options.checkpointInterval ?? CheckOptions.usualInterval)
        let files = CheckpointRun.files(of: targets, baseline: options.baseline)
        if let resumed {
            run = resumed.run
            if let changed = CheckpointRun.firstChange(from: run.files, to: files) { throw .changed(changed) }
            file = resumed.reader
            return
        }
        run = CheckpointRun(
            tool: CommandLineTool.signature, name: options.writtenFiles.isEmpty ? nil : OwnRuns.newName(),
            arguments: options.arguments, folder: FileManager.default.currentDirectoryPath,
            today: (options.today ?? .current).description, files: files)
    }

    /// What came of a scenario of `model` that is over; `nil` where it is not.
    func finished(_ number: Int, of model: LoadedModel, named name: String) -> FinishedScenario? {
        guard let file, file.has(.outcome, owner: number) else { return nil }
        guard let bytes = try? file.bytes(.outcome, owner: number),
            let scenario = FinishedScenario(bytes: bytes, of: model), scenario.name == name
        else {
            problem = problem ?? .unusable(.damaged("what came of a scenario makes no sense"))
            return nil
        }
        finished[number] = bytes
        return scenario
    }

    /// Notes what came of a scenario.
    func note(_ result: ScenarioCheck.Result, of number: Int) {
        guard !open.contains(number), let bytes = FinishedScenario(result)?.bytes else { return }
        finished[number] = bytes
        if ContinuousClock.now - last >= min(interval, .seconds(1)) { write() }
    }

    /// Goes back to where the search of a scenario was interrupted, where it was; false where it cannot.
    func restore(_ search: Search, _ system: ModelSystem, of number: Int) -> Bool {
        guard let file, file.has(.search, owner: number) else { return true }
        do throws(CheckpointError) {
            guard try system.recall(file.bytes(.memory, owner: number) ?? []) else {
                throw .damaged("what was exercised makes no sense")
            }
            try search.restore(from: file, owner: number)
            return true
        } catch {
            problem = problem ?? .unusable(error)
            return false
        }
    }

    /// Saves the search of a scenario where it is time, or there will be no later.
    func pause(_ search: Search, _ system: ModelSystem, _ pause: SearchPause, of number: Int) {
        guard !search.isMissingStates else { return }
        if pause == .withoutMemory || ContinuousClock.now - last >= interval {
            write(saving: (number, search, system.workMemory))
        }
    }

    /// Saves the search of a scenario that goes on in another sitting, and what the system had exercised when it ended.
    func suspend(_ search: Search, _ memory: [UInt8], of number: Int) {
        open.insert(number)
        if !search.isMissingStates { write(saving: (number, search, memory)) }
    }

    /// Writes the checkpoint of a run that ends here with `report`.
    func end(with report: CheckReport) {
        if run.isOver { return }
        run.isOver = open.isEmpty && !report.canGoOn
        write()
    }

    /// Whether nothing is left to be done.
    var isOver: Bool { run.isOver }

    /// Writes the first checkpoint.
    ///
    /// - Throws: why it cannot be written.
    func begin() throws(CheckpointError) {
        if file == nil {
            try writeFile(saving: nil)
            OwnRuns(environment: console.environment)?.note(run)
        }
        last = .now
    }

    /// Writes a checkpoint, with a search at hand; where that cannot be, the one before stays, and somebody is told.
    private func write(saving present: (number: Int, search: Search, memory: [UInt8])? = nil) {
        do throws(CheckpointError) {
            try writeFile(saving: present)
            isBehind = false
        } catch {
            isBehind = true
            let reason = if case .file(let reason) = error { reason } else { "there is no memory" }
            console.writeError(
                "warning: the checkpoint '\(shownPath.withoutInvisible)' cannot be written: \(reason); "
                    + "the run goes on, and the checkpoint before stays as it is\n")
        }
        last = .now
    }

    /// The same; where it cannot, says so.
    private func writeFile(saving present: (number: Int, search: Search, memory: [UInt8])?) throws(CheckpointError) {
        console.foreground.isSaving.store(true, ordering: .releasing)
        defer { console.foreground.isSaving.store(false, ordering: .releasing) }
        let draft = try CheckpointFile(replacing: path)
        let writer = try CheckpointWriter(to: draft)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try writer.add(.run, bytes: (try? encoder.encode(run)).map { [UInt8]($0) } ?? [])
        for (number, bytes) in carried() { try writer.add(.outcome, owner: number, bytes: bytes) }
        for number in searches() where number != present?.number {
            if let file { try writer.copy(owner: number, from: file) }
        }
        if let present {
            try writer.add(.memory, owner: present.number, bytes: present.memory)
            try present.search.save(to: writer, owner: present.number)
        }
        try writer.finish()
        try draft.commit()
        file = CheckpointReader(try CheckpointFileBytes(path: path), writtenBy: writer)
    }

    /// What came of scenarios, those that this sitting has not come to included, in order.
    private func carried() -> [(Int, [UInt8])] {
        let later = (file?.owners(of: .outcome) ?? []).filter { finished[$0] == nil }.compactMap { number in
            (try? file?.bytes(.outcome, owner: number)).map { (number, $0) }
        }
        return (finished.map { ($0.key, $0.value) } + later).sorted { $0.0 < $1.0 }
    }

    /// The scenarios whose searches are in the file and still wanted, in order.
    private func searches() -> [Int] {
        (file?.owners(of: .search) ?? []).filter { finished[$0] == nil }.sorted()
    }
}
