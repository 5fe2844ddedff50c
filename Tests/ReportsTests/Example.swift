import Execution
import Language
import Reports

/// Makes pieces of reports as a search of a model would, in as few words as possible.
enum Example {
    /// A source of a few lines to point into.
    static let sources: SourceMap = {
        var sources = SourceMap()
        let text = """
            model unbound_then_bind
            op fault(f: File, p: Page) by vcpu[v] {
                ept[v][p] = e
            }
            invariant mapped_frames_are_owned {
                exists f: File { file[f].frame[p] == ept[v][p] }
            }
            """
        _ = sources.add(SourceFile(path: "unbound.ilv", text: Array(text.utf8)))
        return sources
    }()

    /// The place of the first occurrence of `text`.
    static func span(_ text: String) -> SourceSpan {
        let source = Array(sources.files[0].text)
        let needle = Array(text.utf8)
        let start = (0...(source.count - needle.count)).first { Array(source[$0..<($0 + needle.count)]) == needle } ?? 0
        return SourceSpan(file: FileID(index: 0), start: start, end: start + needle.count)
    }

    /// A thread of a trace.
    static func thread(_ name: String, _ index: Int) -> TransitionDescription.Actor {
        .thread(name: name, index: index)
    }

    /// A change: `"x: 1 → 2"`.
    static func change(_ path: String, _ before: String, _ after: String) -> TransitionDescription.Change {
        TransitionDescription.Change(path: path, before: before, after: after)
    }

    /// A transition.
    static func transition(
        _ actor: TransitionDescription.Actor, _ action: String, _ arguments: [String] = [],
        part: TransitionDescription.Part = .call, choices: [(String, String)] = [],
        result: TransitionDescription.Result? = nil, _ changes: [TransitionDescription.Change] = [],
        endsInError: Bool = false
    ) -> TransitionDescription {
        TransitionDescription(
            actor: actor, action: action,
            arguments: arguments.map { TransitionDescription.Binding(name: "a", value: $0) }, part: part,
            choices: choices.map { TransitionDescription.Binding(name: $0.0, value: $0.1) }, result: result,
            changes: changes, span: span("op fault"), endsInError: endsInError)
    }

    /// A single call.
    static let bind = TraceReport(transitions: [
        transition(
            thread("host[1]", 0), "bind", ["file1", "vm1", "BOUND_TDX"], result: .success,
            [change("file[file1].state", "UNBOUND", "BOUND_TDX"), change("file[file1].owner", "none", "vm1")])
    ])

    /// The race of a fault with a punched hole.
    static let race: TraceReport = {
        let host = thread("host[1]", 0)
        let vcpu = thread("vcpu[vm1]", 2)
        return TraceReport(transitions: [
            transition(
                host, "bind", ["file1", "vm1", "BOUND_TDX"], result: .success,
                [
                    change("file[file1].state", "UNBOUND", "BOUND_TDX"), change("file[file1].owner", "none", "vm1"),
                ]),
            transition(vcpu, "fault", ["file1", "0"]),
            transition(
                vcpu, "fault", ["file1", "0"], part: .step("get_frame"), choices: [("e", "frame1")],
                [change("file[file1].frame[0]", "none", "frame1")]),
            transition(host, "punch_hole", ["file1", "0"], [change("in_progress[vm1]", "0", "1")]),
            transition(
                host, "punch_hole", ["file1", "0"], part: .step("truncate"), result: .success,
                [change("file[file1].frame[0]", "frame1", "none"), change("in_progress[vm1]", "1", "0")]),
            transition(
                vcpu, "fault", ["file1", "0"], part: .step("map"), result: .success,
                [change("ept[vm1][0]", "none", "frame1")]),
        ])
    }()

    /// Why the race violates the invariant.
    static let explanation = Explanation(
        conjunct: "exists f: File { file[f].frame[p] == ept[v][p] }", span: span("exists"),
        bindings: [
            TransitionDescription.Binding(name: "v", value: "vm1"),
            TransitionDescription.Binding(name: "p", value: "0"),
        ], terms: [Explanation.Term(text: "ept[v][p]", value: "frame1", span: span("ept[v][p] }"))])

    /// The invariant with a verdict.
    static func invariant(_ verdict: PropertyVerdict) -> PropertyReport {
        PropertyReport(
            name: "mapped_frames_are_owned", title: "a mapped frame belongs to a file of that VM", kind: .invariant,
            span: span("mapped_frames_are_owned"), verdict: verdict)
    }

    /// The invariant, violated.
    static let violated = invariant(.violated(Evidence(trace: race, explanations: [explanation])))

    /// A `reachable` with a verdict.
    static func reachable(_ verdict: PropertyVerdict) -> PropertyReport {
        PropertyReport(name: "both_vms_run", kind: .reachable, span: span("op fault"), verdict: verdict)
    }

    /// A model with these scenarios.
    static func file(_ scenarios: [ScenarioReport], coverage: CoverageReport = CoverageReport()) -> FileReport {
        FileReport(
            path: "unbound.ilv",
            content: .model(
                ModelReport(
                    name: "unbound_then_bind", title: "Lutomirski, April 2022", sources: sources,
                    scenarios: scenarios, coverage: coverage)))
    }
}
