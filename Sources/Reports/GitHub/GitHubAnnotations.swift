import Execution
import Language

/// A report as workflow commands of GitHub: annotations that are shown beside the lines of a change.
public enum GitHubAnnotations {
    /// An annotation for each thing that is not as it should be, then the summary as plain lines.
    public static func render(_ report: CheckReport) -> String {
        let entries = report.baseline.map { use in use.entries.compactMap { Annotation($0, of: use) } } ?? []
        let lines = (report.files.flatMap { annotations(of: $0, isStrict: report.isStrict) } + entries).map(\.line)
        let summary = TerminalReport.renderSummary(of: report, options: TerminalReport.Options())
        return lines.map { $0 + "\n" }.joined() + plain(summary)
    }

    /// `text` so that no line of it is a command.
    static func plain(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop(while: \.isWhitespace).hasPrefix("::") ? ". \($0)" : String($0) }.joined(separator: "\n")
    }

    /// What is to be said of a file.
    static func annotations(of file: FileReport, isStrict: Bool) -> [Annotation] {
        switch file.content {
        case .unreadable(let failure):
            return [Annotation(.error, title: "\(file.path) cannot be checked", text: failure.text, path: file.path)]
        case .fault(let fault):
            return [Annotation(.error, title: "the checker failed on \(file.path)", text: fault.text, path: file.path)]
        case .library(let library): return library.diagnostics.map { Annotation($0, library.sources) }
        case .model(let model):
            return model.diagnostics.map { Annotation($0.diagnostic, model.sources) }
                + model.scenarios.flatMap { annotations(of: $0, in: model, file.path) }
                + coverage(of: model, isStrict: isStrict)
        }
    }

    /// What is to be said of a scenario: what came out otherwise, and what was not decided.
    private static func annotations(
        of scenario: ScenarioReport, in model: ModelReport, _ path: String
    ) -> [Annotation] {
        let phrases = VerdictPhrases(scenario: scenario).phrases.map { $0.render(isColored: false) }
        let summary = phrases.joined(separator: " ")
        let name = "scenario \(scenario.name)"
        switch scenario.outcome {
        case .notRun(.needsTag), .invalid: return []
        case .notRun(.interrupted):
            return [Annotation(.warning, title: "\(name) was not run", text: summary, path: path)]
        case .fault: return [Annotation(.error, title: "the checker failed on \(name)", text: summary, path: path)]
        case .searched:
            let wrong = scenario.notices.filter { !$0.isExpected }
            var list = wrong.map { Annotation($0, name, model.sources, path) }
            if wrong.isEmpty, scenario.exitCode == .incomplete {
                list.append(Annotation(.warning, title: "\(name) is incomplete", text: summary, path: path))
            }
            return list
        }
    }

    /// What is to be said of what was not exercised.
    private static func coverage(of model: ModelReport, isStrict: Bool) -> [Annotation] {
        let coverage = model.coverage
        let lists: [([CoverageItem], String, Annotation.Level)] = [
            (coverage.neverExecuted, "never executed", .notice), (coverage.vacuous, "vacuous: never true", .warning),
            (coverage.idleFairness, "fairness that makes no difference", .notice),
        ]
        return lists.flatMap { items, title, level in
            items.map { item in
                Annotation(isStrict ? .error : level, title: title, text: item.kind.text, at: item.span, model.sources)
            }
        }
    }
}

/// A workflow command that puts a message beside a line.
struct Annotation {
    /// How bad it is.
    enum Level: String {
        case error, warning, notice
    }

    /// How bad it is.
    private let level: Level
    /// The line above the message.
    private let title: String
    /// The message, of one or more lines.
    private let text: String
    /// Where: names with values.
    private let place: [(String, String)]

    /// Makes an annotation of a whole file.
    init(_ level: Level, title: String, text: String, path: String) {
        (self.level, self.title, self.text, place) = (level, title, text, [("file", path)])
    }

    /// Makes an annotation of a line.
    init(_ level: Level, title: String, text: String, path: String, line: Int) {
        (self.level, self.title, self.text) = (level, title, text)
        place = [("file", path), ("line", "\(line)")]
    }

    /// Makes an annotation of the beginning of a place.
    init(_ level: Level, title: String, text: String, at place: SourceLocation) {
        (self.level, self.title, self.text) = (level, title, text)
        self.place = [("file", place.path), ("line", "\(place.line)"), ("col", "\(place.column)")]
    }

    /// Makes an annotation of a place.
    init(_ level: Level, title: String, text: String, at span: SourceSpan?, _ sources: SourceMap, path: String = "") {
        (self.level, self.title, self.text) = (level, title, text)
        guard let span, let begin = sources.location(ofPlace: span),
            let end = sources.location(ofPlace: SourceSpan(file: span.file, start: span.end, end: span.end))
        else {
            place = path.isEmpty ? [] : [("file", path)]
            return
        }
        var place = [("file", begin.path), ("line", "\(begin.line)"), ("endLine", "\(end.line)")]
        // Columns are taken where the place lies on one line only.
        if begin.line == end.line { place += [("col", "\(begin.column)"), ("endColumn", "\(end.column)")] }
        self.place = place
    }

    /// Makes the annotation of a diagnostic.
    init(_ diagnostic: Diagnostic, _ sources: SourceMap) {
        let text = DiagnosticRenderer(sources: sources).render(diagnostic)
        self.init(
            diagnostic.message.severity == .error ? .error : .warning, title: diagnostic.message.text, text: text,
            at: diagnostic.span, sources)
    }

    /// Makes the annotation of what a scenario shows.
    init(_ notice: Notice, _ scenario: String, _ sources: SourceMap, _ path: String) {
        let body = notice.body(sources: sources)
        self.init(
            .error, title: "\(scenario): \(notice.text)",
            text: body.isEmpty ? "\(scenario): \(notice.text)" : "\(scenario): \(notice.text)\n\n\(body)",
            at: notice.span ?? notice.finding?.trace.transitions.last?.span, sources, path: path)
    }

    /// The command, on one line.
    var line: String {
        let parameters = (place + [("title", title)]).map { "\($0)=\(Self.escaped(value: $1))" }
        return "::\(level.rawValue) \(parameters.joined(separator: ","))::\(Self.escaped(text.trimmingLineEnds))"
    }

    /// `text` as a message: line ends and percent signs are escaped, what shows nothing is written as its number.
    private static func escaped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line).withoutInvisible.replacing("%", with: "%25")
        }.joined(separator: "%0A")
    }

    /// `text` as the value of a parameter.
    private static func escaped(value text: String) -> String {
        escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}

extension String {
    /// The text without the line ends that it ends with.
    fileprivate var trimmingLineEnds: String {
        guard let end = lastIndex(where: { $0 != "\n" }) else { return "" }
        return String(self[...end])
    }
}
