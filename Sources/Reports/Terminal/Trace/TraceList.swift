/// A trace as a list, the thread before each transition.
struct TraceList {
    /// The transitions.
    let events: [TraceEvent]
    /// Where threads wait at the end.
    let blocked: [TraceBlock]
    /// The columns of the page.
    let width: Int

    /// Appends the lines.
    func append(to page: inout Page, indent: Int, numberWidth: Int, loopStart: Int) {
        let namesActors = events.contains { !$0.lane.isEnvironment }
        let actorWidth = namesActors ? (events.map(\.lane.name.count).max() ?? 0) + 2 : 0
        let left = indent + numberWidth + 2 + actorWidth
        for (index, event) in events.enumerated() {
            if index == loopStart { page.appendLoopMark(indent: indent) }
            var line = StyledLine.numbered(index + 1, indent: indent, numberWidth: numberWidth)
            if namesActors { line.append(event.lane.name) }
            line.pad(to: left)
            line.append(event.alone)
            page.append(line)
            for note in event.notes {
                var line = StyledLine()
                line.pad(to: left + 4)
                page.append(lead: line, phrases: note.words, width: width)
            }
        }
        appendBlocks(to: &page, names: indent + numberWidth + 2, left: left)
    }

    /// Appends where threads wait at the end.
    private func appendBlocks(to page: inout Page, names: Int, left: Int) {
        for block in blocked {
            var line = StyledLine(blanks: names)
            line.append(block.lane.name)
            line.pad(to: left)
            line.append(block.text)
            page.append(line)
        }
        guard !blocked.isEmpty else { return }
        var line = StyledLine(blanks: names)
        line.append(TraceBlock.verdict, .bad)
        page.append(line)
    }
}
