/// A trace as a list, the thread before each transition.
struct TraceList {
    /// The transitions.
    let events: [TraceEvent]
    /// The columns of the page.
    let width: Int

    /// Appends the lines.
    func append(to page: inout Page, indent: Int, numberWidth: Int) {
        let namesActors = events.contains { !$0.lane.isEnvironment }
        let actorWidth = namesActors ? (events.map(\.lane.name.count).max() ?? 0) + 2 : 0
        let left = indent + numberWidth + 2 + actorWidth
        for (index, event) in events.enumerated() {
            var line = StyledLine.numbered(index + 1, indent: indent, numberWidth: numberWidth)
            if namesActors { line.append(event.lane.name) }
            line.pad(to: left)
            line.append(event.alone)
            page.append(line)
            for note in event.notes {
                var line = StyledLine()
                line.pad(to: left + 4)
                page.append(lead: line, phrases: note.phrases, separator: "", width: width)
            }
        }
    }
}

extension StyledLine {
    /// The line cut at its blanks.
    fileprivate var phrases: [StyledLine] {
        pieces.flatMap { piece in piece.text.split(separator: " ").map { StyledLine(String($0), piece.style) } }
    }
}
