import Execution

/// A line of text in a chart.
struct ChartLine {
    /// The text.
    var text: StyledLine
    /// The lock whose colour stands before it, by its position in `SequenceChart.locks`.
    var lock: Int?

    /// The characters that the colour of a lock takes.
    static let swatchWidth = 2

    /// How many characters it takes.
    var width: Int { text.width + (lock == nil ? 0 : Self.swatchWidth) }
}

/// What stands in a chart's rows as text.
struct ChartText {
    /// The chart.
    let chart: SequenceChart

    /// The most characters of a call or step, and of a value.
    private static let widestCall = 44, widestValue = 30
    /// The most characters of a change on one line.
    private static let widestChange = 34

    /// The lines of a row on the lifeline of who acts: the call, what was chosen, locks, changes of no object, an error.
    func lines(of row: SequenceChart.Row) -> [ChartLine] {
        var lines = [ChartLine(text: head(of: row))]
        lines += row.choices.map { choice in
            let text = choice.name == "either" ? "either branch \(choice.value)" : "\(choice.name) := \(choice.value)"
            return ChartLine(text: StyledLine(text.cut(Self.widestCall), .faint))
        }
        lines += row.taken.map { ChartLine(text: StyledLine("takes \(chart.locks[$0].path)"), lock: $0) }
        lines += row.changes.filter { $0.lifeline == row.lifeline }.flatMap(Self.lines)
        lines += row.released.map { ChartLine(text: StyledLine("releases \(chart.locks[$0].path)"), lock: $0) }
        if let error = row.error {
            lines.append(ChartLine(text: StyledLine("error: \(error)".cut(Self.widestCall), .bad)))
        }
        return lines
    }

    /// The lines of a row on the lifeline of an object: what changes of it.
    func lines(of row: SequenceChart.Row, on object: Int) -> [ChartLine] {
        row.changes.filter { $0.lifeline == object && object != row.lifeline }.flatMap(Self.lines)
    }

    /// The whole of a row in one line, for who points at it or has it read out.
    func sentence(of row: SequenceChart.Row) -> String {
        var text = "\(chart.lifelines[row.lifeline].name): \(row.call)"
        if let position = row.position { text += " goes on at \(position)" }
        if let result = row.result { text += " = \(result.text)" }
        let changes = row.changes.map { "\($0.path): \($0.before) → \($0.after)" }
        let locks =
            row.taken.map { "takes \(chart.locks[$0].path)" } + row.released.map { "releases \(chart.locks[$0].path)" }
        let notes = locks + changes + (row.error.map { ["error: \($0)"] } ?? [])
        return text + (notes.isEmpty ? "" : "; " + notes.joined(separator: ", "))
    }

    /// The call or step with its result.
    private func head(of row: SequenceChart.Row) -> StyledLine {
        var line = StyledLine((row.position ?? row.call).cut(Self.widestCall), .strong)
        guard let result = row.result else { return line }
        line.append(" = ", .faint)
        line.append(result.text.cut(Self.widestValue), result.style)
        return line
    }

    /// `state: UNBOUND → BOUND_TDX`, on two lines where it is long.
    private static func lines(_ change: SequenceChart.Change) -> [ChartLine] {
        let (before, after) = (change.before.cut(widestValue), change.after.cut(widestValue))
        var values = StyledLine("\(before) → ", .faint)
        values.append(after, .strong)
        var head = StyledLine("\(change.part.cut(widestCall)): ")
        if head.width + values.width <= widestChange {
            head.append(values)
            return [ChartLine(text: head)]
        }
        var second = StyledLine("  ")
        if values.width + 2 <= widestChange {
            second.append(values)
            return [ChartLine(text: head), ChartLine(text: second)]
        }
        second.append(before, .faint)
        var third = StyledLine("  → ", .faint)
        third.append(after, .strong)
        return [ChartLine(text: head), ChartLine(text: second), ChartLine(text: third)]
    }
}

extension TransitionDescription.Result {
    /// What it means for the reader.
    fileprivate var style: TextStyle {
        switch self {
        case .success: .good
        case .errno: .caution
        case .value: .strong
        }
    }
}

extension SequenceChart.Ending {
    /// What stands at the end of the chart.
    var text: StyledLine {
        if case .reached = self { return StyledLine("✓ \(plainText)", .good) }
        return StyledLine("✗ \(plainText)", .bad)
    }

    /// What is said below the last row, without colours.
    var plainText: String {
        switch self {
        case .violated(let name): "\(name) is violated"
        case .lost(let name): "\(name) is false here, and nothing can make it true again"
        case .reached(let name): "\(name) is reached"
        case .deadlock: "DEADLOCK"
        case .error(let message): "error: \(message)"
        }
    }
}

extension String {
    /// The text with at most `count` characters; an ellipsis stands for the rest.
    func cut(_ count: Int) -> String { self.count <= count ? self : prefix(count - 1) + "…" }
}
