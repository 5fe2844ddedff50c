import Execution

/// Where everything of a chart stands, in pixels; text is measured as a monospaced font that is rather wide.
struct ChartLayout {
    /// A row.
    struct Row {
        /// Its upper edge and its height.
        let top, height: Int
        /// What stands on which lifeline.
        let lines: [(lifeline: Int, lines: [ChartLine])]
    }

    /// A lifeline.
    struct Column {
        /// The left edge of its head, and where its line and its text stand.
        let left, line, text: Int
        /// The width of its head.
        let headWidth: Int
    }

    /// The lifelines.
    let columns: [Column]
    /// The rows.
    let rows: [Row]
    /// For each lock that is held, how many stand between it and the lifeline.
    let slots: [Int]
    /// The whole picture.
    let width, height: Int
    /// The lower edge of the last row.
    let bottom: Int
    /// The lower edge of the places where threads wait.
    let waitsBottom: Int
    /// The lines that tell the initial state.
    let startLines: [StyledLine]

    /// The width of a character, and the height of a line of text.
    static let character = 7.4, line = 17
    /// The height of a head, and what is left above it and below.
    static let head = 26, margin = 6
    /// The height of the band that says how it ends.
    static let band = 28
    /// The width of a lock's bar with the blank beside it.
    static let slot = 8
    /// What is left above and below the text of a row.
    static let padding = 7
    /// The room for numbers, and for what shows that rows are repeated.
    static let numbers = 34, loop = 34
    /// The most lines of what tells the initial state, and how many characters a line has.
    private static let mostStartLines = 6, startWidth = 90

    /// Measures `chart`.
    init(_ chart: SequenceChart) {
        let text = ChartText(chart: chart)
        let content = chart.rows.map { row in
            [(lifeline: row.lifeline, lines: text.lines(of: row))]
                + chart.lifelines.indices.filter { $0 != row.lifeline }
                .map { (lifeline: $0, lines: text.lines(of: row, on: $0)) }.filter { !$0.lines.isEmpty }
        }
        slots = Self.slots(of: chart)
        let columns = Self.columns(of: chart, content, slots)
        self.columns = columns
        startLines = Self.startLines(of: chart)
        var top = Self.margin + Self.head + Self.padding + startLines.count * Self.line
        rows = zip(chart.rows, content).map { row, lines in
            let most = lines.map { $0.lines.count + ($0.lifeline == row.lifeline ? 0 : 1) }.max() ?? 1
            let height = most * Self.line + 2 * Self.padding
            defer { top += height }
            return Row(top: top, height: height, lines: lines)
        }
        bottom = top
        waitsBottom = top + (chart.waits.isEmpty ? 0 : Self.line + 2 * Self.padding)
        let hasBand = chart.ending != nil || chart.stops
        height = waitsBottom + (hasBand ? Self.band : 0) + Self.margin
        let texts = startLines.map(\.width) + [chart.ending?.text.width ?? 0]
        let heads = columns.map { $0.left + $0.headWidth }
        let ends = content.joined().map { columns[$0.lifeline].text + Self.pixels($0.lines.map(\.width).max() ?? 0) }
        let waits = chart.waits.map { columns[$0.lifeline].text + Self.pixels($0.statement.count + 10) }
        width =
            (heads + ends + waits + texts.map { Self.numbers + Self.pixels($0 + 4) }).reduce(0, max) + Self.margin * 2
    }

    /// The width of that many characters.
    static func pixels(_ characters: Int) -> Int { Int((Double(characters) * character).rounded(.up)) }

    /// The lifelines from left to right.
    private static func columns(
        of chart: SequenceChart, _ content: [[(lifeline: Int, lines: [ChartLine])]], _ slots: [Int]
    ) -> [Column] {
        var left = numbers + (chart.loopStart.map { $0 < chart.rows.count } == true ? loop : 0)
        return chart.lifelines.enumerated().map { position, lifeline in
            let isActor = lifeline.kind != .object
            let held = zip(chart.locks, slots).filter { $0.0.lifeline == position }.map(\.1).max().map { $0 + 1 } ?? 0
            let line = left + (isActor ? 24 : 10)
            let text = line + (isActor ? 12 + held * slot : 10)
            let headWidth = pixels(lifeline.name.count) + 16
            let widths = content.flatMap { $0.filter { $0.lifeline == position }.flatMap(\.lines).map(\.width) }
            let waits = chart.waits.filter { $0.lifeline == position }.map { $0.statement.count + 10 }
            let end = max(left + headWidth, text + pixels((widths + waits).max() ?? 0))
            defer { left = end + 18 }
            return Column(left: left, line: line, text: text, headWidth: headWidth)
        }
    }

    /// The bars of a lifeline side by side where they overlap: for each the first place that is free.
    private static func slots(of chart: SequenceChart) -> [Int] {
        var found: [Int] = []
        // Locks are in the order in which they are taken: what ended before one is beside none of the later ones.
        var open: [Int: [Int]] = [:]
        for (number, lock) in chart.locks.enumerated() {
            let beside = (open[lock.lifeline] ?? []).filter { (chart.locks[$0].last ?? .max) >= lock.first }
            let taken = Set(beside.map { found[$0] })
            found.append((0...beside.count).first { !taken.contains($0) } ?? beside.count)
            open[lock.lifeline] = beside + [number]
        }
        return found
    }

    /// What tells the initial state from others, a few on a line.
    private static func startLines(of chart: SequenceChart) -> [StyledLine] {
        guard !chart.start.isEmpty else { return [] }
        var lines = ["initially"]
        for binding in chart.start {
            let text = "\(binding.name) = \(binding.value)"
            if lines[lines.count - 1].count + text.count > startWidth { lines.append("         ") }
            lines[lines.count - 1] += " \(text)"
        }
        if lines.count > mostStartLines { lines = lines.prefix(mostStartLines) + ["          …"] }
        return lines.map { StyledLine($0.cut(startWidth + 10), .faint) }
    }
}

extension SequenceChart {
    /// Whether the run stops for ever behind the last row.
    var stops: Bool { loopStart == rows.count }
}
