import Engine
import Execution
import Foundation
import Language
import Reports

/// `interleave simulate`: random walks through a model that is too large to be searched.
struct SimulateCommand: Command {
    /// What the command line asks for.
    let options: SimulateOptions
    /// Where the report goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .simulate }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        let begin = ContinuousClock.now
        switch try SingleScenario(options.check, console, isTimed: true) {
        case .refused(let code): return code
        case .ready(let target):
            try refuseUnjudged(in: target)
            return simulate(target, since: begin)
        }
    }

    /// Refuses the first property that the command line names and walks do not judge: they would say nothing of it.
    private func refuseUnjudged(in target: CompiledScenario) throws(UsageError) {
        let properties = zip(target.program.properties, target.selection.exclusions)
        for name in options.check.properties {
            guard let (property, exclusion) = properties.first(where: { $0.0.name == name }) else { continue }
            if case .skipped(let reason) = exclusion {
                throw .notOnWalks(
                    name, reason: "scenario \(target.scenario.name) skips it" + (reason.map { ": \($0)" } ?? ""))
            }
            if case .notSelected(.scenario) = exclusion {
                throw .notOnWalks(name, reason: "scenario \(target.scenario.name) leaves it out by 'only'")
            }
            guard PropertyKind(rawValue: property.content.keyword)?.isJudgedOnWalks == false else { continue }
            let word = property.content.keyword
            throw .notOnWalks(name, reason: "it is \(word), a question of all runs, which 'check' answers")
        }
    }

    /// Walks through a scenario and reports; the time began at `begin`.
    private func simulate(_ target: CompiledScenario, since begin: ContinuousClock.Instant) -> ExitCode {
        let line = console.showsProgress(options.check.progress) ? ProgressLine(console: console) : nil
        let simulation = Simulation(system: target.system, options: walking(since: begin))
        let name = target.scenario.name.withoutInvisible
        let result = simulation.run(cancellation: console.cancellation) { walks, elapsed in
            line?.show("\(name): \(Wording.magnitude(walks)) walks, \(Int(elapsed / .seconds(1))) s")
        }
        // What is told of the walks is whole.
        target.system.finish()
        if !result.findings.isEmpty { line?.show("\(name): minimising") }
        let report: SimulationReport
        do throws(CheckerFault) {
            report = try SimulationReportBuilder(target: target, options: options, result: result).report()
        } catch {
            line?.erase()
            console.writeError("error: the checker failed: \(error.activity): \(error.detail)\n")
            return .fault
        }
        line?.erase()
        let writer = ReportWriter(options: options.output, console: console)
        let code = writer.write { text(of: report, $0) }
        return ExitCode.mostImportant(of: [report.exitCode, code].compactMap(\.self))
    }

    /// The report in that format.
    private func text(of report: SimulationReport, _ format: OutputFormat) -> String {
        if format == .json { return ReportDocument(report, tool: CommandLineTool.signature).json }
        var layout = TerminalReport.Options()
        layout.isColored = format == options.output.format && console.usesColors(options.check.color)
        layout.showsMeasurements = options.check.showsStatistics
        return TerminalSimulation.render(report, options: layout)
    }

    /// How walks are made, where the time began at `begin`.
    private func walking(since begin: ContinuousClock.Instant) -> SimulationOptions {
        var result = SimulationOptions()
        result.seed = options.seed
        result.walks = options.walks ?? (options.check.seconds == nil ? SimulateOptions.usualWalks : nil)
        result.steps = options.steps
        result.time = options.check.seconds.map { max(.zero, .seconds($0) - (ContinuousClock.now - begin)) }
        result.choice = options.choice
        result.stopsAtFirstViolation = options.check.stopsAtFirst
        result.workers = options.check.workers ?? min(64, ProcessInfo.processInfo.activeProcessorCount)
        return result
    }
}
