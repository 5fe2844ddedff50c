extension JUnitReport {
    /// A suite for the comparison, in it a test for each scenario: whether callers see a difference.
    public static func render(_ report: DiffReport) -> String {
        let options = TerminalReport.Options()
        let pairs = report.pairs.map { pair in
            let section = DiffSection(pair: pair, options: options)
            let text = section.page.render(isColored: false)
            let problem = TestCase.Problem(
                kind: pair.isDifferent ? "different" : "incomplete",
                message: "scenario \(pair.name): \(section.verdict)", text: text)
            let outcome: TestCase.Outcome =
                pair.isDifferent ? .failed(problem) : pair.stop == nil ? .passed(nil) : .error(problem)
            return TestCase(group: report.new.model, name: "scenario \(pair.name)", outcome: outcome)
        }
        let others = report.unpaired.map { scenario in
            let text = "scenario \(scenario.name): in \(scenario.side.rawValue) only"
            return TestCase(
                group: report.new.model, name: "scenario \(scenario.name)",
                outcome: .failed(.init(kind: "unpaired", message: text, text: text)))
        }
        return render([TestSuite(path: report.new.place, cases: pairs + others)])
    }
}

extension GitHubAnnotations {
    /// An annotation for each scenario in which something differs.
    public static func render(_ report: DiffReport) -> String {
        let options = TerminalReport.Options()
        let pairs = report.pairs.filter { $0.isDifferent || $0.stop != nil }.map { pair in
            let section = DiffSection(pair: pair, options: options)
            return Annotation(
                pair.isDifferent ? .error : .warning, title: "scenario \(pair.name): \(section.verdict)",
                text: section.page.render(isColored: false), path: report.new.path)
        }
        let others = report.unpaired.map { scenario in
            Annotation(
                .error, title: "scenario \(scenario.name) is in \(scenario.side.rawValue) only",
                text: "\(report.old.place) and \(report.new.place) have other scenarios", path: report.new.path)
        }
        let counts =
            "\(Wording.count(report.pairs.count, "scenario")) compared, \(pairs.count + others.count) to look at"
        return (pairs + others).map { $0.line + "\n" }.joined() + counts + "\n"
    }
}

extension DiffReport.Side {
    /// The path of the file, without the revision before it and the scenario behind it.
    fileprivate var path: String {
        let name = place.split(separator: "#", maxSplits: 1).first.map(String.init) ?? place
        guard name.hasPrefix("git:") else { return name }
        return name.split(separator: ":", maxSplits: 2).last.map(String.init) ?? name
    }
}
