/// The last lines: how everything came out, over all files.
struct SummarySection {
    /// The report.
    let report: CheckReport
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The lines.
    var page: Page {
        var page = Page()
        page.append(lead: StyledLine(), phrases: phrases, separator: ",", width: options.width)
        for (file, scenario) in scenarios where scenario.exitCode != .success {
            page.append("  \(file.path): \(scenario.name) \(scenario.status.summary)", scenario.status.style)
        }
        for file in report.files { append(file, to: &page) }
        return page
    }

    /// Every scenario that was not left out, with its file.
    private var scenarios: [(FileReport, ScenarioReport)] {
        report.files.flatMap { file -> [(FileReport, ScenarioReport)] in
            guard case .model(let model) = file.content else { return [] }
            return model.scenarios.map { (file, $0) }
        }
    }

    /// How many of what.
    private var phrases: [StyledLine] {
        let models = report.files.filter { if case .model = $0.content { true } else { false } }.count
        let run = scenarios.map(\.1).filter { if case .notRun = $0.outcome { false } else { true } }
        var line = StyledLine("\(Wording.count(models, "model")), \(Wording.count(run.count, "scenario")): ", .strong)
        var phrases: [StyledLine] = []
        let kinds: [(ExitCode, String, TextStyle)] = [
            (.success, "as expected", .good), (.otherwise, "FAILED", .bad), (.incomplete, "incomplete", .caution),
            (.model, "invalid", .bad), (.fault, "ended in a fault", .bad),
        ]
        for (code, text, style) in kinds {
            let count = run.filter { $0.exitCode == code }.count
            guard count > 0 else { continue }
            let number = count == run.count && code == .success ? (count == 1 ? "" : "all ") : "\(count) "
            line.append(number + text, style)
            phrases.append(line)
            line = StyledLine()
        }
        if phrases.isEmpty {
            line.append("nothing was checked", .caution)
            phrases.append(line)
        }
        return phrases
    }

    /// Appends what is wrong with a file as a whole.
    private func append(_ file: FileReport, to page: inout Page) {
        switch file.content {
        case .unreadable(let failure): page.append("  \(file.path): \(failure.text)", .bad)
        case .fault: page.append("  \(file.path): the checker failed", .bad)
        case .library(let library):
            if library.hasErrors { page.append("  \(file.path): does not compile", .bad) }
        case .model(let model):
            if model.hasErrors { page.append("  \(file.path): does not compile", .bad) }
            if report.isStrict, !model.coverage.isFull {
                page.append("  \(file.path): not everything was executed (--strict)", .bad)
            }
        }
    }
}

extension ScenarioStatus {
    /// The verb that says so in the summary.
    fileprivate var summary: String {
        switch text {
        case "FAILED": "failed"
        default: "is \(text)"
        }
    }
}
