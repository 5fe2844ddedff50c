/// What came of each entry of a baseline, before the summary.
struct BaselineSection {
    /// What the baseline did; `nil` where there is none.
    let use: BaselineUse?
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// Where an entry's text begins.
    private static let column = 12

    /// The lines, with an empty one behind them; none without a baseline.
    var page: Page {
        var page = Page()
        guard let use else { return page }
        var lead = StyledLine("baseline \(use.path)", .strong)
        lead.append(": ")
        page.append(lead: lead, phrases: counts(of: use).separated(by: ","), width: options.width)
        for entry in use.entries where entry.outcome.isFailure || !options.isQuiet { append(entry, use, to: &page) }
        page.append(StyledLine())
        return page
    }

    /// How many entries came out how.
    private func counts(of use: BaselineUse) -> [StyledLine] {
        let words = use.entries.compactMap(\.outcome.word)
        let counted = [BaselineUse.Outcome.accepted, .expired, .stale(.absent)].compactMap { outcome -> StyledLine? in
            let number = words.filter { $0 == outcome.word }.count
            return number == 0 ? nil : StyledLine("\(number) \(outcome.word ?? "")", outcome.style)
        }
        let others = use.entries.count - words.count
        if counted.isEmpty, others == 0 { return [StyledLine("no entries")] }
        return counted + (others == 0 ? [] : [StyledLine("\(others) not judged by this run", .faint)])
    }

    /// Appends an entry that says something, and its reason or what is wrong with it.
    private func append(_ entry: BaselineUse.Entry, _ use: BaselineUse, to page: inout Page) {
        guard let word = entry.outcome.word else { return }
        let known = entry.known
        var line = StyledLine("  ")
        line.append(word, entry.outcome.style)
        line.pad(to: Self.column)
        line.append("\(known.model)#\(known.scenario)", .strong)
        line.append(": \(known.subject.text), until \(known.expiry)")
        line.append(" (\(use.path):\(known.line))", .faint)
        page.append(line)
        page.append(
            paragraph: entry.text(on: use.today), indent: Self.column, width: options.width,
            style: entry.outcome.isFailure ? .bad : .plain)
    }
}

extension BaselineUse.Outcome {
    /// The word that an entry's line begins with; `nil` where the run does not tell.
    fileprivate var word: String? {
        switch self {
        case .accepted: "accepted"
        case .expired: "EXPIRED"
        case .stale: "STALE"
        case .notJudged: nil
        }
    }

    /// How it is coloured.
    fileprivate var style: TextStyle { isFailure ? .bad : .caution }
}

extension BaselineUse.Staleness {
    /// Why there is nothing to accept, without a full stop.
    public func text(scenario: String) -> String {
        switch self {
        case .absent: "this does not occur"
        case .expected: "scenario \(scenario) expects this itself"
        case .notChecked: "scenario \(scenario) does not check this"
        case .noFile: "there is no such model"
        case .noScenario: "the model has no such scenario"
        case .noProperty: "the model has no such property"
        }
    }
}
