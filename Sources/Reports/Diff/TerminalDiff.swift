import Execution

/// A comparison as text for a terminal or a mail.
public enum TerminalDiff {
    /// What each side allows and the other forbids, results that calls gain and lose, and what is judged otherwise.
    public static func render(_ report: DiffReport, options: TerminalReport.Options) -> String {
        var page = Page()
        page.append("OLD: \(report.old.place): model \(report.old.model)")
        page.append("NEW: \(report.new.place): model \(report.new.model)")
        for pair in report.pairs {
            page.separate()
            page.append(DiffSection(pair: pair, options: options).page)
        }
        if !report.unpaired.isEmpty { page.separate() }
        for scenario in report.unpaired { page.append("scenario \(scenario.name): in \(scenario.side.rawValue) only") }
        return page.render(isColored: options.isColored)
    }
}

/// Two configurations side by side.
struct DiffSection {
    /// What was compared.
    let pair: DiffPair
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// The most of one kind that are listed.
    private static let most = 8

    /// The lines.
    var page: Page {
        var page = Page()
        appendHead(to: &page)
        for side in [DiffSide.new, .old] {
            let found = pair.differences.filter { $0.side == side }
            guard let first = found.first else { continue }
            page.separate()
            append(first, to: &page)
            append(others: Array(found.dropFirst()), of: side, to: &page)
        }
        appendOutcomes(to: &page)
        appendVerdicts(to: &page)
        return page
    }

    // MARK: Head

    /// Appends what is compared, and what came of it.
    private func appendHead(to page: inout Page) {
        var line = StyledLine("scenario \(pair.oldScenario)")
        if pair.newScenario != pair.oldScenario { line.append(" → \(pair.newScenario)") }
        line.append(": ")
        line.append(verdict, pair.isDifferent ? .bad : pair.stop == nil ? .good : .caution)
        page.append(line)
        append("  OLD with ", pair.oldSettings, to: &page)
        append("  NEW with ", pair.newSettings, to: &page)
        let seen = ["calls", "results"] + pair.views
        page.append(
            lead: StyledLine("  compared: ", .faint), phrases: seen.map { StyledLine($0) }.separated(by: ","),
            width: options.width)
        if !pair.otherViews.isEmpty {
            page.append(
                lead: StyledLine("  not in both views: ", .faint),
                phrases: pair.otherViews.map { StyledLine($0) }.separated(by: ","), width: options.width)
        }
        let counts =
            "\(Wording.count(pair.oldStates, "state")) of OLD, \(Wording.count(pair.newStates, "state")) of NEW"
        page.append("  \(counts)", .faint)
    }

    /// What came of it.
    var verdict: String {
        let limit = pair.stop.map { " (\($0.text))" } ?? ""
        if pair.isSeen { return "different" + (pair.stop == nil ? "" : ", and incomplete" + limit) }
        if pair.stop != nil { return "incomplete" + limit }
        return pair.verdicts.isEmpty ? "equivalent" : "equivalent to callers, and judged otherwise"
    }

    /// Appends settings, if there are any.
    private func append(_ lead: String, _ settings: [TransitionDescription.Binding], to page: inout Page) {
        guard !settings.isEmpty else { return }
        page.append(
            lead: StyledLine(lead, .faint),
            phrases: settings.map { StyledLine("\($0.name) = \($0.value)") }.separated(by: ","), width: options.width)
    }

    // MARK: Words

    /// Appends the first difference of a side: what is seen, what else could be, and the way there.
    private func append(_ difference: DiffDifference, to page: inout Page) {
        var line = StyledLine("  ")
        line.append("\(difference.side.rawValue) allows, \(difference.side.other.rawValue) forbids", .bad)
        line.append(", the last of \(Wording.count(difference.word.count, "event")):")
        page.append(line)
        page.separate()
        append(word: difference.word, to: &page)
        page.separate()
        appendInstead(of: difference, to: &page)
        guard let trace = difference.trace, !trace.transitions.isEmpty else { return }
        page.separate()
        page.append("    in \(difference.side.rawValue):", .faint)
        TraceLayout(trace).append(to: &page, indent: 4, width: options.width)
    }

    /// Appends what is seen, an event a line.
    private func append(word: [ObservedEvent], to page: inout Page) {
        let numberWidth = String(word.count).count
        var view: [TransitionDescription.Binding] = []
        for (index, event) in word.enumerated() {
            let line = StyledLine.numbered(index + 1, indent: 4, numberWidth: numberWidth)
            page.append(lead: line, phrases: event.phrases(after: view), width: options.width)
            if case .view(let parts) = event { view = parts }
        }
    }

