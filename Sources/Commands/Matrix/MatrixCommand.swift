import Language
import Reports

/// `interleave matrix`: runs the base scenarios of models and shows what each says of each requirement.
struct MatrixCommand: Command {
    /// What the command line asks for.
    let options: MatrixOptions
    /// Where the report goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .matrix }

    /// Runs the command.
    func run() throws(UsageError) -> ExitCode {
        let targets = TargetLoader(root: options.check.root).targets(at: options.check.paths)
        try ScenarioSelection(options: options.check).validate(against: targets)
        let columns = try asked(of: MatrixSelection(options: options.check).columns(of: targets))
        let progress = console.showsProgress(options.check.progress) ? ProgressLine(console: console) : nil
        let run = MatrixRun(options: options.check, cancellation: console.cancellation, progress: progress)
        let result = run.run(columns)
        let report = MatrixReport(
            columns: result.columns, failures: targets.compactMap(Self.failure) + result.failures,
            includesAll: options.includesAll || !options.traces.isEmpty)
        return ExitCode.mostImportant(of: [report.exitCode] + show(report))
    }

    /// The columns whose traces are asked for; all where a matrix is.
    private func asked(of columns: [MatrixSelection.Column]) throws(UsageError) -> [MatrixSelection.Column] {
        guard !options.traces.isEmpty else { return columns }
        for name in options.traces {
            guard let column = columns.first(where: { $0.label == name.column }) else {
                throw .noCell(
                    .column, name.column, suggestion: NearMiss.best(for: name.column, among: columns.map(\.label)),
                    known: columns.map(\.label))
            }
            try name.validateRow(in: column.model)
        }
        return columns.filter { column in options.traces.contains { $0.column == column.label } }
    }

    /// Prints the matrix or the traces, and writes the files; the codes of what failed.
    private func show(_ report: MatrixReport) -> [ExitCode] {
        guard options.traces.isEmpty else {
            console.write(traces(of: report))
            return []
        }
        let writer = ReportWriter(options: options.output, console: console)
        let code = writer.write { format in text(of: report, format) }
        return [code].compactMap(\.self) + options.updates.compactMap { update($0, with: report, writer) }
    }

    /// The traces that are asked for, behind what is wrong with the models.
    private func traces(of report: MatrixReport) -> String {
        var layout = TerminalReport.Options()
        layout.isColored = console.usesColors(options.check.color)
        let broken = report.failures.map { TerminalReport.render($0, options: layout) + "\n" }
        let shown = options.traces.map { name in
            TerminalMatrix.renderTraces(of: report, column: name.column, row: name.row, options: layout)
        }
        return broken.joined() + shown.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The matrix in that format.
    private func text(of report: MatrixReport, _ format: OutputFormat) -> String {
        switch format {
        case .markdown:
            return options.isTableOnly ? MarkdownMatrix.renderTable(of: report) : MarkdownMatrix.render(report)
        case .html: return HTMLMatrix.render(report)
        case .json: return ReportDocument(report, tool: CommandLineTool.signature).json
        case .junit, .sarif, .github:
            return ReportRenderer(tool: CommandLineTool.signature).render(CheckReport(report), as: format)
        default:
            var layout = TerminalReport.Options()
            layout.isColored = format == options.output.format && console.usesColors(options.check.color)
            return TerminalMatrix.render(report, options: layout)
        }
    }

    /// Replaces the table of the file at `path`; the code of what failed.
    private func update(_ path: String, with report: MatrixReport, _ writer: ReportWriter) -> ExitCode? {
        do throws(MarkedDocument.Problem) {
            let document = try MarkedDocument(path: path)
            return writer.save(document.replacing(with: MarkdownMatrix.renderTable(of: report)), to: path)
                ? nil : .fault
        } catch {
            console.writeError("error: '\(path.withoutInvisible)' \(error.text)\n")
            return .input
        }
    }

    /// The report of a file that gives no column at all; `nil` for a model.
    private static func failure(_ target: CheckTarget) -> FileReport? {
        switch target.content {
        case .unreadable(let failure): FileReport(path: target.path, content: .unreadable(failure))
        case .loaded(let model) where model.isLibrary:
            FileReport(
                path: target.path,
                content: .library(LibraryReport(sources: model.sources, diagnostics: model.diagnostics)))
        case .loaded: nil
        }
    }
}

extension MatrixOptions.CellName {
    /// Refuses a row that `model` cannot have.
    fileprivate func validateRow(in model: LoadedModel) throws(UsageError) {
        let names = model.propertyNames + ["deadlock", "errors"]
        let identities = model.propertyNames.compactMap { RequirementID(ofProperty: $0) }
        let isKnown = names.contains(row) || identities.contains { $0.text == row }
        guard !isKnown, !model.diagnostics.contains(where: \.isError) else { return }
        var seen: Set<String> = []
        let known = identities.sorted().map(\.text).filter { seen.insert($0).inserted }
        throw .noCell(
            .row, row, suggestion: NearMiss.best(for: row, among: known + names), known: known + ["deadlock", "errors"])
    }
}
