/// The table of a matrix for a terminal or a mail: as many columns side by side as fit, the others below.
struct MatrixTable {
    /// The matrix.
    let report: MatrixReport
    /// The reasons that cells refer to.
    let footnotes: MatrixFootnotes
    /// The columns of the page.
    let width: Int

    /// The blanks between two columns.
    private static let gap = 2
    /// The widest titles; what is longer goes on below.
    private static let widestTitle = 48

    /// The lines, each group of columns behind an empty one.
    var page: Page {
        var page = Page()
        for (index, group) in groups.enumerated() {
            page.separate()
            append(group, isFirst: index == 0, to: &page)
        }
        return page
    }

    /// The width of what stands at the left of the titles.
    private var headWidth: Int { (report.rows.map(\.head.count).max() ?? 0) + Self.gap }
    /// The width of the titles.
    private var titleWidth: Int { min(Self.widestTitle, report.rows.map(\.title.count).max() ?? 0) }
    /// Where the cells begin.
    private var left: Int { headWidth + titleWidth + Self.gap }

    /// The columns in groups that fit into the page; one that is too wide stands alone.
    private var groups: [[Int]] {
        var groups: [[Int]] = []
        var room = 0
        for column in report.columns.indices {
            let needed = cellWidth(column) + Self.gap
            if groups.isEmpty || needed > room {
                groups.append([])
                room = width + Self.gap - left
            }
            groups[groups.count - 1].append(column)
            room -= needed
        }
        return groups
    }

    /// The width of a column: of its label or of its widest cell.
    private func cellWidth(_ column: Int) -> Int {
        max(report.columns[column].label.count, report.rows.map { text(of: $0.cells[column]).count }.max() ?? 0)
    }

    /// What stands in a cell.
    private func text(of cell: MatrixCell) -> String {
        cell.verdict.word + (footnotes.number(of: cell.verdict).map { " [\($0)]" } ?? "")
    }

    /// Appends the columns at those positions; titles are cut where they were shown before.
    private func append(_ columns: [Int], isFirst: Bool, to page: inout Page) {
        var line = StyledLine(blanks: left)
        for column in columns {
            let end = line.width + cellWidth(column) + Self.gap
            line.append(report.columns[column].label, .strong)
            line.pad(to: end)
        }
        page.append(line)
        for (index, row) in report.rows.enumerated() {
            if index > 0, report.rows[index - 1].section != row.section { page.separate() }
            append(row, columns, isWhole: isFirst, to: &page)
        }
    }

    /// Appends a row; what does not fit of its title stands on lines of its own, or is cut.
    private func append(_ row: MatrixRow, _ columns: [Int], isWhole: Bool, to page: inout Page) {
        var titles = Page()
        var head = StyledLine(row.head, .strong)
        head.pad(to: headWidth)
        let isCut = !isWhole && row.title.count > titleWidth
        let title = isCut ? row.title.prefix(titleWidth - 1) + "…" : row.title[...]
        titles.append(lead: head, phrases: StyledLine(String(title)).words, width: headWidth + titleWidth)
        for (index, title) in titles.lines.enumerated() {
            var line = title
            if index == 0 { append(row, columns, to: &line) }
            page.append(line)
        }
    }

    /// Appends the cells of a row.
    private func append(_ row: MatrixRow, _ columns: [Int], to line: inout StyledLine) {
        line.pad(to: left)
        for column in columns {
            let end = line.width + cellWidth(column) + Self.gap
            line.append(text(of: row.cells[column]), row.cells[column].verdict.style)
            line.pad(to: end)
        }
    }
}
