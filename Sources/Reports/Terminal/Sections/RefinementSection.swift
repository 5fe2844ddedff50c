import Execution
import Language

/// A trace beside what the specification does on it, and what of the specification comes nearest to where it fails.
struct RefinementSection {
    /// Both levels, and what comes nearest.
    let explanation: RefinementExplanation
    /// The trace.
    let trace: TraceReport
    /// The files, for places.
    let sources: SourceMap
    /// The blanks before everything.
    let indent: Int
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The columns that are enough for what stands beside the model's transitions.
    private static let narrowest = 40

    /// Appends the lines, each part behind an empty one.
    func append(to page: inout Page) {
        appendInitialState(to: &page)
        if !trace.transitions.isEmpty { appendLevels(to: &page) }
        appendNearest(to: &page)
    }

    /// Appends what of the specification comes near to the end of the trace, each behind an empty line.
    func appendNearest(to page: inout Page) { for miss in explanation.nearest { append(miss, to: &page) } }

    /// Appends the state of the specification that the trace begins in.
    func appendInitialState(to page: inout Page) {
        page.separate()
        let verb = trace.transitions.isEmpty ? "cannot begin in" : "begins in"
        var lead = StyledLine(blanks: indent)
        lead.append("\(explanation.specification) \(verb) ")
        page.append(
            lead: lead, phrases: explanation.initial.map { StyledLine("\($0.name) = \($0.value)") }.separated(by: ","),
            width: options.width)
    }

    // MARK: Both levels

    /// Appends each transition of the model with what it is to the specification: to its right, or below where there is
    /// no room.
    private func appendLevels(to page: inout Page) {
        page.separate()
        let events = trace.transitions.map { TraceEvent($0, error: nil) }
        let numberWidth = String(events.count).count
        let left = indent + numberWidth + 2
        let calls = events.map(call)
        let right = left + (calls.map(\.width).max() ?? 0) + 3
        let texts = explanation.matches.map(text)
        let needed = texts.flatMap { $0 }.map(\.width).max() ?? 0
        let isWide = right + min(needed, Self.narrowest) <= options.width
        let column = isWide ? right : left + 4
        for (index, (call, lines)) in zip(calls, texts).enumerated() {
            var line = StyledLine.numbered(index + 1, indent: indent, numberWidth: numberWidth)
            line.append(call)
            var rest = lines[...]
            if isWide, let first = rest.popFirst() {
                line.pad(to: column)
                page.append(lead: line, phrases: first.words, width: options.width)
            } else {
                page.append(line)
            }
            for text in rest {
                page.append(lead: StyledLine(blanks: column), phrases: text.words, width: options.width)
            }
        }
    }

    /// Who acts, and the call or step.
    func call(_ event: TraceEvent) -> StyledLine {
        var line = StyledLine()
        if !event.lane.isEnvironment { line.append("\(event.lane.name) ") }
        line.append(event.onLifeline)
        return line
    }

    /// What a transition is to the specification.
    func text(_ match: RefinementExplanation.Match) -> [StyledLine] {
        switch match {
        case .stutters: return [StyledLine("changes nothing", .faint)]
        case .unknown: return [StyledLine("cannot be told", .caution)]
        case .matches(let transition):
            return [StyledLine(name(transition), .strong)] + transition.changes.map { change($0) }
        case .fails(let changes):
            return [StyledLine("nothing in \(explanation.specification) does this", .bad)] + changes.map { change($0) }
        }
    }

    /// `bind(file1, BOUND_TDX)`, behind the name of the thread where a thread calls it.
    private func name(_ transition: TransitionDescription) -> String {
        let call = "\(transition.action)(\(transition.arguments.map(\.value).joined(separator: ", ")))"
        guard case .thread(let name, _) = transition.actor else { return call }
        return "\(name) \(call)"
    }

    /// `state[file1]: UNBOUND → BOUND_TDX`, behind two blanks.
    private func change(_ change: TransitionDescription.Change) -> StyledLine {
        var line = StyledLine("  \(change.path): ")
        line.append("\(change.before) → ", .faint)
        line.append(change.after)
        return line
    }

    // MARK: What comes nearest

    /// Appends what of the specification comes near to the end of the trace.
    private func append(_ miss: RefinementExplanation.NearMiss, to page: inout Page) {
        page.separate()
        let what = miss.transition.map { "\(explanation.specification): \(name($0))" } ?? "Its nearest initial state"
        if miss.isGuarded {
            let effect = miss.differences.isEmpty ? "makes this change" : "comes near"
            if let part = miss.guardPart {
                ExplanationSection(
                    explanations: [part], heading: "\(what) \(effect), but this is false", sources: sources,
                    indent: indent, options: options
                ).append(to: &page)
            } else {
                page.append(
                    paragraph: "\(what) \(effect), but one of its guards is false.", indent: indent,
                    width: options.width)
            }
        }
        guard !miss.differences.isEmpty else { return }
        let verb = miss.transition == nil ? "is another state" : "leaves another state"
        page.append(
            paragraph: "\(miss.isGuarded ? "It" : what) \(verb):", indent: indent, width: options.width)
        for difference in miss.differences {
            page.append(
                paragraph: "\(difference.path) = \(difference.before), where the model has \(difference.after)",
                indent: indent + 2, width: options.width)
        }
    }
}
