import Execution

/// A life cycle as a picture that needs no program to draw it: a column for each value, and below them, row by row, what leads
/// from one to another.
struct LifecyclePicture {
    /// The life cycle.
    let cycle: Lifecycle
    /// Where the columns stand.
    private let columns: [Int]
    /// The widths of the heads of the columns.
    private let headWidths: [Int]

    /// The height of a head, of a line of text, and what is left around a row.
    private static let head = 26, line = 16, padding = 9
    /// The least distance of two columns, and the blank between two heads.
    private static let narrowest = 110, gap = 20
    /// The room for the arrow that comes from nowhere.
    private static let left = 40
    /// The most characters of what causes a change on one line.
    private static let widest = 60

    /// Measures `cycle`.
    init(_ cycle: Lifecycle) {
        self.cycle = cycle
        headWidths = cycle.values.map { ChartLayout.pixels($0.cut(Self.widest).count) + 16 }
        var places: [Int] = []
        for (index, width) in headWidths.enumerated() {
            guard index > 0 else {
                places.append(Self.left + width / 2)
                continue
            }
            places.append(places[index - 1] + max(Self.narrowest, (headWidths[index - 1] + width) / 2 + Self.gap))
        }
        columns = places
    }

    /// A change with what is written above its arrow.
    private struct Row {
        /// The column that it begins at; `nil` for what is so from the beginning.
        let from: Int?
        /// The column that it ends at.
        let to: Int
        /// What causes it.
        let texts: [String]
    }

    /// The rows: where it begins, then each change.
    private var rows: [Row] {
        cycle.initial.map { Row(from: nil, to: $0, texts: []) }
            + cycle.edges.map { edge in
                Row(from: edge.from, to: edge.to, texts: edge.causes.map { $0.text.cut(Self.widest) })
            }
    }

    /// The picture.
    func svg(label: String) -> String {
        var y = Self.head + 10
        var drawn = ""
        var right = zip(columns, headWidths).map { $0 + $1 / 2 }.max() ?? 0
        for row in rows {
            let height = max(1, row.texts.count) * Self.line + 2 * Self.padding
            drawn += draw(row, top: y, bottom: y + height - Self.padding, right: &right)
            y += height
        }
        let lines = columns.map {
            "<line class=\"lifeline\" x1=\"\($0)\" y1=\"\(Self.head)\" x2=\"\($0)\" y2=\"\(y)\"/>\n"
        }
        return "<svg class=\"chart\" role=\"img\" width=\"\(right + 12)\" height=\"\(y + 8)\" "
            + "viewBox=\"0 0 \(right + 12) \(y + 8)\" aria-label=\"\(HTMLText.escaped(label))\">\n"
            + lines.joined() + heads + drawn + "</svg>\n"
    }

    /// The names of the values.
    private var heads: String {
        cycle.values.indices.map { index in
            let left = columns[index] - headWidths[index] / 2
            return
                "<rect class=\"head\" x=\"\(left)\" y=\"1\" width=\"\(headWidths[index])\" height=\"\(Self.head)\" rx=\"6\"/>"
                + "<text class=\"strong\" x=\"\(left + 8)\" y=\"18\">"
                + "\(HTMLText.escaped(cycle.values[index].cut(Self.widest)))</text>\n"
        }.joined()
    }

    /// One row: its arrow, and above it what causes it.
    private func draw(_ row: Row, top: Int, bottom: Int, right: inout Int) -> String {
        let to = columns[row.to]
        guard let from = row.from.map({ columns[$0] }) else {
            return "<circle class=\"tip\" cx=\"\(to - 26)\" cy=\"\(bottom)\" r=\"4\"/>"
                + Self.arrow(from: to - 22, to: to, y: bottom)
        }
        let width = ChartLayout.pixels(row.texts.map(\.count).max() ?? 0)
        let left = max(4, (from + to - width) / 2)
        right = max(right, left + width)
        let height = row.texts.count * Self.line
        let back =
            "<rect class=\"back\" x=\"\(left - 3)\" y=\"\(bottom - height - 4)\" width=\"\(width + 6)\" height=\"\(height)\"/>\n"
        let texts = row.texts.enumerated().map { index, text in
            "<text x=\"\(left)\" y=\"\(bottom - height + index * Self.line + 8)\">\(HTMLText.escaped(text))</text>\n"
        }
        return back + texts.joined() + Self.arrow(from: from, to: to, y: bottom)
    }

    /// An arrow from one column to another.
    private static func arrow(from: Int, to: Int, y: Int) -> String {
        let sign = from < to ? -1 : 1
        return "<path class=\"message\" d=\"M\(from) \(y) H\(to + 8 * sign)\"/>"
            + "<path class=\"tip\" d=\"M\(to) \(y) l\(8 * sign) -4 v8 z\"/>\n"
    }
}
