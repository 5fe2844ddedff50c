import Execution

/// What everybody does in a loop that violates a `liveness` property, and why that is fair.
struct LoopSection {
    /// The loop.
    let loop: LoopReport
    /// The number of transitions before it.
    let stemLength: Int
    /// The blanks before everything.
    let indent: Int
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// Appends the lines behind an empty one.
    func append(to page: inout Page) {
        page.separate()
        page.append(paragraph: summary, indent: indent, width: options.width)
        if !loop.instance.isEmpty {
            let values = Wording.list(loop.instance.map { "\($0.name) = \($0.value)" })
            page.append(paragraph: "The formula is false for \(values).", indent: indent, width: options.width)
        }
        let lines = lines
        guard !lines.isEmpty else { return }
        page.append(
            paragraph: loop.transitions.isEmpty ? "There:" : "In the loop:", indent: indent, width: options.width)
        let width = lines.map(\.name.count).max() ?? 0
        for (name, text) in lines {
            var lead = StyledLine(blanks: indent + 2)
            lead.append(name, .strong)
            lead.pad(to: indent + 2 + width + 2)
            page.append(lead: lead, phrases: StyledLine(text).words, width: options.width)
        }
    }

    /// What happens for ever.
    private var summary: String {
        let place = stemLength == 0 ? "in the initial state" : "after transition \(stemLength)"
        switch loop.transitions.count {
        case 0: return "The run stops \(place): nothing to which fairness is owed can happen there."
        case 1: return "From then on transition \(stemLength + 1) is repeated for ever."
        case let count:
            return "From then on transitions \(stemLength + 1) to \(stemLength + count) are repeated for ever."
        }
    }

    /// Whether the run stops.
    private var stops: Bool { loop.transitions.isEmpty }

    /// A line for each participant of which something is said, one for all arguments of a rule of which the same is.
    private var lines: [(name: String, text: String)] {
        var lines: [(name: String, text: String)] = []
        var told: Set<LoopParticipant> = []
        for participant in loop.participants {
            guard case .rule(let name, let arguments) = participant.subject, !arguments.isEmpty else {
                if let line = line(participant) { lines.append(line) }
                continue
            }
            let all = LoopParticipant(subject: .rule(name, arguments: []), activity: participant.activity)
            let alike = loop.participants.filter { other in
                if case .rule(name, _) = other.subject { other.activity == participant.activity } else { false }
            }
            guard told.insert(all).inserted || alike.count <= 2, let line = line(participant) else { continue }
            lines.append(
                alike.count <= 2
                    ? line : ("\(name)(...)", "\(line.text) (\(alike.count) combinations of arguments)"))
        }
        return lines
    }

    /// What is said of a participant; `nil` where the loop itself shows it.
    private func line(_ participant: LoopParticipant) -> (name: String, text: String)? {
        if case .moves = participant.activity { return nil }
        switch participant.subject {
        case .thread(let name): return (name, text(ofThread: participant))
        case .call(let thread, let operation): return (thread, text(ofAction: "start \(operation)", participant))
        case .rule(let name, let arguments):
            return ("\(name)(\(arguments.joined(separator: ", ")))", text(ofAction: "happen", participant))
        }
    }

    /// What is said of a thread that does not move.
    private func text(ofThread participant: LoopParticipant) -> String {
        let statement = participant.statement.map { " at \($0)" } ?? ""
        let place = participant.operation.map { "is inside \($0)\(statement)" } ?? "is idle"
        switch participant.activity {
        case .moves: return "moves"
        case .idle: return "is idle: nothing makes it call"
        case .neverEnabled: return stops ? "\(place) and cannot go on" : "\(place) and never enabled"
        case .enabledAtTimes: return "\(place) and not enabled all the time, so that weak fairness asks for nothing"
        case .unfair: return "\(place): it is unfair, and nothing makes it go on"
        }
    }

    /// What is said of a call or a rule that is owed its turn.
    private func text(ofAction action: String, _ participant: LoopParticipant) -> String {
        switch participant.activity {
        case .moves, .idle, .unfair: "can \(action)"
        case .neverEnabled: "cannot \(action)\(stops ? "" : " anywhere")"
        case .enabledAtTimes: "cannot \(action) all the time, so that weak fairness asks for nothing"
        }
    }
}