    /// Appends what the other side allows in place of the last event.
    private func appendInstead(of difference: DiffDifference, to page: inout Page) {
        let other = difference.side.other.rawValue
        guard !difference.instead.isEmpty else {
            page.append("    \(other) allows nothing there.")
            return
        }
        let view = difference.lastView
        let related = difference.instead.filter { $0.isAlternative(to: difference.word.last) }
        let shown = related.isEmpty ? difference.instead : related
        page.append(
            lead: StyledLine("    \(other) allows there: "),
            phrases: shown.prefix(Self.most).map { event in
                event.phrases(after: view).reduce(into: StyledLine()) { line, phrase in
                    if line.width > 0 { line.append(" ") }
                    line.append(phrase)
                }
            }.separated(by: ",") + (shown.count > Self.most ? [StyledLine("…")] : []),
            width: options.width)
    }

    /// Appends the last events of further differences.
    private func append(others: [DiffDifference], of side: DiffSide, to page: inout Page) {
        guard !others.isEmpty else { return }
        page.separate()
        page.append("    \(side.rawValue) alone allows too:")
        for difference in others.prefix(Self.most) {
            guard let last = difference.word.last else { continue }
            var phrases = last.phrases(after: difference.lastView)
            phrases.append(StyledLine("(after \(Wording.count(difference.word.count - 1, "event")))", .faint))
            page.append(lead: StyledLine(blanks: 6), phrases: phrases, width: options.width)
        }
        if others.count > Self.most { page.append("      and \(others.count - Self.most) more", .faint) }
    }

    // MARK: Results and verdicts

    /// Appends the states of the view that one side reaches only, and the results that calls gain and lose.
    private func appendOutcomes(to page: inout Page) {
        for states in pair.viewStates {
            page.separate()
            page.append("  the view has states that only \(states.side.rawValue) reaches:")
            append(states, lead: "    ", to: &page)
        }
        for side in [DiffSide.new, .old] {
            let found = pair.outcomes.filter { $0.states.side == side }
            guard !found.isEmpty else { continue }
            page.separate()
            page.append(side == .new ? "  results that calls gain:" : "  results that calls lose:")
            for outcome in found {
                var line = StyledLine("    ")
                line.append("\(outcome.operation) = \(outcome.result)", .strong)
                line.append(outcome.isNew ? "" : ", which is known elsewhere", .faint)
                page.append(line)
                if !pair.views.isEmpty { append(outcome.states, lead: "      in ", to: &page) }
            }
        }
    }

    /// Appends how many states of the view there are, and what they have in common.
    private func append(_ states: DiffViewStates, lead: String, to page: inout Page) {
        let count = Wording.count(states.count, "state of the view", "states of the view")
        page.append(
            lead: StyledLine(lead + count + (states.common.isEmpty ? "" : ": "), .faint),
            phrases: states.common.map { StyledLine("\($0.name) = \($0.value)") }.separated(by: ","),
            width: options.width)
    }

    /// Appends what is judged otherwise.
    private func appendVerdicts(to page: inout Page) {
        guard !pair.verdicts.isEmpty else { return }
        page.separate()
        page.append("  judged otherwise:")
        for verdict in pair.verdicts {
            page.append(
                lead: StyledLine("    \(verdict.name): ", .strong),
                phrases: StyledLine("\(verdict.old ?? "not in OLD") → \(verdict.new ?? "not in NEW")").words,
                width: options.width)
        }
    }
}

extension ObservedEvent {
    /// The event in words, what of the view changes since `view` where it is one.
    func phrases(after view: [TransitionDescription.Binding]) -> [StyledLine] {
        switch self {
        case .call(let thread, let operation, let arguments):
            return [StyledLine("\(thread) \(operation)(\(arguments.joined(separator: ", "))) ...", .strong)]
        case .result(let thread, let operation, let result):
            return [StyledLine("\(thread) <... \(operation)> = \(result)", .strong)]
        case .view(let parts):
            let changed = parts.filter { !view.contains($0) }
            let isFirst = view.isEmpty
            let texts = changed.map { part -> String in
                let old = view.first { $0.name == part.name }?.value
                return isFirst ? "\(part.name) = \(part.value)" : "\(part.name): \(old ?? "") → \(part.value)"
            }
            return texts.map { StyledLine($0) }.separated(by: ",")
        }
    }

    /// Whether it is of the same thread and sort as another event.
    fileprivate func isAlternative(to other: ObservedEvent?) -> Bool {
        switch (self, other) {
        case (.call(let a, _, _), .call(let b, _, _)?): a == b
        case (.result(let a, _, _), .result(let b, _, _)?): a == b
        case (.view, .view?): true
        default: false
        }
    }
}
