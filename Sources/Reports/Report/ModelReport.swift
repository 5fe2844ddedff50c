import Language

/// What came of one model.
public struct ModelReport: Sendable {
    /// The model's name.
    public var name: String
    /// The model's title.
    public var title: String?
    /// The files, for places.
    public var sources: SourceMap
    /// What is wrong with the model, in the order of the source.
    public var diagnostics: [ReportedDiagnostic]
    /// A report for each scenario, in the order of the source.
    public var scenarios: [ScenarioReport]
    /// What no scenario executed.
    public var coverage: CoverageReport
    /// The life cycle of what the model calls a state; `nil` where no format asks for it or there is none.
    public var lifecycle: LifecycleReport?

    /// Makes a report.
    public init(
        name: String, title: String? = nil, sources: SourceMap = SourceMap(), diagnostics: [ReportedDiagnostic] = [],
        scenarios: [ScenarioReport] = [], coverage: CoverageReport = CoverageReport()
    ) {
        self.name = name
        self.title = title
        self.sources = sources
        self.diagnostics = diagnostics
        self.scenarios = scenarios
        self.coverage = coverage
    }

    /// Whether a diagnostic keeps the model, or one of its scenarios, from being checked.
    public var hasErrors: Bool { diagnostics.contains { $0.diagnostic.message.severity == .error } }

    /// The code that this model alone would end the process with.
    public func exitCode(isStrict: Bool) -> ExitCode {
        var codes = scenarios.map(\.exitCode)
        if hasErrors { codes.append(.model) }
        if isStrict && !coverage.isFull { codes.append(.otherwise) }
        return ExitCode.mostImportant(of: codes)
    }
}

/// A diagnostic with the scenarios that it belongs to.
public struct ReportedDiagnostic: Sendable {
    /// The diagnostic.
    public let diagnostic: Diagnostic
    /// The scenarios in whose configuration alone it is met; empty where it does not depend on one.
    public let scenarios: [String]

    /// Makes a reported diagnostic.
    public init(_ diagnostic: Diagnostic, scenarios: [String] = []) {
        self.diagnostic = diagnostic
        self.scenarios = scenarios
    }
}

/// What came of a library that was checked alone.
public struct LibraryReport: Sendable {
    /// The files, for places.
    public var sources: SourceMap
    /// What is wrong with it.
    public var diagnostics: [Diagnostic]

    /// Makes a report.
    public init(sources: SourceMap, diagnostics: [Diagnostic]) {
        self.sources = sources
        self.diagnostics = diagnostics
    }

    /// Whether it has an error.
    public var hasErrors: Bool { diagnostics.contains { $0.message.severity == .error } }
}
