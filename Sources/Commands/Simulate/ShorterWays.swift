import Engine
import Execution

/// The shortest ways that can be had to what walks met: what a walk did in vain is left out, and where a search of bounded
/// size meets the same, its trace is taken.
struct ShorterWays {
    /// The system.
    private let system: ModelSystem
    /// The search, and what it found.
    private let search: BreadthFirstSearch<ModelSystem>
    /// What it found.
    private let found: [SubjectID: RecordedFinding]
    /// What is left of each walk's path.
    private let paths: [SubjectID: [Int32]]

    /// The most states of the search.
    private static let mostStates = 100_000
    /// The most bytes of the search.
    private static let mostBytes = 1 << 30

    /// A way to something that was found.
    struct Way {
        /// The run.
        let trace: Trace
        /// Whether it ends with a transition that it was found on.
        let isOnTransition: Bool
        /// Whether there is none with fewer transitions.
        let isShortest: Bool
    }

    /// Shortens the ways to `findings`.
    init(to findings: [WalkFinding], in system: ModelSystem, workers: Int) {
        self.system = system
        let minimiser = TraceMinimiser(system: system)
        paths = Dictionary(
            findings.map { ($0.subject, minimiser.minimise($0.path, to: $0.subject)) }, uniquingKeysWith: { $1 })
        var options = SearchOptions()
        options.workers = workers
        options.wanted = Set(paths.keys)
        // What is found when a state is expanded is found one level further down.
        options.limits = Limits(
            states: Self.mostStates, depth: (paths.values.map(\.count).max() ?? 0) + 1, memory: Self.mostBytes)
        search = BreadthFirstSearch(system: system, options: options)
        let result = findings.isEmpty ? nil : search.run()
        found = Dictionary((result?.findings ?? []).map { ($0.subject, $0) }, uniquingKeysWith: { $1 })
    }

    /// The way to what a walk met.
    func way(to finding: WalkFinding) -> Way {
        let path = paths[finding.subject] ?? finding.path
        if let found = found[finding.subject], found.length < path.count {
            return Way(trace: search.trace(to: found), isOnTransition: found.transition >= 0, isShortest: true)
        }
        return Way(
            trace: system.trace(along: path), isOnTransition: isOnTransition(path, finding.subject), isShortest: false)
    }

    /// Whether a subject is found on the last transition of a path, and not in its last state.
    private func isOnTransition(_ path: [Int32], _ subject: SubjectID) -> Bool {
        let trace = system.trace(along: path)
        guard let state = trace.lastState else { return true }
        let buffer = SuccessorBuffer(layout: system.layout)
        _ = PackedState.withView(of: state) { system.moves(of: $0, into: buffer) }
        return !buffer.findings.contains { $0.subject == subject && $0.transition < 0 }
    }
}
