import Execution
import Language

/// An interleaving as the changelogs of the kernel show one: a column for each thread, time running down.
///
/// No line is wider than 75 columns, which `git log` indents by four.
public struct InterleavingListing {
    /// What is shown.
    private let example: Counterexample
    /// The threads that act, from left to right.
    private let lanes: [TraceLane]

    /// The widest line.
    public static let width = 75
    /// The blanks between two columns.
    private static let gap = 2
    /// With more threads the columns are too narrow, and each line names its thread.
    private static let mostColumns = 3

    /// The listing, and below it what is wrong with it.
    public static func render(_ example: Counterexample) -> String {
        let listing = InterleavingListing(example)
        let lines = listing.rows + [""] + listing.verdict
        return lines.joined(separator: "\n") + "\n"
    }

    /// Finds the columns.
    init(_ example: Counterexample) {
        self.example = example
        lanes = Set(example.transitions.map { TraceLane($0.actor) }).sorted()
    }

    // MARK: Rows

    /// The heads and a row for each transition.
    var rows: [String] {
        var lines: [String] = []
        if let start = example.trace.start, !start.variables.isEmpty {
            let values = start.variables.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
            lines += TextFolding.fold("initially \(values)", width: Self.width) + [""]
        }
        if lanes.isEmpty { lines.append("(in the initial state)") }
        let isNarrow = lanes.count > Self.mostColumns
        if !isNarrow, !lanes.isEmpty { lines += heads }
        let lockPaths = example.lockPaths
        for (index, transition) in example.transitions.enumerated() {
            if index == example.trace.transitions.count { lines.append("for ever:") }
            let lane = TraceLane(transition.actor)
            let cell = cell(transition, index, lockPaths)
            lines += isNarrow ? Self.named(cell, lane) : place(cell, in: lanes.firstIndex(of: lane) ?? 0)
        }
        for wait in example.waits {
            guard let lane = lanes.first(where: { $0.name == wait.thread }) else { continue }
            let cell = [Cell(indent: 2, text: "\(wait.statement) blocks")]
            lines += isNarrow ? Self.named(cell, lane) : place(cell, in: lanes.firstIndex(of: lane) ?? 0)
        }
        if !example.waits.isEmpty { lines.append("*** DEADLOCK ***") }
        return lines
    }

    /// `CPU0 (vmm[1])`, underlined.
    private var heads: [String] {
        let names = lanes.enumerated().map { index, lane in
            lane.isEnvironment ? lane.name : "CPU\(index) (\(lane.name.withoutInvisible))"
        }
        let rules = names.map { String(repeating: "=", count: min($0.count, columnWidth)) }
        return [names, rules].map { texts in
            var line = ""
            for (column, text) in texts.enumerated() {
                line += String(repeating: " ", count: max(0, start(of: column) - line.count))
                line += text.prefix(columnWidth)
            }
            return line
        }
    }

    /// A line of what stands for one transition.
    struct Cell {
        /// The blanks before it.
        let indent: Int
        /// The text.
        let text: String
    }

    /// What stands for one transition: the call or the step, what it assigns, and the locks that are held behind it.
    private func cell(_ transition: TransitionDescription, _ index: Int, _ lockPaths: Set<String>) -> [Cell] {
        let ending = Self.ending(transition)
        var cells: [Cell] = []
        switch transition.part {
        case .call, .rule: cells.append(Cell(indent: 0, text: transition.callText + ending))
        case .step(let label): cells.append(Cell(indent: 2, text: label + ":"))
        case .statement(let text): cells.append(Cell(indent: 2, text: text))
        }
        for choice in transition.choices where choice.name != "either" {
            cells.append(Cell(indent: 4, text: "\(choice.name) = \(choice.value)"))
        }
        for change in transition.changes where !lockPaths.contains(change.path) {
            cells.append(Cell(indent: 4, text: "\(change.path) = \(change.after)"))
        }
        if case .thread(_, let thread) = transition.actor,
            let locks = example.locks(of: thread, behind: index), !locks.isEmpty
        {
            cells.append(Cell(indent: 4, text: "[\(locks.joined(separator: ", "))]"))
        }
        if transition.endsInError { cells.append(Cell(indent: 4, text: "*** \(example.error ?? "error") ***")) }
        if !ending.isEmpty, transition.part != .call {
            cells.append(Cell(indent: 0, text: "\(transition.action)()\(ending)"))
        }
        return cells
    }

    /// ` = 0`, ` = -EAGAIN`; empty where the call goes on.
    private static func ending(_ transition: TransitionDescription) -> String {
        transition.result.map { " = \($0.text)" } ?? ""
    }

    /// The width of each column.
    private var columnWidth: Int { (Self.width - Self.gap * (lanes.count - 1)) / max(1, lanes.count) }

    /// Where a column begins.
    private func start(of column: Int) -> Int { column * (columnWidth + Self.gap) }

    /// The lines of a cell in its column.
    private func place(_ cells: [Cell], in column: Int) -> [String] {
        let margin = String(repeating: " ", count: start(of: column))
        return cells.flatMap { cell in
            TextFolding.fold(cell.text, width: columnWidth, indent: cell.indent).map { margin + $0 }
        }
    }

    /// The lines of a cell behind the name of the thread.
    private static func named(_ cells: [Cell], _ lane: TraceLane) -> [String] {
        cells.enumerated().flatMap { position, cell in
            TextFolding.fold(
                position == 0 ? "\(lane.name): \(cell.text)" : cell.text, width: width,
                indent: position == 0 ? 0 : cell.indent + 2, hang: 4)
        }
    }

    // MARK: Verdict

    /// What is wrong, and what is missing.
    var verdict: [String] {
        var lines = TextFolding.fold(example.finding, width: Self.width)
        if let title = example.title {
            lines += TextFolding.fold("\"\(title)\"", width: Self.width, indent: 2)
        }
        for explanation in example.explanations {
            let bindings = explanation.bindings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
            lines += TextFolding.fold(
                "false\(bindings.isEmpty ? "" : ", for \(bindings)"): \(explanation.conjunct)", width: Self.width,
                indent: 2)
            for term in explanation.terms {
                lines += TextFolding.fold("\(term.text) = \(term.value)", width: Self.width, indent: 4)
            }
        }
        for missing in example.guards {
            let title = missing.title.map { ": \($0)" } ?? ""
            lines += TextFolding.fold("missing guard \(missing.name)\(title)", width: Self.width)
        }
        let configuration = ReportWording.configuration(example.scenario, example.settings)
        return lines + TextFolding.fold("(\(example.model), \(configuration))", width: Self.width)
    }
}

extension TransitionDescription {
    /// `bind(file1, vm1)`.
    var callText: String { "\(action)(\(arguments.map(\.value).joined(separator: ", ")))" }
}
