import Foundation
import Language
import Reports

/// Holds the report of a run against a baseline.
struct BaselineGate {
    /// The baseline.
    let file: BaselineFile
    /// The day on which entries have expired or not.
    let today: CalendarDate

    /// Reads the baseline that `options` name; `nil` where they name none.
    init?(options: CheckOptions) throws(BaselineProblem) {
        guard let path = options.baseline else { return nil }
        file = try BaselineFile(path: path)
        today = options.today ?? .current
    }

    /// The report on a file where the entries about it are accepted that have not expired.
    func accepting(_ report: FileReport) -> FileReport {
        report.accepting(file.entries(about: report.path).filter { !$0.hasExpired(on: today) })
    }

    /// What came of each entry in the run over `targets` that `report` tells of.
    func use(in report: CheckReport, of targets: [CheckTarget]) -> BaselineUse {
        let files = DiskFiles()
        let targets = Dictionary(
            targets.map { ((try? files.identity(of: $0.path)) ?? "", $0) }, uniquingKeysWith: { first, _ in first })
        let reports = Dictionary(report.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let entries = file.entries.map { entry in
            let target = file.identity(of: entry).map { targets[$0] }
            return BaselineUse.Entry(
                known: entry, outcome: outcome(of: entry, target, target?.flatMap { reports[$0.path] }))
        }
        return BaselineUse(path: file.path, today: today, entries: entries)
    }

    /// What came of an entry.
    ///
    /// - Parameters:
    ///   - target: the model that it names, `.some(nil)` where the run did not load it; `nil` where there is no such file.
    ///   - report: what came of the model; `nil` where nothing of it was asked for.
    private func outcome(
        of entry: KnownViolation, _ target: CheckTarget??, _ report: FileReport?
    ) -> BaselineUse.Outcome {
        guard let target else { return .stale(.noFile) }
        guard let target else { return .notJudged(.notRun) }
        guard !target.isBroken, let model = target.model else { return .notJudged(.broken) }
        guard model.scenarios.contains(where: { $0.name == entry.scenario }) else { return .stale(.noScenario) }
        guard let report else { return .notJudged(.notRun) }
        guard case .model(let checked) = report.content, !checked.scenarios.isEmpty || !checked.hasErrors else {
            return .notJudged(.broken)
        }
        guard let scenario = checked.scenarios.first(where: { $0.name == entry.scenario }) else {
            return .notJudged(.notRun)
        }
        return scenario.outcome(of: entry, on: today)
    }
}

extension CalendarDate {
    /// The day that it is, in UTC.
    static var current: CalendarDate {
        CalendarDate(day: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
    }
}
