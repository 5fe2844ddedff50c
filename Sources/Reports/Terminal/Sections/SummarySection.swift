/// The last lines: how everything came out, over all files.
struct SummarySection {
    /// The report.
    let report: CheckReport
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The lines.
    var page: Page {
        var page = BaselineSection(use: report.baseline, options: options).page
        page.append(lead: StyledLine(), phrases: phrases.separated(by: ","), width: options.width)
        // Who looks at one thing knows which it is.
        if runCount > 1 || report.files.count > 1 {
            for (file, scenario) in scenarios where scenario.exitCode != .success {
                page.append("  \(file.path): \(scenario.name) \(scenario.status.summary)", scenario.status.style)
            }
        }
        for file in report.files { append(file, isOnly: report.files.count == 1, to: &page) }
        if options.traces == .unexpected, !options.isQuiet, scenarios.contains(where: \.1.hasExpectedTraces) {
            page.append("Check a single file to see the traces of what was expected.", .faint)
        }
        return page
    }

    /// Every scenario, with its file.
    private var scenarios: [(FileReport, ScenarioReport)] {
        report.files.flatMap { file in file.model?.scenarios.map { (file, $0) } ?? [] }
    }

    /// How many of what, the scenarios behind the number of all of them.
    private var phrases: [StyledLine] {
        var phrases = scenarioCounts
        if !phrases.isEmpty {
            let models = report.files.compactMap(\.model).filter { !$0.scenarios.isEmpty }.count
            var first = StyledLine(
                "\(Wording.count(models, "model")), \(Wording.count(runCount, "scenario")): ", .strong)
            first.append(phrases[0])
            phrases[0] = first
        }
        phrases += fileCounts
        return phrases.isEmpty ? [StyledLine("nothing was checked", .caution)] : phrases
    }

    /// How many scenarios were not left out.
    private var runCount: Int { scenarios.filter { !$0.1.isLeftOut }.count }

    /// How many scenarios came out how.
    private var scenarioCounts: [StyledLine] {
        let run = scenarios.map(\.1).filter { !$0.isLeftOut }
        let known = run.filter { $0.exitCode == .success && !$0.accepted.isEmpty }.count
        let kinds: [(ExitCode, String, TextStyle)] = [
            (.success, "as expected", .good), (.otherwise, "FAILED", .bad), (.incomplete, "incomplete", .caution),
            (.model, "invalid", .bad), (.fault, "ended in a fault", .bad),
        ]
        var counts = kinds.compactMap { code, text, style -> StyledLine? in
            let number = run.filter { $0.exitCode == code }.count - (code == .success ? known : 0)
            guard number > 0 else { return nil }
            guard code == .success, number == runCount, fileCounts.isEmpty else {
                return StyledLine("\(number) \(text)", style)
            }
            return StyledLine(number == 1 ? text : "all \(text)", style)
        }
        if known > 0 { counts.append(StyledLine("\(known) with accepted violations", .caution)) }
        return counts
    }

    /// How many files are wrong as a whole, and how many libraries are fine.
    private var fileCounts: [StyledLine] {
        let codes = report.files.filter { $0.model?.scenarios.isEmpty ?? true }.map { $0.exitCode(isStrict: false) }
        let kinds: [(ExitCode, String, String, TextStyle)] = [
            (.success, "file has no errors", "files have no errors", .good),
            (.model, "file does not compile", "files do not compile", .bad),
            (.input, "path cannot be checked", "paths cannot be checked", .bad),
            (.fault, "file made the checker fail", "files made the checker fail", .bad),
        ]
        return kinds.compactMap { code, one, many, style in
            let number = codes.filter { $0 == code }.count
            return number == 0 ? nil : StyledLine(Wording.count(number, one, many), style)
        }
    }

    /// Appends what is wrong with a file as a whole.
    private func append(_ file: FileReport, isOnly: Bool, to page: inout Page) {
        if !isOnly, let problem = file.problem { page.append("  \(file.path): \(problem)", .bad) }
        if report.isStrict, let model = file.model, !model.coverage.isFull {
            page.append("  \(file.path): not everything was executed (--strict)", .bad)
        }
    }
}

extension FileReport {
    /// What came of the model, if it is one.
    fileprivate var model: ModelReport? { if case .model(let model) = content { model } else { nil } }

    /// Why the file as a whole could not be checked; `nil` where it could.
    fileprivate var problem: String? {
        switch content {
        case .unreadable(let failure): failure.text
        case .fault: "the checker failed"
        case .library(let library): library.hasErrors ? "does not compile" : nil
        case .model(let model): model.hasErrors && model.scenarios.isEmpty ? "does not compile" : nil
        }
    }
}

extension ScenarioReport {
    /// Whether something was found that is shown where a single file is looked at.
    fileprivate var hasExpectedTraces: Bool {
        guard case .searched(let search) = outcome else { return false }
        return !Findings(of: search, against: expectations, accepting: known).expected.isEmpty
    }

    /// Whether it waits for a tag that was not asked for.
    fileprivate var isLeftOut: Bool { if case .notRun(.needsTag) = outcome { true } else { false } }
}

extension ScenarioStatus {
    /// The verb that says so in the summary.
    fileprivate var summary: String {
        switch text {
        case "FAILED": "failed"
        case "fault": "ended in a fault"
        case "not run": "was not run"
        default: "is \(text)"
        }
    }
}
