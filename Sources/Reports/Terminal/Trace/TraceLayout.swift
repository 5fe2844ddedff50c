import Execution

/// Lays a trace out: one column for each thread where that fits, like the interleavings in the changelogs of kernels,
/// else a list like the output of strace.
struct TraceLayout {
    /// The transitions.
    private let events: [TraceEvent]
    /// Where threads wait at the end, in a deadlock.
    private let blocked: [TraceBlock]
    /// Which of several initial states it begins in.
    private let start: StartingPoint?
    /// The position of the first transition that is repeated for ever; behind the last one where none is.
    private let loopStart: Int

    /// Takes `trace` apart; `error` is the message of the error that its last path ended in, `waits` are those of a
    /// deadlock at its end, `loop` is what is repeated for ever behind it.
    init(
        _ trace: TraceReport, error: String? = nil, waits: [DeadlockDescription.Wait] = [],
        loop: [TransitionDescription] = []
    ) {
        events = (trace.transitions + loop).map { TraceEvent($0, error: error) }
        loopStart = trace.transitions.count
        let lanes = Dictionary(events.map { ($0.lane.name, $0.lane) }) { first, _ in first }
        blocked = waits.compactMap { wait in lanes[wait.thread].map { TraceBlock(wait, lane: $0) } }
        start = trace.start
    }

    /// Whether there is nothing to show.
    var isEmpty: Bool { events.isEmpty && (start?.variables.isEmpty ?? true) }

    /// Appends the lines behind `indent` blanks, fitted into `width` columns.
    func append(to page: inout Page, indent: Int, width: Int) {
        if let start { append(start, to: &page, indent: indent, width: width) }
        guard !events.isEmpty else { return }
        let numberWidth = String(events.count).count
        let left = indent + numberWidth + 2
        if events.contains(where: { !$0.lane.isEnvironment }),
            let columns = TraceColumns(events: events, blocked: blocked, left: left, width: width)
        {
            columns.append(to: &page, indent: indent, numberWidth: numberWidth, loopStart: loopStart)
        } else {
            let list = TraceList(events: events, blocked: blocked, width: width)
            list.append(to: &page, indent: indent, numberWidth: numberWidth, loopStart: loopStart)
        }
    }

    /// Appends what tells the initial state from others.
    private func append(_ start: StartingPoint, to page: inout Page, indent: Int, width: Int) {
        guard !start.variables.isEmpty else { return }
        var lead = StyledLine(blanks: indent)
        lead.append("initially ", .faint)
        page.append(
            lead: lead, phrases: start.variables.map { StyledLine("\($0.name) = \($0.value)") }.separated(by: ","),
            width: width)
        if !events.isEmpty { page.separate() }
    }
}

extension Page {
    /// Appends the line before the transitions that are repeated for ever.
    mutating func appendLoopMark(indent: Int) {
        var line = StyledLine(blanks: indent)
        line.append("for ever:", .caution)
        append(line)
    }
}

extension StyledLine {
    /// The number of a transition behind `indent` blanks, right-aligned, with two blanks behind it.
    static func numbered(_ number: Int, indent: Int, numberWidth: Int) -> StyledLine {
        let digits = String(number)
        var line = StyledLine(blanks: indent + numberWidth - digits.count)
        line.append(digits, .faint)
        line.append("  ")
        return line
    }
}
