import Engine
import Execution
import Language

extension ReportDocument {
    /// Makes the document of what `check` found; what was measured is in it only where `showsMeasurements`.
    public init(_ report: CheckReport, tool: String, showsMeasurements: Bool = false) {
        var pool = SourcePool()
        let files = report.files.map { File($0, report.isStrict, &pool, showsMeasurements) }
        self.init(
            kind: .check, tool: tool, exitCode: Int(report.exitCode.rawValue), isStrict: report.isStrict,
            baseline: report.baseline.map(Baseline.init), files: files,
            sources: pool.sources)
    }
}

extension ReportDocument.File {
    /// Makes the document of a file.
    init(_ file: FileReport, _ isStrict: Bool, _ pool: inout SourcePool, _ showsMeasurements: Bool) {
        self.init(
            path: file.path, status: .model, exitCode: Int(file.exitCode(isStrict: isStrict).rawValue), diagnostics: [])
        switch file.content {
        case .unreadable(let failure): (status, message) = (.unreadable, failure.text)
        case .fault(let fault): (status, message) = (.fault, fault.text)
        case .library(let library):
            let places = pool.places(in: library.sources)
            status = .library
            diagnostics = library.diagnostics.map { .init($0, scenarios: [], places) }
        case .model(let report):
            let places = pool.places(in: report.sources)
            diagnostics = report.diagnostics.map { .init($0.diagnostic, scenarios: $0.scenarios, places) }
            model = ReportDocument.Model(
                name: report.name, title: report.title,
                scenarios: report.scenarios.map { .init($0, places, showsMeasurements) },
                coverage: .init(report.coverage, places))
        }
    }
}

extension CheckerFault {
    /// What failed, in a line.
    var text: String { "\(activity): \(detail)" }
}

extension ReportDocument.Diagnostic {
    /// Makes the document of a diagnostic.
    init(_ diagnostic: Diagnostic, scenarios: [String], _ places: ReportPlaces) {
        self.init(
            id: diagnostic.message.id, severity: diagnostic.severity == .error ? .error : .warning,
            message: diagnostic.message.text, span: places.span(diagnostic.span),
            notes: diagnostic.notes.map { Note(message: $0.text, span: places.span($0.span)) },
            suggestion: diagnostic.suggestion.map {
                Suggestion(span: places.span($0.span), replacement: $0.replacement)
            },
            scenarios: scenarios)
    }
}

extension ReportDocument.Coverage {
    /// Makes the document of what was not exercised.
    init(_ coverage: CoverageReport, _ places: ReportPlaces) {
        let items = { (items: [CoverageItem]) in
            items.map { Item(kind: Item.Kind($0.kind), text: $0.kind.text, span: places.span($0.span)) }
        }
        let basis: Basis =
            switch coverage.basis {
            case .everything: .everything
            case .someScenarios: .someScenarios
            case .unfinishedSearches: .unfinishedSearches
            }
        self.init(
            basis: basis, neverExecuted: items(coverage.neverExecuted), vacuous: items(coverage.vacuous),
            idleFairness: items(coverage.idleFairness))
    }
}

extension ReportDocument.Coverage.Item.Kind {
    /// The word for a kind.
    fileprivate init(_ kind: CoverageItem.Kind) {
        switch kind {
        case .operation: self = .operation
        case .rule: self = .rule
        case .step: self = .step
        case .branch: self = .branch
        case .errno: self = .errno
        case .guardTrue: self = .guard
        case .fairness: self = .fairness
        }
    }
}
