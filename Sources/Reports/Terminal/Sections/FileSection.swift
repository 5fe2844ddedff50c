import Language

/// What came of one file, as text.
struct FileSection {
    /// The file.
    let file: FileReport
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The lines.
    var page: Page {
        var page = Page()
        switch file.content {
        case .unreadable(let failure): page.append(heading(" cannot be checked: \(failure.text)", .bad))
        case .fault(let fault): append(fault, to: &page)
        case .library(let library): append(library, to: &page)
        case .model(let model): append(model, to: &page)
        }
        return page
    }

    /// The path with what is said of it.
    private func heading(_ text: String, _ style: TextStyle = .plain) -> StyledLine {
        var line = StyledLine(file.path, .strong)
        line.append(":")
        line.append(text, style)
        return line
    }

    /// Appends a fault of the checker.
    private func append(_ fault: CheckerFault, to page: inout Page) {
        page.append(heading(" the checker failed", .bad))
        page.append("  \(fault.activity): \(fault.detail)")
    }

    /// Appends what came of a library.
    private func append(_ library: LibraryReport, to page: inout Page) {
        let verdict = library.hasErrors ? "does not compile" : "no errors"
        page.append(heading(" a library without a model: \(verdict)"))
        for diagnostic in library.diagnostics {
            append(diagnostic, library.sources, to: &page)
        }
    }

    /// Appends what came of a model.
    private func append(_ model: ModelReport, to page: inout Page) {
        var title = heading(" model \(model.name)")
        if let text = model.title { title.append(" \"\(text)\"") }
        if model.hasErrors { title.append(" does not compile", .bad) }
        page.append(title)
        appendDiagnostics(of: model, to: &page)
        page.append(ScenarioLines(model: model, options: options).page)
        page.append(TraceSections(model: model, options: options).page)
        guard !options.isQuiet else { return }
        if options.traces == .all { page.append(SkippedSection(model: model, options: options).page) }
        page.append(CoverageSection(coverage: model.coverage, sources: model.sources).page)
        page.append(StatisticsSection(model: model, options: options).page)
    }

    /// Appends a diagnostic behind an empty line.
    private func append(_ diagnostic: Diagnostic, _ sources: SourceMap, to page: inout Page) {
        page.separate()
        let renderer = DiagnosticRenderer(sources: sources, isColoured: options.isColored)
        page.append(rendered: renderer.render(diagnostic).split(separator: "\n"))
    }

    /// Appends what is wrong with the model.
    private func appendDiagnostics(of model: ModelReport, to page: inout Page) {
        for reported in model.diagnostics {
            append(reported.diagnostic, model.sources, to: &page)
            if !reported.scenarios.isEmpty {
                let noun = reported.scenarios.count == 1 ? "scenario" : "scenarios"
                page.append("  only in the configuration of \(noun) \(Wording.list(reported.scenarios))", .faint)
            }
        }
        if !model.diagnostics.isEmpty, !model.scenarios.isEmpty { page.separate() }
    }
}

extension ReadFailure {
    /// What is wrong, without a full stop.
    public var text: String {
        switch self {
        case .missing: "there is no such file or folder"
        case .folderWithoutModels: "no file below it has a 'model' line"
        case .folder: "it is a folder, and one model is wanted"
        case .notAFile: "it is neither a file nor a folder"
        case .refused(let reason): reason
        }
    }
}
