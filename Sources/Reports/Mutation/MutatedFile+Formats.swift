import Language

extension JUnitReport {
    /// A suite for each file, in it a test for each mutant: whether something comes out otherwise.
    public static func render(_ files: [MutatedFile]) -> String { render(files.map(suite)) }

    /// The tests of a file.
    private static func suite(_ file: MutatedFile) -> TestSuite {
        switch file {
        case .failed(let file): TestSuite(file, isStrict: false, showsMeasurements: false)
        case .mutated(let report):
            TestSuite(
                path: report.path,
                cases: report.mutants.map { test(of: $0, in: report.name) }
                    + report.staleNotes.map { note in
                        let text = "no mutant survives any more of which this speaks: \(note.note.reason)"
                        return TestCase(
                            group: "\(report.name).\(note.declaration)", name: "survives: \(note.note.reason)",
                            outcome: .failed(.init(kind: "stale", message: text, text: text)), place: note.place)
                    })
        }
    }

    /// The test that a mutant stands for.
    private static func test(of mutant: MutantReport, in model: String) -> TestCase {
        let text = [mutant.headline, mutant.outcome.detail].compactMap(\.self).joined(separator: ": ")
        let outcome: TestCase.Outcome =
            switch mutant.outcome {
            case .killed: .passed(mutant.outcome.detail)
            case .equivalent: .skipped("equivalent: the same states and as many transitions in every scenario")
            case .survived(let reason?): .skipped("survives: \(reason)")
            case .survived(nil): .failed(.init(kind: "survives", message: mutant.headline, text: text))
            case .undecided: .error(.init(kind: "undecided", message: text, text: text))
            }
        return TestCase(
            group: "\(model).\(mutant.declaration)",
            name: "\(mutant.place.line): \(mutant.kind.rawValue): \(mutant.text)",
            outcome: outcome, place: mutant.place)
    }
}

extension GitHubAnnotations {
    /// An annotation for each mutant that survives without a reason or is not decided, then the numbers as plain lines.
    public static func render(_ files: [MutatedFile]) -> String {
        var lines: [String] = []
        var numbers = ""
        for file in files {
            switch file {
            case .failed(let file): lines += annotations(of: file, isStrict: false).map(\.line)
            case .mutated(let report):
                lines += report.alerts.map { alert in
                    Annotation(alert.isError ? .error : .warning, title: alert.title, text: alert.text, at: alert.place)
                        .line
                }
                numbers += "\(report.path): \(report.summary)\n"
            }
        }
        return lines.map { $0 + "\n" }.joined() + plain(numbers)
    }
}

extension SARIFReport {
    /// A rule for each kind of change, a result for each mutant that survives without a reason or is not decided.
    public static func render(_ files: [MutatedFile], tool: String) -> String {
        var writer = SARIFReport()
        for file in files {
            switch file {
            case .failed(let file): writer.add(file, isStrict: false)
            case .mutated(let report): for alert in report.alerts { writer.add(alert) }
            }
        }
        return JSONText.render(writer.document(ExitCode.mostImportant(of: files.map(\.exitCode)), tool))
    }
}

/// A mutant, or a line about one, that asks for something.
struct MutationAlert {
    /// The rule that it falls under.
    let rule: String
    /// Whether it fails the run.
    let isError: Bool
    /// One line.
    let title: String
    /// The whole.
    let text: String
    /// Where.
    let place: SourceLocation
}

extension MutationReport {
    /// What asks for something, in the order of the source.
    var alerts: [MutationAlert] {
        mutants.filter { !$0.outcome.isUnremarkable }.map { mutant in
            let isError = if case .survived = mutant.outcome { true } else { false }
            let advice =
                isError
                ? "everything comes out as before: a property is missing, or nothing needs this"
                : "not decided: \(mutant.outcome.detail ?? "")"
            return MutationAlert(
                rule: "mutation/\(mutant.kind.rawValue)", isError: isError, title: mutant.headline,
                text: "\(mutant.headline): \(advice)", place: mutant.place)
        }
            + staleNotes.map { note in
                MutationAlert(
                    rule: "mutation/stale", isError: true,
                    title: "\(note.declaration): a line 'survives:' is not true any more",
                    text: "no mutant survives any more of which this speaks: \(note.note.reason)", place: note.place)
            }
    }
}

extension MutantReport {
    /// `without 'require open else EBADF' in op read`, `with 'x <= 3' for 'x < 3' in op read`: what survives or not.
    var headline: String {
        let change = after.map { "with '\($0)' for '\(before)'" } ?? "without '\(before)'"
        let verb =
            switch outcome {
            case .killed: "killed"
            case .survived: "survives"
            case .equivalent: "equivalent"
            case .undecided: "not decided"
            }
        return "\(declaration) \(change) \(verb)"
    }
}
