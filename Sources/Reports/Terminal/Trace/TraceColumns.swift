/// A trace with a lifeline for each thread that acts in it.
///
/// A lifeline is drawn while its thread is inside an operation, so that calls that overlap are seen to.
struct TraceColumns {
    /// The transitions.
    private let events: [TraceEvent]
    /// Where threads wait at the end.
    private let blocked: [TraceBlock]
    /// The lifelines from left to right.
    private let lanes: [TraceLane]
    /// Where each lifeline stands.
    private let starts: [Int]

    /// The blanks between two lifelines.
    private static let gap = 3
    /// Lifelines that are closer together are no help to the eye.
    private static let narrowest = 12
    /// The blanks before what stands below a transition; the lifeline is drawn in the first.
    private static let noteIndent = 4

    /// Finds room for `events` between the columns `left` and `width`; `nil` where there is none.
    init?(events: [TraceEvent], blocked: [TraceBlock], left: Int, width: Int) {
        let lanes = Set(events.map(\.lane)).sorted()
        let lines = lanes.map { lane in
            let blocks = blocked.filter { $0.lane == lane }.map { $0.text.width + 2 }
            return max(Self.lineWidth(of: events, on: lane), blocks.max() ?? 0)
        }
        let notes = lanes.map { Self.noteWidth(of: events, on: $0) }
        let whole = zip(lines, notes).map { max($0, $1) }
        let names = lanes.map { $0.name.count }
        // Where not everything fits side by side, changes may run across the lifelines to their right, then calls too.
        let spread = Self.starts(whole, spreadOver: width - left, left: left)
        guard
            let starts = [Self.starts(of: whole, left: left), Self.starts(of: lines, left: left), spread].first(
                where: { starts in
                    zip(starts, whole).allSatisfy { $0 + $1 <= width }
                        && zip(zip(starts, starts.dropFirst()), names).allSatisfy { $0.1 - $0.0 > $1 }
                })
        else { return nil }
        self.events = events
        self.blocked = blocked
        self.lanes = lanes
        self.starts = starts
    }

    /// Where columns of those widths stand.
    private static func starts(of widths: [Int], left: Int) -> [Int] {
        var next = left
        return widths.map { width in
            defer { next += width + gap }
            return next
        }
    }

    /// Where columns stand that are as far apart as `room` allows, if each is to end within it.
    private static func starts(_ widths: [Int], spreadOver room: Int, left: Int) -> [Int] {
        let distances = widths.enumerated().dropFirst().map { index, width in (room - width) / index }
        let distance = distances.min() ?? 0
        return widths.indices.map { left + $0 * (distance < narrowest ? 0 : distance) }
    }

    /// The widest of a lifeline's head and its transitions.
    private static func lineWidth(of events: [TraceEvent], on lane: TraceLane) -> Int {
        events.filter { $0.lane == lane }.map { $0.onLifeline.width + ($0.isResumed ? 2 : 0) }
            .reduce(lane.name.count, max)
    }

    /// The widest of what stands below a lifeline's transitions.
    private static func noteWidth(of events: [TraceEvent], on lane: TraceLane) -> Int {
        events.filter { $0.lane == lane }.flatMap(\.notes).map { $0.width + noteIndent }.max() ?? 0
    }

    /// Appends the lines.
    func append(to page: inout Page, indent: Int, numberWidth: Int, loopStart: Int) {
        appendHeads(to: &page)
        var inside: Set<TraceLane> = []
        for (index, event) in events.enumerated() {
            if index == loopStart { page.appendLoopMark(indent: indent) }
            var line = StyledLine.numbered(index + 1, indent: indent, numberWidth: numberWidth)
            let sign = event.isResumed ? (event.isUnfinished ? "├ " : "└ ") : ""
            append(event.onLifeline, on: event.lane, sign: sign, inside: inside, to: &line)
            page.append(line)
            if event.isUnfinished { inside.insert(event.lane) } else { inside.remove(event.lane) }
            for note in event.notes {
                var line = StyledLine()
                append(note, on: event.lane, sign: event.isUnfinished ? "│   " : "    ", inside: inside, to: &line)
                page.append(line)
            }
        }
        appendBlocks(inside: inside, to: &page)
    }

    /// Appends where threads wait at the end.
    private func appendBlocks(inside: Set<TraceLane>, to page: inout Page) {
        var inside = inside
        for block in blocked {
            var line = StyledLine()
            append(block.text, on: block.lane, sign: "└ ", inside: inside, to: &line)
            page.append(line)
            inside.remove(block.lane)
        }
        guard !blocked.isEmpty, let left = starts.first else { return }
        var line = StyledLine(blanks: left)
        line.append(TraceBlock.verdict, .bad)
        page.append(line)
    }

    /// Appends the names of the threads, underlined.
    private func appendHeads(to page: inout Page) {
        var names = StyledLine()
        var rules = StyledLine()
        for (lane, start) in zip(lanes, starts) {
            names.pad(to: start)
            names.append(lane.name, .strong)
            rules.pad(to: start)
            rules.append(String(repeating: "-", count: lane.name.count), .faint)
        }
        page.append(names)
        page.append(rules)
    }

    /// Puts `text` onto the lifeline `owner`, and draws the others that are inside an operation.
    private func append(
        _ text: StyledLine, on owner: TraceLane, sign: String, inside: Set<TraceLane>, to line: inout StyledLine
    ) {
        for (lane, start) in zip(lanes, starts) {
            if lane == owner {
                line.pad(to: start)
                line.append(sign, .faint)
                line.append(text)
            } else if inside.contains(lane), line.width < start {
                line.pad(to: start)
                line.append("│", .faint)
            }
        }
    }
}
