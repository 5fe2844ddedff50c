import Execution

extension SequenceChart {
    /// The chart as a picture that can stand alone or in a page: light and dark by the style sheet, each row in elements with
    /// `data-step` and its number from 1.
    ///
    /// - Parameter anchor: what begins the identities of rows, as in `trace-1/5`; `nil` for none.
    public func svg(anchor: String? = nil, label: String = "sequence chart") -> String {
        ChartDrawing(chart: self, layout: ChartLayout(self), anchor: anchor).svg(label: label)
    }

    /// The chart as a file of its own, with its style sheet.
    public func standaloneSVG(title: String) -> String {
        let drawing = ChartDrawing(chart: self, layout: ChartLayout(self), anchor: nil)
        return drawing.svg(label: title, style: HTMLStyle.palette + HTMLStyle.chart + HTMLStyle.standaloneChart)
    }
}

/// Draws a chart.
struct ChartDrawing {
    /// The chart.
    let chart: SequenceChart
    /// Where everything stands.
    let layout: ChartLayout
    /// What begins the identities of rows.
    let anchor: String?
    /// The classes of each lock: its colour, the same wherever that lock is held, and whether it is shared.
    private let lockClasses: [String]

    /// Prepares the drawing of `chart`.
    init(chart: SequenceChart, layout: ChartLayout, anchor: String?) {
        (self.chart, self.layout, self.anchor) = (chart, layout, anchor)
        lockClasses = Self.classes(of: chart.locks)
    }

    /// How many colours there are for locks.
    static let lockColors = 6
    /// From so many rows on the heads are repeated at the end.
    private static let longest = 14

