import Execution

/// The traces of one cell as text.
struct MatrixTrace {
    /// The matrix.
    let report: MatrixReport
    /// The positions of the row and of the column.
    let row, column: Int

    /// The row.
    private var matrixRow: MatrixRow { report.rows[row] }
    /// The column.
    private var matrixColumn: MatrixColumn { report.columns[column] }
    /// The threads of the scenario.
    var threads: [String] { matrixColumn.scenario.threads }
    /// The cell.
    var cell: MatrixCell { matrixRow.cells[column] }

    /// `P1: D4 a guest page never changes`.
    var heading: String { "\(matrixColumn.label): \(matrixRow.caption)" }

    /// An identity for links, unique in the report: `P1-D4_assignment_is_stable`.
    var anchor: String {
        if case .property(let name) = matrixRow.subject { return "trace-\(column + 1)-\(name)" }
        return "trace-\(column + 1).\(matrixRow.name)"
    }

    /// The scenario's settings, and what was found with its traces.
    func page(options: TerminalReport.Options) -> Page {
        var page = Page()
        if !matrixColumn.bounds.isEmpty {
            page.append(
                lead: StyledLine("  with "),
                phrases: matrixColumn.bounds.map { StyledLine("\($0.name) = \($0.value)") }.separated(by: ","),
                width: options.width)
        }
        for finding in cell.findings {
            page.separate()
            FindingSection(finding: finding, twin: nil, sources: matrixColumn.sources, options: options)
                .append(to: &page)
        }
        return page
    }
}

extension MatrixRow {
    /// `D4 a guest page never changes`.
    var caption: String { head.isEmpty ? title : "\(head) \(title)" }
}

extension MatrixReport {
    /// The traces of all cells that have some, column by column.
    var traces: [MatrixTrace] {
        columns.indices.flatMap { column in
            rows.indices.map { MatrixTrace(report: self, row: $0, column: column) }.filter(\.cell.hasTrace)
        }
    }

    /// The cells of the column with that label in the rows that `word` means.
    func traces(column label: String, row word: String) -> [MatrixTrace] {
        columns.indices.filter { columns[$0].label == label }.flatMap { column in
            rows.indices.filter { rows[$0].answers(to: word) }.map {
                MatrixTrace(report: self, row: $0, column: column)
            }
        }
    }
}
