import Execution
import Language

/// A sequence chart in plain characters, at most 100 columns wide, so that it fits a mail.
struct TextChart {
    /// The chart.
    private let chart: SequenceChart
    /// The column of each lifeline.
    private let columns: [Int]
    /// The lines so far.
    private var lines: [String] = []

    /// The widest line.
    static let width = 100
    /// The columns that stay free behind the last lifeline, for what changes there.
    private static let lastRoom = 30
    /// The blanks before the first lifeline, where the numbers of the rows stand.
    private static let left = 5
    /// The most columns from a lifeline to the next.
    private static let widest = 34

    /// Draws `chart`.
    static func render(_ chart: SequenceChart) -> String {
        var drawing = TextChart(chart)
        drawing.draw()
        return drawing.lines.joined(separator: "\n") + "\n"
    }

    /// Finds the columns.
    private init(_ chart: SequenceChart) {
        self.chart = chart
        let gaps = max(1, chart.lifelines.count - 1)
        let step = max(3, min(Self.widest, (Self.width - Self.left - Self.lastRoom) / gaps))
        columns = chart.lifelines.indices.map { Self.left + $0 * step }
    }

    /// Draws everything.
    private mutating func draw() {
        if !chart.start.isEmpty {
            let values = chart.start.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
            lines += TextFolding.fold("initially \(values)", width: Self.width) + [""]
        }
        if !chart.lifelines.isEmpty { drawHeads() }
        for (index, row) in chart.rows.enumerated() {
            if index == chart.loopStart { lines.append("for ever:") }
            draw(row, index)
        }
        for wait in chart.waits { put(["\(wait.statement) blocks"], at: wait.lifeline, chart.rows.count) }
        if let ending = chart.ending {
            lines.append("")
            lines += TextFolding.fold("*** \(ending.plainText) ***", width: Self.width)
        }
    }

    /// The names: where they would run into each other, one below the other.
    private mutating func drawHeads() {
        let names = chart.lifelines.map { $0.name.withoutInvisible }
        let fits = zip(zip(columns, columns.dropFirst()), names).allSatisfy { $0.1 - $0.0 > $1.count }
        if fits {
            var line = ""
            for (column, name) in zip(columns, names) { line = Self.padded(line, to: column) + name }
            lines.append(String(line.prefix(Self.width)))
        } else {
            for (index, name) in names.enumerated().reversed() {
                let bars = bars(before: index, row: -1)
                lines.append(String((Self.padded(bars, to: columns[index]) + name).prefix(Self.width)))
            }
        }
        lines.append(Self.trimmed(bars(before: columns.count, row: -1)))
    }

    /// A row: the call or step, an arrow to what it acts on, and what it changes.
    private mutating func draw(_ row: SequenceChart.Row, _ index: Int) {
        let first = lines.count
        var own = row.choices.filter { $0.name != "either" }.map { "\($0.name) = \($0.value)" }
        own += row.taken.map { "takes \(chart.locks[$0].path)" }
        own += row.changes.filter { $0.lifeline == row.lifeline }.map(Self.text)
        own += row.released.map { "releases \(chart.locks[$0].path)" }
        if let error = row.error { own.append("*** \(error) ***") }
        if let target = row.targets.first, target > row.lifeline,
            columns[target] - columns[row.lifeline] > row.label.count + 8
        {
            drawArrow(row, to: target, index, label: row.label)
        } else {
            put([row.label], at: row.lifeline, index)
            for target in row.targets.prefix(1) where target != row.lifeline {
                drawArrow(row, to: target, index, label: "")
            }
        }
        for target in row.targets.dropFirst() where target != row.lifeline {
            drawArrow(row, to: target, index, label: "")
        }
        put(own, at: row.lifeline, index, indent: 2)
        for lifeline in chart.lifelines.indices where lifeline != row.lifeline {
            put(row.changes.filter { $0.lifeline == lifeline }.map(Self.text), at: lifeline, index)
        }
        let number = String(index + 1)
        let margin = String(repeating: " ", count: max(0, 3 - number.count)) + number
        if lines.indices.contains(first) { lines[first] = margin + lines[first].dropFirst(margin.count) }
    }

    /// An arrow from who acts to a lifeline, with a label in it.
    private mutating func drawArrow(_ row: SequenceChart.Row, to target: Int, _ index: Int, label: String) {
        var characters = Array(
            Self.padded(bars(before: columns.count, row: index), to: max(Self.width, (columns.last ?? 0) + 2)))
        let (from, to) = (columns[row.lifeline], columns[target])
        for column in min(from, to) + 1..<max(from, to) { characters[column] = "-" }
        characters[to < from ? to + 1 : to - 1] = to < from ? "<" : ">"
        let text = label.isEmpty ? "" : " \(label.withoutInvisible) "
        for (offset, character) in text.enumerated() { characters[from + 3 + offset] = character }
        lines.append(Self.trimmed(String(characters)))
    }

    /// Lines of text behind a lifeline.
    private mutating func put(_ texts: [String], at lifeline: Int, _ row: Int, indent: Int = 0) {
        for text in texts {
            // Where little room is left, what is said stands left of the lifeline's right neighbours, and may cover them.
            let column = min(columns[lifeline] + 2 + indent, Self.width - 24)
            for piece in TextFolding.fold(text, width: Self.width - column) {
                let bars = Self.padded(bars(before: columns.count, row: row), to: Self.width)
                let end = column + piece.count
                lines.append(
                    Self.trimmed(
                        String(bars.prefix(column)) + piece + (piece.isEmpty ? "" : " ") + bars.dropFirst(end + 1)))
            }
        }
    }

    /// The lifelines in a line of a row: `#` where a thread is inside an operation.
    private func bars(before count: Int, row: Int) -> String {
        var line = ""
        for index in 0..<count {
            let isInside = chart.activations.contains {
                $0.lifeline == index && $0.first <= row && row <= ($0.last ?? .max)
            }
            line = Self.padded(line, to: columns[index]) + (isInside ? "#" : "|")
        }
        return line
    }

    /// `life: ABSENT -> LIVE`.
    private static func text(_ change: SequenceChart.Change) -> String {
        "\(change.part): \(change.before) -> \(change.after)"
    }

    /// `text` with blanks up to a column.
    private static func padded(_ text: String, to column: Int) -> String {
        text + String(repeating: " ", count: max(0, column - text.count))
    }

    /// `text` as far as it fits, without the blanks at its end.
    private static func trimmed(_ text: String) -> String {
        String(text.prefix(width).reversed().drop { $0 == " " }.reversed())
    }
}
