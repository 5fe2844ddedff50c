import Execution

/// A life cycle as text for a terminal or a mail.
public enum TerminalLifecycle {
    /// What leads from one value to another, and what each call returns by the value when it is made.
    public static func render(_ report: LifecycleReport, options: TerminalReport.Options) -> String {
        var page = Page()
        appendHead(of: report, options, to: &page)
        page.separate()
        page.append(changes(of: report, options))
        page.separate()
        page.append(contract(of: report, options))
        appendRest(of: report, options, to: &page)
        return page.render(isColored: options.isColored)
    }

    /// Appends what is looked at.
    private static func appendHead(
        of report: LifecycleReport, _ options: TerminalReport.Options, to page: inout Page
    ) {
        var line = StyledLine("life cycle of ")
        line.append(report.asked.text, .strong)
        page.append(line)
        page.append("\(report.asked.path): model \(report.asked.model)")
        page.append(paragraph: report.asked.configuration, indent: 0, width: options.width)
        page.append(
            paragraph: report.counts, indent: 0, width: options.width,
            style: report.completeness == .complete ? .faint : .caution)
    }

    /// What changes the value.
    private static func changes(of report: LifecycleReport, _ options: TerminalReport.Options) -> Page {
        let cycle = report.lifecycle
        var rows = cycle.initial.map { value in
            [[StyledLine("(start)", .faint)], [StyledLine(cycle.values[value], .strong)], [StyledLine()]]
        }
        for edge in cycle.edges {
            rows.append([
                [StyledLine(cycle.values[edge.from], .strong)], [StyledLine(cycle.values[edge.to], .strong)],
                edge.causes.map { StyledLine($0.text) },
            ])
        }
        let heads = ["from", "to", "by"].map { StyledLine($0, .faint) }
        return TextTable(heads: heads, rows: rows, width: options.width).page
    }

    /// What each call returns.
    private static func contract(of report: LifecycleReport, _ options: TerminalReport.Options) -> Page {
        let cycle = report.lifecycle
        guard !cycle.contracts.isEmpty else { return Page() }
        let rows = cycle.contracts.map { contract in
            [[StyledLine(contract.operation, .strong)]]
                + contract.outcomes.map { outcomes in
                    outcomes.isEmpty
                        ? [StyledLine("–", .faint)]
                        : outcomes.map { StyledLine($0.text(cycle.values), $0.isFailure ? .caution : .plain) }
                }
        }
        let heads = [StyledLine("call in", .faint)] + cycle.values.map { StyledLine($0, .strong) }
        return TextTable(heads: heads, rows: rows, width: options.width, isSpaced: true).page
    }

    /// Appends what the signs mean, and what does not occur.
    private static func appendRest(
        of report: LifecycleReport, _ options: TerminalReport.Options, to page: inout Page
    ) {
        page.separate()
        page.append(
            "0, -ERRNO: what the call returned; →: the value that the call itself led to; –: nobody calls it.", .faint)
        if report.lifecycle.isDisturbed {
            page.append("*: only where somebody else had changed the value since the call was made.", .faint)
        }
        let absent = report.lifecycle.absentValues
        guard !absent.isEmpty else { return }
        page.append(
            lead: StyledLine(report.completeness == .complete ? "never: " : "not met: ", .faint),
            phrases: absent.map { StyledLine($0) }.separated(by: ","),
            width: options.width)
    }
}

extension Lifecycle.Outcome {
    /// Whether the call failed.
    var isFailure: Bool { if case .errno = result { true } else { false } }
}
