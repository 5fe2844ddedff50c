import Execution
import Language

/// What an exploration shows, as text for a terminal; each piece is made of whole lines.
public enum TerminalExplore {
    /// Something that can be done, with its number.
    public struct Move: Sendable {
        /// The number.
        public let number: Int
        /// What it is.
        public let step: StepText
        /// Whether it changes nothing.
        public let isIdle: Bool

        /// Makes it from its parts.
        public init(number: Int, step: StepText, isIdle: Bool) {
            (self.number, self.step, self.isIdle) = (number, step, isIdle)
        }
    }

    /// The model and the scenario.
    public static func heading(
        path: String, model: String, title: String?, scenario: String, settings: [TransitionDescription.Binding],
        options: TerminalReport.Options
    ) -> String {
        let heading = ScenarioHeading(path: path, model: model, title: title, scenario: scenario, settings: settings)
        return heading.page(options).render(isColored: options.isColored)
    }

    /// A list of commands with what they do.
    public static func help(_ rows: [(form: String, summary: String)], options: TerminalReport.Options) -> String {
        var page = Page()
        let width = rows.map(\.form.count).max() ?? 0
        for row in rows {
            var lead = StyledLine(blanks: 2)
            lead.append(row.form, .strong)
            lead.pad(to: 2 + width + 2)
            page.append(lead: lead, phrases: StyledLine(row.summary).words, width: options.width)
        }
        return page.render(isColored: options.isColored)
    }

    /// The lines of a state; what the last step changed stands out.
    public static func state(
        _ state: StateDescription, changed: Set<String>, options: TerminalReport.Options
    ) -> String {
        StateSection(state: state, changed: changed, options: options).page.render(isColored: options.isColored)
    }

    /// A list of what can be done; `more` says how much is not listed.
    public static func moves(_ moves: [Move], more: Int, options: TerminalReport.Options) -> String {
        var page = Page()
        let digits = String(moves.map(\.number).max() ?? 0).count
        let width = moves.map(\.step.actor.count).max() ?? 0
        for move in moves {
            var lead = StyledLine(blanks: 2)
            lead.append(String(repeating: " ", count: digits - String(move.number).count) + "\(move.number)", .good)
            lead.append("  \(move.step.actor)")
            lead.pad(to: 2 + digits + 2 + width + 2)
            page.append(lead: lead, phrases: text(of: move.step, move.isIdle).words, width: options.width)
        }
        if more > 0 { page.append("  and \(Wording.number(more)) more; 'take' names one by its call", .faint) }
        return page.render(isColored: options.isColored)
    }

    /// A step that was taken, with what it changed.
    public static func step(
        _ number: Int, _ transition: TransitionDescription, error: String?, options: TerminalReport.Options
    ) -> String {
        var page = Page()
        let step = StepText(transition)
        var lead = StyledLine("step \(number)  ", .strong)
        lead.append(step.actor)
        lead.append("  ")
        page.append(lead: lead, phrases: text(of: step, false).words, width: options.width)
        for change in transition.changes {
            var line = StyledLine(blanks: 6)
            line.append("\(change.path): ")
            line.append("\(change.before) → ", .faint)
            line.append(change.after, .caution)
            page.append(lead: StyledLine(blanks: 6), phrases: line.words, width: options.width)
        }
        if let error { page.append(paragraph: "error: \(error)", indent: 6, width: options.width, style: .bad) }
        return page.render(isColored: options.isColored)
    }

    /// The steps of a trace.
    public static func trace(_ trace: TraceReport, options: TerminalReport.Options) -> String {
        var page = Page()
        TraceLayout(trace).append(to: &page, indent: 2, width: options.width)
        return page.render(isColored: options.isColored)
    }

    /// What is to be said of calls.
    public static func answers(
        _ answers: [CallAnswer], sources: SourceMap, options: TerminalReport.Options
    ) -> String {
        var page = Page()
        CallAnswerSection(sources: sources, indent: 2, options: options).append(answers, to: &page)
        return page.render(isColored: options.isColored)
    }

    /// What an expression is, for each choice of values for its free names.
    public static func answers(_ answers: [QueryAnswer], options: TerminalReport.Options) -> String {
        var page = Page()
        let heads = answers.map { $0.bindings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ") }
        let width = heads.map(\.count).max() ?? 0
        for (answer, head) in zip(answers, heads) {
            var line = StyledLine(blanks: 2)
            line.append(head)
            if width > 0 { line.pad(to: 2 + width + 2) }
            if let value = answer.value {
                page.append(lead: line, phrases: StyledLine(value, .strong).words, width: options.width)
            } else {
                line.append("error: \(answer.error?.message ?? "")", .bad)
                page.append(line)
            }
            guard let explanation = answer.explanation, !explanation.terms.isEmpty else { continue }
            let section = ExplanationSection(
                explanations: [explanation], heading: "", sources: SourceMap(), indent: 2, options: options)
            section.appendParts(to: &page)
        }
        return page.render(isColored: options.isColored)
    }

    /// What is known of a property in a state.
    public struct PropertyLine: Sendable {
        /// Its name.
        let name: String
        /// What is said of it.
        let text: String
        /// Whether that is bad.
        let isBad: Bool
        /// Why.
        let explanations: [Explanation]

        /// Makes it from its parts.
        public init(name: String, text: String, isBad: Bool = false, explanations: [Explanation] = []) {
            (self.name, self.text, self.isBad, self.explanations) = (name, text, isBad, explanations)
        }
    }

    /// What is known of the properties in a state.
    public static func properties(
        _ lines: [PropertyLine], sources: SourceMap, options: TerminalReport.Options
    ) -> String {
        var page = Page()
        let width = lines.map(\.name.count).max() ?? 0
        for entry in lines {
            var line = StyledLine(blanks: 2)
            line.append(entry.name, .strong)
            line.pad(to: 2 + width + 2)
            page.append(
                lead: line, phrases: StyledLine(entry.text, entry.isBad ? .bad : .plain).words, width: options.width)
            ExplanationSection(
                explanations: entry.explanations, heading: "", sources: sources, indent: 4, options: options
            ).appendParts(to: &page)
        }
        return page.render(isColored: options.isColored)
    }

    /// Lines of one style, fitted into the columns.
    public static func note(
        _ text: String, _ style: TextStyle = .plain, indent: Int = 2, options: TerminalReport.Options
    ) -> String {
        var page = Page()
        page.append(paragraph: text, indent: indent, width: options.width, style: style)
        return page.render(isColored: options.isColored)
    }

    /// What is done and how it ends.
    private static func text(of step: StepText, _ isIdle: Bool) -> StyledLine {
        var line = StyledLine(step.move, .strong)
        line.append(step.ending, step.ending.hasPrefix(" = -") || step.ending == " is an error" ? .caution : .plain)
        if isIdle { line.append(" (changes nothing)", .faint) }
        return line
    }
}
