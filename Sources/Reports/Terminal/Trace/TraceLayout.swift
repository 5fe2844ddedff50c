import Execution

/// Lays a trace out: one column for each thread where that fits, like the interleavings in the changelogs of kernels,
/// else a list like the output of strace.
struct TraceLayout {
    /// The blanks before everything.
    let indent: Int
    /// The columns of the page.
    let width: Int

    /// Appends `trace` to `page`; `error` is the message of the error that its last path ended in.
    func append(_ trace: TraceReport, error: String?, to page: inout Page) {
        if let start = trace.start { append(start, to: &page) }
        let events = trace.transitions.map { TraceEvent($0, error: error) }
        guard !events.isEmpty else { return }
        let numberWidth = String(events.count).count
        if events.contains(where: { !$0.lane.isEnvironment }),
            let columns = TraceColumns(events: events, left: indent + numberWidth + 2, width: width)
        {
            columns.append(to: &page, indent: indent, numberWidth: numberWidth)
        } else {
            TraceList(events: events, width: width).append(to: &page, indent: indent, numberWidth: numberWidth)
        }
    }

    /// Appends what tells the initial state from others.
    private func append(_ start: StartingPoint, to page: inout Page) {
        guard !start.variables.isEmpty else { return }
        var lead = StyledLine()
        lead.pad(to: indent)
        lead.append("initially  ", .faint)
        page.append(
            lead: lead, phrases: start.variables.map { StyledLine("\($0.name) = \($0.value)") }, separator: ",",
            width: width)
    }
}

extension StyledLine {
    /// The number of a transition behind `indent` blanks, right-aligned, with two blanks behind it.
    static func numbered(_ number: Int, indent: Int, numberWidth: Int) -> StyledLine {
        let digits = String(number)
        var line = StyledLine()
        line.pad(to: indent + numberWidth - digits.count)
        line.append(digits, .faint)
        line.append("  ")
        return line
    }
}
