/// The verdicts on a model: its properties × its scenarios, with links to the traces.
struct HTMLVerdicts {
    /// The model.
    let model: HTMLModel
    /// The traces of the report.
    let traces: HTMLTraces

    /// The tables: first the properties of which there is something to tell, then, folded, those that hold throughout.
    var html: String {
        let searched = model.report.scenarios.enumerated().filter { _, scenario in
            if case .searched = scenario.outcome { true } else { false }
        }
        guard !searched.isEmpty else { return "" }
        let matrix = MatrixReport(
            columns: searched.map { _, scenario in
                MatrixColumn(
                    label: scenario.name, path: model.path, model: model.report.name, title: model.report.title,
                    scenario: scenario, sources: model.report.sources)
            }, includesAll: true)
        let indices = searched.map(\.offset)
        let deviating = searched.map { DeviatingProperties(of: $0.element) }
        let table = HTMLVerdictTable(
            matrix: matrix, footnotes: MatrixFootnotes(of: matrix), prefix: "note-\(model.number + 1)",
            label: "Verdicts", corner: "property", columnLink: { model.anchor(ofScenario: indices[$0]) },
            cellLink: { row, column in
                matrix.rows[row].cells[column].findings.lazy
                    .compactMap { traces.anchor(model: model.number, scenario: indices[column], $0) }.first
            },
            namesProperties: true,
            cellClass: { row, column in
                if deviating[column].contains(matrix.rows[row].name) { return "deviating" }
                return matrix.rows[row].cells[column].verdict.style == .bad ? "known" : nil
            })
        return "<h3 class=\"part\">Verdicts</h3>\n" + tables(table, matrix) + legend(table, matrix, deviating)
    }

    /// The rows that say something, and the others.
    private func tables(_ table: HTMLVerdictTable, _ matrix: MatrixReport) -> String {
        let plain = matrix.rows.indices.filter { row in
            matrix.rows[row].cells.allSatisfy { cell in
                if case .property = matrix.rows[row].subject { cell.verdict.isQuiet } else { false }
            }
        }
        let telling = matrix.rows.indices.filter { !plain.contains($0) }
        guard plain.count > 3 else { return table.html(rows: Array(matrix.rows.indices)) }
        return table.html(rows: telling) + "<details class=\"rest\"><summary>"
            + "\(Wording.count(plain.count, "property", "properties")) that hold wherever they are judged</summary>\n"
            + table.html(rows: plain) + "</details>\n"
    }

    /// What the signs mean.
    private func legend(
        _ table: HTMLVerdictTable, _ matrix: MatrixReport, _ deviating: [DeviatingProperties]
    ) -> String {
        let hint = "<p>A framed cell came out otherwise than its scenario expects.</p>\n"
        return "<details class=\"legend\"><summary>Signs and reasons</summary>\n"
            + (deviating.contains { !$0.isEmpty } ? hint : "") + table.legend(heading: "h4")
            + "</details>\n"
    }
}

extension MatrixCell.Verdict {
    /// Whether there is nothing to tell of it.
    fileprivate var isQuiet: Bool {
        switch self {
        case .holds, .notJudged, .notApplicable: true
        default: false
        }
    }
}

/// The rows of a table of verdicts that came out otherwise than a scenario says.
private struct DeviatingProperties {
    /// Their names.
    private let names: Set<String>

    /// Whether there are none.
    var isEmpty: Bool { names.isEmpty }

    /// Finds the rows of a scenario.
    init(of scenario: ScenarioReport) {
        names = Set(
            (scenario.judgement?.deviations ?? []).map { deviation in
                switch deviation {
                case .violated(let name), .unreachable(let name), .notViolated(let name), .notUnreachable(let name):
                    name
                case .deadlock, .noDeadlock: "deadlock"
                case .error, .noError: "errors"
                }
            })
    }

    /// Whether the row of that name is one of them.
    func contains(_ name: String) -> Bool { names.contains(name) }
}
