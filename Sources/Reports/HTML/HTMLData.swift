import Execution
import Foundation
import Language

/// What the script of a report needs: the states of each trace as what changes from one to the next.
///
/// Texts stand in one list, and everything else is numbers, so that a report of many traces stays small.
struct HTMLData: Encodable {
    /// A trace.
    struct Trace: Encodable {
        /// Its number in the page.
        let number: Int
        /// The step behind which the loop begins; `nil` where there is none or the run stops.
        let loop: Int?
        /// What a step is, in one line.
        let labels: [Int]
        /// The file, the first and the last line of each step; empty where the file is not shown.
        let spans: [[Int]]
        /// The threads.
        let threads: [Int]
        /// In each state the threads that are inside: position, operation, part, next statement, file and line (or -1), and
        /// pairs of a local and its value.
        let places: [[[Int]]]
        /// In each state the locks that are held: name, whether shared (1), and the positions of the holders.
        let locks: [[[Int]]]
        /// The variables.
        let model: Level
        /// The variables of the specification; `nil` where there is none.
        let specification: Level?
    }

    /// The variables of a model or of its specification.
    struct Level: Encodable {
        /// What it is called.
        let name: Int
        /// The position in `HTMLData.paths` of the names of the variables.
        let paths: Int
        /// The values in the first state.
        let initial: [Int]
        /// For each step, pairs of the position of a variable and its new value.
        let changes: [[Int]]
    }

    /// Every text once.
    private(set) var texts: [String] = []
    /// Lists of names of variables.
    private(set) var paths: [[Int]] = []
    /// The traces.
    private(set) var traces: [Trace] = []
    /// The positions of texts.
    private var positions: [String: Int] = [:]
    /// The positions of lists of names.
    private var lists: [[Int]: Int] = [:]

    /// What is written.
    private enum CodingKeys: String, CodingKey { case texts, paths, traces }

    /// Makes an empty list.
    init() {}

    /// The position of a text.
    private mutating func text(_ text: String) -> Int {
        let safe = text.withoutInvisible
        if let known = positions[safe] { return known }
        texts.append(safe)
        positions[safe] = texts.count - 1
        return texts.count - 1
    }

    /// The position of a list of names.
    private mutating func list(_ names: [String]) -> Int {
        let list = names.map { text($0) }
        if let known = lists[list] { return known }
        paths.append(list)
        lists[list] = paths.count - 1
        return paths.count - 1
    }

    /// Adds a trace.
    mutating func add(_ item: HTMLTraces.Item, _ scenario: ScenarioReport, _ sources: HTMLSources) {
        let finding = item.finding
        let loop = finding.evidence?.loop
        let transitions = finding.trace.transitions + (loop?.transitions ?? [])
        let states = finding.trace.states.isEmpty ? [] : finding.trace.states + (loop?.states ?? [])
        let spans = transitions.map { transition in
            sources.place(of: transition.span, item.model).map { [$0.file + 1, $0.first, $0.last] } ?? []
        }
        traces.append(
            Trace(
                number: item.number,
                loop: loop.flatMap { $0.transitions.isEmpty ? nil : finding.trace.transitions.count },
                labels: transitions.map { text(Self.label($0)) }, spans: spans,
                threads: scenario.threads.map { text($0) },
                places: states.map { state in places(in: state, item.model, sources) },
                locks: states.map { state in
                    state.locks.map { [text($0.path), $0.isShared ? 1 : 0] + $0.holders }
                },
                model: level("model", states.map(\.variables)),
                specification: finding.evidence?.refinement.map { specification($0) }))
    }

    /// `vcpu[vm1] fault(file1, 0) = -EAGAIN`.
    private static func label(_ transition: TransitionDescription) -> String {
        let event = TraceEvent(transition, error: nil)
        return "\(event.lane.name) \(event.alone.render(isColored: false))"
    }

    /// The threads that are inside an operation.
    private mutating func places(in state: StateDescription, _ model: Int, _ sources: HTMLSources) -> [[Int]] {
        var found: [[Int]] = []
        for (position, thread) in state.threads.enumerated() {
            guard let operation = thread.operation else { continue }
            let place = thread.span.flatMap { sources.place(of: $0, model) }
            var list = [position, text(operation), text(thread.step ?? ""), text(thread.nextStatement ?? "")]
            list += [place.map { $0.file + 1 } ?? -1, place?.first ?? -1]
            for local in thread.locals { list += [text(local.name), text(local.value)] }
            found.append(list)
        }
        return found
    }

    /// The variables in a row of states that all have the same ones.
    private mutating func level(_ name: String, _ states: [[TransitionDescription.Binding]]) -> Level {
        guard let first = states.first else {
            return Level(name: text(name), paths: list([]), initial: [], changes: [])
        }
        var changes: [[Int]] = []
        for (before, after) in zip(states, states.dropFirst()) {
            var list: [Int] = []
            for index in 0..<min(before.count, after.count) where before[index].value != after[index].value {
                list += [index, text(after[index].value)]
            }
            changes.append(list)
        }
        return Level(
            name: text(name), paths: list(first.map(\.name)), initial: first.map { text($0.value) }, changes: changes)
    }

    /// The variables of a specification, whose states are what its transitions make of the first.
    private mutating func specification(_ explanation: RefinementExplanation) -> Level {
        var values = explanation.initial
        let positions = Dictionary(
            values.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var states = [values]
        for match in explanation.matches {
            let changes: [TransitionDescription.Change] =
                switch match {
                case .matches(let transition): transition.changes
                case .fails(let changes): changes
                case .stutters, .unknown: []
                }
            for change in changes {
                guard let index = positions[change.path] else { continue }
                values[index] = TransitionDescription.Binding(name: change.path, value: change.after)
            }
            states.append(values)
        }
        return level(explanation.specification, states)
    }

    /// The data as JSON that can stand in a page: no text in it ends a script.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self).replacing("<", with: "\\u003c")
    }
}

/// The script of a report with its data.
enum HTMLScript {
    /// Both, to stand at the end of the page.
    static func html(_ data: HTMLData) -> String {
        "<script type=\"application/json\" id=\"data\">\(data.json)</script>\n<script>\n\(code)</script>\n"
    }

    /// The script, which is a file beside this one.
    static var code: String { String(decoding: PackageResources.report_js, as: UTF8.self) }
}
