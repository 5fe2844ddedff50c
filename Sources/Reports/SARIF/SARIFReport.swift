import Execution
import Language

/// A report in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), as code hosting sites and editors read
/// it: a rule for each property, a result for each finding, a code flow for each trace.
public struct SARIFReport {
    /// The rules and files that results refer to.
    var log = SARIFLog()
    /// The results.
    private var results: [JSONValue] = []
    /// What could not be done or decided.
    private var notifications: [JSONValue] = []

    /// The document.
    ///
    /// What came out as a scenario expects is a result of the kind `informational` and level `none`, so that it is no
    /// alert.
    public static func render(_ report: CheckReport, tool: String) -> String {
        var writer = SARIFReport()
        for file in report.files { writer.add(file, isStrict: report.isStrict) }
        if let use = report.baseline { writer.add(use) }
        return JSONText.render(writer.document(report.exitCode, tool))
    }

    /// The whole document.
    func document(_ code: ExitCode, _ tool: String) -> JSONValue {
        let words = tool.split(separator: " ", maxSplits: 1).map(String.init)
        let driver = JSONValue.object([
            ("name", .string(words.first ?? tool)), ("version", words.count > 1 ? .string(words[1]) : nil),
            ("rules", .array(log.rules)),
        ])
        let invocation = JSONValue.object([
            ("executionSuccessful", .bool(![.fault, .input, .usage].contains(code))),
            ("exitCode", .integer(Int(code.rawValue))),
            ("toolExecutionNotifications", notifications.isEmpty ? nil : .array(notifications)),
        ])
        let run = JSONValue.object([
            ("tool", .object([("driver", driver)])), ("invocations", .array([invocation])),
            ("artifacts", .array(log.artifacts)), ("columnKind", .string("unicodeCodePoints")),
            ("results", .array(results)),
        ])
        return .object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")),
            ("runs", .array([run])),
        ])
    }

    // MARK: Files

    /// Adds what came of a file.
    mutating func add(_ file: FileReport, isStrict: Bool) {
        switch file.content {
        case .unreadable(let failure): notify("\(file.path): \(failure.text)", level: "error")
        case .fault(let fault): notify("\(file.path): the checker failed: \(fault.text)", level: "error")
        case .library(let library):
            let places = log.places(in: library.sources)
            for diagnostic in library.diagnostics { add(diagnostic, places) }
        case .model(let model):
            let places = log.places(in: model.sources)
            for reported in model.diagnostics { add(reported.diagnostic, places) }
            for scenario in model.scenarios { add(scenario, of: model, places) }
            add(model.coverage, isStrict: isStrict, places)
        }
    }

    /// Adds something that could not be done or decided.
    mutating func notify(_ text: String, level: String) {
        notifications.append(.object([("level", .string(level)), ("message", .text(text))]))
    }

    /// Adds something that is wrong with a text.
    private mutating func add(_ diagnostic: Diagnostic, _ places: SARIFPlaces) {
        let message = diagnostic.message
        let rule = log.rule(SARIFRule(id: message.id, name: message.id.words, help: "See the manual: Diagnostics."))
        let notes = diagnostic.notes.filter { $0.span != nil }.compactMap { places.location($0.span, message: $0.text) }
        let others = diagnostic.notes.filter { $0.span == nil }.map { "\nnote: \($0.text)" }
        add(
            rule, level: message.severity == .error ? "error" : "warning", text: message.text + others.joined(),
            location: places.location(diagnostic.span), related: notes)
    }

    /// Adds what was not exercised.
    private mutating func add(_ coverage: CoverageReport, isStrict: Bool, _ places: SARIFPlaces) {
        let lists = [
            (coverage.neverExecuted, "never-executed", "is never executed", "note"),
            (coverage.vacuous, "vacuous", "is vacuous: this is never true", "warning"),
            (coverage.idleFairness, "idle-fairness", "makes no difference", "note"),
        ]
        for (items, id, text, level) in lists {
            for item in items {
                let rule = log.rule(SARIFRule(id: id, name: id.words, help: "See the manual: Check."))
                add(
                    rule, level: isStrict ? "error" : level, text: "\(item.kind.text) \(text)",
                    location: places.location(item.span))
            }
        }
    }

    // MARK: Scenarios

    /// Adds what came of a scenario.
    private mutating func add(_ scenario: ScenarioReport, of model: ModelReport, _ places: SARIFPlaces) {
        guard case .searched(let search) = scenario.outcome else {
            if case .notRun(.needsTag) = scenario.outcome { return }
            let phrases = VerdictPhrases(scenario: scenario).phrases.map { $0.render(isColored: false) }
            return notify("\(model.name): scenario \(scenario.name): \(phrases.joined(separator: " "))", level: "error")
        }
        // Each property is a rule, whatever came of it, so that a reader sees what was checked.
        for property in search.properties { _ = log.rule(SARIFRule(property, of: model)) }
        for notice in scenario.notices where !notice.isWitness {
            add(notice, of: scenario, model, places)
        }
        if !search.isExhaustive {
            notify("\(model.name): scenario \(scenario.name) is incomplete: \(search.openText)", level: "warning")
        }
    }

    /// Adds something that a scenario shows.
    private mutating func add(
        _ notice: Notice, of scenario: ScenarioReport, _ model: ModelReport, _ places: SARIFPlaces
    ) {
        let rule = log.rule(SARIFRule(notice, of: model))
        let body = notice.body(sources: model.sources)
        let head = "scenario \(scenario.name): \(notice.text)"
        let trace = notice.finding?.trace.transitions ?? []
        let last = (trace + (notice.finding?.evidence?.loop?.transitions ?? [])).last
        let fallback =
            last?.span ?? model.sources.files.first.map { _ in SourceSpan(file: FileID(index: 0), start: 0, end: 0) }
        add(
            rule, level: notice.isExpected ? "none" : "error", text: body.isEmpty ? head : "\(head)\n\n\(body)",
            location: places.location(notice.span ?? fallback),
            related: last.flatMap { places.location($0.span, message: "the last transition") }.map { [$0] } ?? [],
            flow: notice.finding.flatMap { SARIFFlow(finding: $0, places: places).value },
            fingerprint: "\(model.name)/\(scenario.name)/\(rule.id)/\(notice.text)")
    }

    /// Adds the entries of a baseline that are not true any more.
    private mutating func add(_ use: BaselineUse) {
        for entry in use.entries {
            guard let fault = entry.fault else { continue }
            let rule = log.rule(SARIFRule(id: "baseline/\(fault)", name: "baseline", help: "See the manual: Gate."))
            add(
                rule, level: "error", text: "\(entry.head): \(entry.text(on: use.today))",
                location: Self.location(path: use.path, line: entry.known.line), fingerprint: "baseline/\(entry.head)")
        }
    }

    /// The beginning of a place in a file that is no model.
    private static func location(path: String, line: Int, column: Int? = nil) -> JSONValue {
        let region = JSONValue.object([
            ("startLine", .integer(line)), ("startColumn", column.map { .integer($0) }),
        ])
        let place = JSONValue.object([
            ("artifactLocation", .object([("uri", .string(path.uri))])), ("region", region),
        ])
        return .object([("physicalLocation", place)])
    }

    /// Adds a mutant that asks for something.
    mutating func add(_ alert: MutationAlert) {
        let rule = log.rule(SARIFRule(id: alert.rule, name: "mutation", help: "See the manual: Mutate."))
        add(
            rule, level: alert.isError ? "error" : "warning", text: alert.text,
            location: Self.location(path: alert.place.path, line: alert.place.line, column: alert.place.column),
            fingerprint: "\(alert.rule)/\(alert.place.path)/\(alert.text)")
    }

    /// Adds a result.
    mutating func add(
        _ rule: (id: String, index: Int), level: String, text: String, location: JSONValue?, related: [JSONValue] = [],
        flow: JSONValue? = nil, fingerprint: String? = nil
    ) {
        let numbered = related.enumerated().map { index, location -> JSONValue in
            guard case .object(let members) = location else { return location }
            return .object([JSONValue.Member("id", .integer(index + 1))] + members)
        }
        results.append(
            .object([
                ("ruleId", .string(rule.id)), ("ruleIndex", .integer(rule.index)),
                ("kind", .string(level == "none" ? "informational" : "fail")), ("level", .string(level)),
                ("message", .text(text)), ("locations", location.map { .array([$0]) }),
                ("codeFlows", flow.map { .array([$0]) }),
                ("relatedLocations", numbered.isEmpty ? nil : .array(numbered)),
                (
                    "partialFingerprints",
                    fingerprint.map { .object([("finding/v1", .string(SHA256.digits(of: Array($0.utf8))))]) }
                ),
            ]))
    }
}

extension Notice {
    /// Whether it is good: the way to a `reachable` that must be reached.
    fileprivate var isWitness: Bool { finding?.isWitness ?? false }
}

extension JSONValue {
    /// A message; what shows nothing, or turns the direction of writing, is written as its number.
    static func text(_ text: String) -> JSONValue {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).withoutInvisible }
        return .object([("text", .string(lines.joined(separator: "\n")))])
    }
}

extension String {
    /// `unknown-name` as `UnknownName`, as rules are named.
    fileprivate var words: String {
        split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
