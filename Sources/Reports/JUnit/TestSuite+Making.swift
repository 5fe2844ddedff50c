import Language

extension TestSuite {
    /// The tests that a file stands for: whether it compiles, and of each scenario whether it came out as it says, each
    /// property, deadlock and errors of the model.
    init(_ file: FileReport, isStrict: Bool, showsMeasurements: Bool) {
        path = file.path
        switch file.content {
        case .unreadable(let failure): cases = [Self.broken(file.path, "readable", "input", failure.text)]
        case .fault(let fault): cases = [Self.broken(file.path, "checked", "fault", fault.text)]
        case .library(let library):
            cases = [Self.compilation(of: file.path, library.diagnostics, library.sources)]
        case .model(let model):
            let compilation = Self.compilation(of: model.name, model.diagnostics.map(\.diagnostic), model.sources)
            let scenarios = model.scenarios.flatMap { scenario in
                ScenarioTests(model: model, scenario: scenario, showsMeasurements: showsMeasurements).cases
            }
            cases = [compilation] + scenarios + (isStrict ? [Self.coverage(of: model)] : [])
        }
    }

    /// A test of something that could not be done at all.
    private static func broken(_ path: String, _ name: String, _ kind: String, _ text: String) -> TestCase {
        TestCase(
            group: path, name: name, outcome: .error(.init(kind: kind, message: "\(path): \(text)", text: text)))
    }

    /// Whether a text compiles.
    private static func compilation(of group: String, _ all: [Diagnostic], _ sources: SourceMap) -> TestCase {
        let text = DiagnosticRenderer(sources: sources).render(all)
        guard let first = all.first(where: { $0.message.severity == .error }) else {
            return TestCase(group: group, name: "compiles", outcome: .passed(all.isEmpty ? nil : text))
        }
        let place = first.span.map { "\(sources.text(ofPlace: $0)): " } ?? ""
        return TestCase(
            group: group, name: "compiles",
            outcome: .error(.init(kind: "model", message: "\(place)\(first.message.text)", text: text)),
            place: sources.location(ofPlace: first.span))
    }

    /// Whether everything was executed.
    private static func coverage(of model: ModelReport) -> TestCase {
        let name = "everything is executed (--strict)"
        if model.coverage.isFull { return TestCase(group: model.name, name: name, outcome: .passed(nil)) }
        let text = CoverageSection(coverage: model.coverage, sources: model.sources).page.render(isColored: false)
        return TestCase(
            group: model.name, name: name,
            outcome: .failed(.init(kind: "coverage", message: "not everything was executed", text: text)))
    }
}

extension SourceMap {
    /// Where `span` begins; `nil` where that is in no file.
    func location(ofPlace span: SourceSpan?) -> SourceLocation? {
        span.flatMap { files.indices.contains($0.file.index) ? location(of: $0) : nil }
    }
}
