/// A table for a terminal whose cells may have several lines; columns that do not fit stand below, behind the first again.
struct TextTable {
    /// The heads of the columns.
    let heads: [StyledLine]
    /// The rows, each with a cell for each column, each with its lines.
    let rows: [[[StyledLine]]]
    /// The columns of the page.
    let width: Int
    /// Whether an empty line stands between rows.
    var isSpaced = false

    /// The blanks between two columns.
    private static let gap = 2

    /// The lines, each group of columns behind an empty one.
    var page: Page {
        var page = Page()
        for group in groups {
            page.separate()
            append([heads.map { [$0] }], group, to: &page)
            append(rows, group, to: &page)
        }
        return page
    }

    /// The width of a column.
    private func width(of column: Int) -> Int {
        max(heads[column].width, rows.flatMap { $0[column] }.map(\.width).max() ?? 0)
    }

    /// The columns in groups that fit, each with the first.
    private var groups: [[Int]] {
        var groups: [[Int]] = []
        var room = 0
        for column in heads.indices.dropFirst() {
            let needed = width(of: column) + Self.gap
            if groups.isEmpty || needed > room {
                groups.append([0])
                room = width - width(of: 0)
            }
            groups[groups.count - 1].append(column)
            room -= needed
        }
        return groups.isEmpty && !heads.isEmpty ? [[0]] : groups
    }

    /// Appends rows with the columns of a group.
    private func append(_ rows: [[[StyledLine]]], _ group: [Int], to page: inout Page) {
        for (position, row) in rows.enumerated() {
            if isSpaced, position > 0 { page.append(StyledLine()) }
            for index in 0..<max(1, group.map { row[$0].count }.max() ?? 0) {
                var line = StyledLine()
                for column in group {
                    let start = line.width
                    if index < row[column].count { line.append(row[column][index]) }
                    line.pad(to: start + width(of: column) + Self.gap)
                }
                page.append(line)
            }
        }
    }
}