    /// The whole picture.
    func svg(label: String, style: String? = nil) -> String {
        let bottom = repeatsHeads ? layout.height + ChartLayout.head : layout.height
        var text =
            "<svg\(style == nil ? "" : " xmlns=\"http://www.w3.org/2000/svg\"") class=\"chart\" role=\"img\" width=\"\(layout.width)\" "
            + "height=\"\(bottom)\" viewBox=\"0 0 \(layout.width) \(bottom)\" "
            + "aria-label=\"\(HTMLText.escaped(label))\">\n"
        if let style { text += "<style>\n\(style)</style>\n" }
        text += backgrounds + loopMark + lifelines + heads(at: ChartLayout.margin)
        if repeatsHeads { text += heads(at: layout.height - ChartLayout.margin / 2) }
        text += startText + activations + locks
        for number in chart.rows.indices { text += row(number) }
        return text + waits + ending + "</svg>\n"
    }

    /// Whether the chart is so long that its heads are out of sight at the end.
    private var repeatsHeads: Bool { chart.rows.count >= Self.longest }

    // MARK: What stands behind the rows

    /// The areas that light up when a row is the one in question.
    private var backgrounds: String {
        layout.rows.enumerated().map { number, row in
            let identity = anchor.map { " id=\"\(HTMLText.escaped($0))/\(number + 1)\"" } ?? ""
            return "<rect\(identity) class=\"area\" data-step=\"\(number + 1)\" x=\"0\" y=\"\(row.top)\" "
                + "width=\"\(layout.width)\" height=\"\(row.height)\"/>\n"
        }.joined()
    }

    /// The lines of the threads and objects.
    private var lifelines: String {
        zip(chart.lifelines, layout.columns).map { lifeline, column in
            "<line class=\"lifeline \(lifeline.kind.className)\" x1=\"\(column.line)\" "
                + "y1=\"\(ChartLayout.margin + ChartLayout.head)\" x2=\"\(column.line)\" y2=\"\(layout.waitsBottom)\"/>\n"
        }.joined()
    }

    /// The names of the threads and objects.
    private func heads(at top: Int) -> String {
        zip(chart.lifelines, layout.columns).map { lifeline, column in
            "<rect class=\"head \(lifeline.kind.className)\" x=\"\(column.left)\" y=\"\(top)\" "
                + "width=\"\(column.headWidth)\" height=\"\(ChartLayout.head)\" rx=\"\(lifeline.kind == .thread ? 6 : 0)\"/>\n"
                + text(StyledLine(lifeline.name, .strong), x: column.left + 8, y: top + 17)
        }.joined()
    }

    /// What tells the initial state from others.
    private var startText: String {
        layout.startLines.enumerated().map { index, line in
            text(
                line, x: ChartLayout.numbers,
                y: ChartLayout.margin + ChartLayout.head + ChartLayout.padding + index * ChartLayout.line + 12)
        }.joined()
    }

    /// The calls.
    private var activations: String {
        chart.activations.map { call in
            let top = layout.rows[call.first].top + 4
            let bottom = call.last.map { layout.rows[$0].top + layout.rows[$0].height - 4 } ?? layout.waitsBottom
            let x = layout.columns[call.lifeline].line - 5
            return "<rect class=\"activation\" x=\"\(x)\" y=\"\(top)\" width=\"10\" height=\"\(bottom - top)\">"
                + "<title>\(HTMLText.escaped(call.action))</title></rect>\n"
        }.joined()
    }

    /// The locks that are held.
    private var locks: String {
        zip(chart.locks, layout.slots).enumerated().map { number, item in
            let (lock, slot) = item
            let top = layout.rows.indices.contains(lock.first) ? layout.rows[lock.first].top + 8 : 0
            let bottom = lock.last.map { layout.rows[$0].top + layout.rows[$0].height - 6 } ?? layout.waitsBottom
            let x = layout.columns[lock.lifeline].line + 8 + slot * ChartLayout.slot
            let holder = chart.lifelines[lock.lifeline].name
            let title = "\(lock.path), \(lock.isShared ? "shared" : "held") by \(holder)"
            return "<rect class=\"lock \(lockClasses[number])\" x=\"\(x)\" y=\"\(top)\" width=\"5\" "
                + "height=\"\(max(bottom - top, 4))\"><title>\(HTMLText.escaped(title))</title></rect>\n"
        }.joined()
    }

    /// The classes of each lock.
    private static func classes(of locks: [SequenceChart.LockBar]) -> [String] {
        var numbers: [String: Int] = [:]
        return locks.map { lock in
            let number = numbers[lock.path] ?? numbers.count
            numbers[lock.path] = number
            return "lock-\(number % Self.lockColors + 1)\(lock.isShared ? " shared" : "")"
        }
    }

    /// The bracket beside the rows that are repeated for ever.
    private var loopMark: String {
        guard let start = chart.loopStart, start < chart.rows.count else { return "" }
        let (top, bottom) = (layout.rows[start].top + 6, layout.bottom - 6)
        let (x, right) = (ChartLayout.numbers + 14, ChartLayout.numbers + ChartLayout.loop - 6)
        return "<path class=\"loop\" d=\"M\(right) \(bottom) H\(x) V\(top) H\(right - 6)\"/>\n"
            + "<path class=\"loop-tip\" d=\"M\(right) \(top) l-7 -4 v8 z\"/>\n"
            + "<text class=\"loop-text\" transform=\"translate(\(x - 4) \((top + bottom) / 2)) rotate(-90)\">for ever</text>\n"
    }

    // MARK: Rows

    /// One row: its number, arrows, and what stands on each lifeline.
    private func row(_ number: Int) -> String {
        let (row, place) = (chart.rows[number], layout.rows[number])
        let y = place.top + ChartLayout.padding
        var svg =
            "<g class=\"row\" data-step=\"\(number + 1)\"><title>"
            + HTMLText.escaped("\(number + 1). \(ChartText(chart: chart).sentence(of: row))") + "</title>\n"
        svg += "<text class=\"number\" x=\"\(ChartLayout.numbers - 10)\" y=\"\(y + 12)\">\(number + 1)</text>\n"
        svg += callArrow(row, place) + messages(row, y: y + ChartLayout.line + 1)
        for (lifeline, lines) in place.lines {
            let shift = lifeline == row.lifeline ? 0 : ChartLayout.line
            for (index, line) in lines.enumerated() {
                svg += self.line(line, x: layout.columns[lifeline].text, y: y + shift + index * ChartLayout.line + 12)
            }
        }
        return svg + "</g>\n"
    }

    /// The arrow with which a call comes to its thread, and the one with which it returns.
    private func callArrow(_ row: SequenceChart.Row, _ place: ChartLayout.Row) -> String {
        let x = layout.columns[row.lifeline].line
        guard row.part != .rule else {
            return "<circle class=\"event\" cx=\"\(x)\" cy=\"\(place.top + 15)\" r=\"5\"/>\n"
        }
        var svg = ""
        if !row.isLaterStep {
            let y = place.top + 10
            svg += "<path class=\"message\" d=\"M\(x - 20) \(y) H\(x - 11)\"/>"
            svg += "<path class=\"tip\" d=\"M\(x - 5) \(y) l-7 -4 v8 z\"/>\n"
        } else {
            svg += "<path class=\"mark\" d=\"M\(x - 5) \(place.top + 14) h10\"/>\n"
        }
        if let result = row.result {
            let y = place.top + place.height - 7
            let isFailure = if case .errno = result { true } else { false }
            svg += "<path class=\"return\(isFailure ? " failure" : "")\" "
            svg += "d=\"M\(x - 5) \(y) H\(x - 19) m5 -4 l-5 4 l5 4\"/>\n"
        }
        return svg
    }

    /// The arrows to the objects that a row acts on.
    private func messages(_ row: SequenceChart.Row, y: Int) -> String {
        guard let farthest = row.targets.map({ layout.columns[$0].line }).max() else { return "" }
        let from = layout.columns[row.lifeline].line + 5
        let tips = row.targets.map { "<path class=\"tip\" d=\"M\(layout.columns[$0].line - 1) \(y) l-8 -4 v8 z\"/>" }
        return "<path class=\"message\" d=\"M\(from) \(y) H\(farthest - 8)\"/>\(tips.joined())\n"
    }

    /// A line of text, behind the colour of a lock.
    private func line(_ line: ChartLine, x: Int, y: Int) -> String {
        guard let lock = line.lock else { return text(line.text, x: x, y: y) }
        let shift = ChartLayout.pixels(ChartLine.swatchWidth)
        return "<rect class=\"lock \(lockClasses[lock])\" x=\"\(x)\" y=\"\(y - 9)\" width=\"9\" height=\"9\"/>"
            + text(line.text, x: x + shift, y: y)
    }

    /// Text with its styles.
    private func text(_ line: StyledLine, x: Int, y: Int) -> String {
        let pieces = line.pieces.map { piece in
            let text = HTMLText.escaped(piece.text)
            return piece.style == .plain ? text : "<tspan class=\"\(piece.style.className)\">\(text)</tspan>"
        }
        return "<text x=\"\(x)\" y=\"\(y)\">\(pieces.joined())</text>\n"
    }

    // MARK: The end

    /// Where threads wait.
    private var waits: String {
        chart.waits.map { wait in
            let column = layout.columns[wait.lifeline]
            var line = StyledLine("waits at ", .faint)
            line.append(wait.statement, .bad)
            let y = layout.bottom + ChartLayout.padding
            return "<path class=\"mark\" d=\"M\(column.line - 5) \(y + 8) h10\"/>"
                + text(line, x: column.text, y: y + 12)
        }.joined()
    }

    /// What stands at the end.
    private var endingText: StyledLine {
        guard chart.loopStart != nil else { return chart.ending?.text ?? StyledLine() }
        let stop = chart.stops ? "the run stops here for ever" : ""
        guard case .violated(let name)? = chart.ending else { return StyledLine(stop) }
        return StyledLine("✗ \(name) is false on this run" + (stop.isEmpty ? "" : ": it stops here for ever"), .bad)
    }

    /// How it ends.
    private var ending: String {
        let line = endingText
        guard line.width > 0 else { return "" }
        let isGood = if case .reached? = chart.ending { true } else { false }
        let top = layout.waitsBottom + 2
        return "<rect class=\"ending \(isGood ? "good" : "bad")\" x=\"0\" y=\"\(top)\" width=\"\(layout.width)\" "
            + "height=\"\(ChartLayout.band - 2)\" rx=\"4\"/>\n"
            + self.text(line, x: ChartLayout.numbers - 18, y: top + 17)
    }
}

extension SequenceChart.Lifeline.Kind {
    /// The name of the class for elements of this kind.
    var className: String {
        switch self {
        case .thread: "thread"
        case .environment: "environment"
        case .object: "object"
        }
    }
}
