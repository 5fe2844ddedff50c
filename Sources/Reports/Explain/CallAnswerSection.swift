import Execution
import Language

/// Whether calls can be made, and what keeps them from being made; calls that the same keeps back stand together.
struct CallAnswerSection {
    /// The files, for places.
    let sources: SourceMap
    /// The blanks before everything.
    let indent: Int
    /// How the text is laid out.
    let options: TerminalReport.Options

    /// At most so many calls are named together.
    private static let mostNamed = 4

    /// Appends the answers.
    func append(_ answers: [CallAnswer], to page: inout Page) {
        for group in groups(of: answers) {
            var lead = StyledLine(blanks: indent)
            if let thread = group[0].thread { lead.append("\(thread)  ", .strong) }
            let calls = group.prefix(Self.mostNamed).map(\.call)
            let more = group.count - calls.count
            var text = calls.joined(separator: ", ")
            if more > 0 { text += " and \(Wording.number(more)) more" }
            page.append(
                lead: lead, phrases: StyledLine("\(text) \(Self.text(of: group[0].verdict))").words,
                width: options.width)
            appendDetail(of: group[0].verdict, to: &page)
        }
    }

    /// The answers of one thread that say the same, next to each other.
    private func groups(of answers: [CallAnswer]) -> [[CallAnswer]] {
        var groups: [[CallAnswer]] = []
        for answer in answers {
            if let index = groups.firstIndex(where: { $0[0].isLike(answer) }) {
                groups[index].append(answer)
            } else {
                groups.append([answer])
            }
        }
        return groups
    }

    /// What is said of a call.
    private static func text(of verdict: CallAnswer.Verdict) -> String {
        switch verdict {
        case .possible(let results):
            let ends = results.map { $0.map(\.text) ?? "goes on" }
            return "is possible" + (results.compactMap(\.self).isEmpty ? "" : ": \(Wording.list(ends))")
        case .excluded: return "is never possible: the parameters rule it out"
        case .busy(_, let statement): return "is under way" + (statement.map { ", and comes to \($0)" } ?? "")
        case .refused: return "is not possible: this part of 'when' is false"
        case .faulty: return "is not possible: 'when' cannot be evaluated"
        case .blocked(let block): return "is not possible: " + text(of: block)
        }
    }

    /// Why a statement blocks.
    private static func text(of block: CallAnswer.Block) -> String {
        switch block.cause {
        case .held(let path, let value): "it waits at \(block.statement), and \(path) is \(value)"
        case .condition: "it waits at \(block.statement), where this is false"
        case .noValue: "no value fits \(block.statement)"
        case .unknown: "it cannot go on at \(block.statement)"
        }
    }

    /// Appends the part that decides.
    private func appendDetail(of verdict: CallAnswer.Verdict, to page: inout Page) {
        switch verdict {
        case .refused(let explanation, _): append(explanation, to: &page)
        case .blocked(let block):
            if case .condition(let explanation, _) = block.cause { append(explanation, to: &page) }
        case .possible, .excluded, .busy, .faulty: break
        }
    }

    /// Appends an explanation.
    private func append(_ explanation: Explanation, to page: inout Page) {
        ExplanationSection(
            explanations: [explanation], heading: "", sources: sources, indent: indent + 2, options: options
        ).appendParts(to: &page)
    }
}

extension CallAnswer {
    /// Whether both say the same of calls of one thread.
    fileprivate func isLike(_ other: CallAnswer) -> Bool {
        guard thread == other.thread else { return false }
        if case .possible = verdict { return verdict == other.verdict && action == other.action }
        return verdict == other.verdict
    }

    /// The operation or rule.
    private var action: Substring { call.prefix { $0 != "(" } }
}
