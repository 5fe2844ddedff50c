extension ReportDocument {
    /// Requirements × proposals; the scenarios of the columns are among those of the files, with all that was found.
    public struct Matrix: Codable, Hashable, Sendable {
        /// The columns.
        public var columns: [Column]
        /// The rows.
        public var rows: [Row]
        /// How many properties without an identity were left out.
        public var omittedProperties: Int

        /// A scenario of a model.
        public struct Column: Codable, Hashable, Sendable {
            /// The head of the column.
            public var label: String
            /// The position of the model among the files.
            public var file: Int
            /// The name of the scenario.
            public var scenario: String
            /// The numbers that bound the model, and the other parameters that the scenario sets.
            public var bounds: [Binding]
        }

        /// A requirement.
        public struct Row: Codable, Hashable, Sendable {
            /// Its identity in the catalogue, e.g. `D1`.
            public var id: String?
            /// The name of the property, `deadlock` or `errors`.
            public var name: String
            /// What it says, in a few words.
            public var title: String
            /// The text of the `///` lines before the property.
            public var documentation: [String]
            /// A cell for each column.
            public var cells: [Cell]
        }

        /// What a scenario says of a requirement.
        public struct Cell: Codable, Hashable, Sendable {
            /// The verdict.
            public var verdict: Verdict
            /// The transitions of the shortest trace that shows it.
            public var length: Int?
            /// Why it is not applicable or not known.
            public var message: String?

            /// What can stand in a cell.
            public enum Verdict: String, Codable, Hashable, Sendable, CaseIterable {
                case holds, vacuous, violated, reached, unreachable, error, incomplete
                case notApplicable = "not-applicable"
                case notJudged = "not-judged"
                case notFound = "not-found"
            }
        }
    }

    /// Makes the document of a matrix.
    public init(_ report: MatrixReport, tool: String, showsMeasurements: Bool = false) {
        self.init(CheckReport(report), tool: tool, showsMeasurements: showsMeasurements)
        kind = .matrix
        isStrict = nil
        let columns = report.columns.map { column in
            Matrix.Column(
                label: column.label, file: files.firstIndex { $0.path == column.path } ?? 0,
                scenario: column.scenario.name, bounds: column.bounds.map(Binding.init))
        }
        matrix = Matrix(
            columns: columns, rows: report.rows.map(Matrix.Row.init), omittedProperties: report.omittedCount)
    }
}

extension ReportDocument.Matrix.Row {
    /// Makes the document of a row.
    fileprivate init(_ row: MatrixRow) {
        self.init(
            id: row.id?.text, name: row.name, title: row.title, documentation: row.documentation,
            cells: row.cells.map { ReportDocument.Matrix.Cell($0.verdict) })
    }
}

extension ReportDocument.Matrix.Cell {
    /// Makes the document of a cell.
    fileprivate init(_ verdict: MatrixCell.Verdict) {
        switch verdict {
        case .holds: self.init(verdict: .holds)
        case .vacuous: self.init(verdict: .vacuous)
        case .violated(let length): self.init(verdict: .violated, length: length)
        case .reached(let length): self.init(verdict: .reached, length: length)
        case .unreachable: self.init(verdict: .unreachable)
        case .error: self.init(verdict: .error)
        case .notApplicable(let reason): self.init(verdict: .notApplicable, message: reason)
        case .notJudged: self.init(verdict: .notJudged)
        case .notFound(let figure): self.init(verdict: .notFound, message: figure)
        case .incomplete(let reason): self.init(verdict: .incomplete, message: reason)
        }
    }
}
