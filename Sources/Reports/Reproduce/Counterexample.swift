import Execution

/// A trace to be repeated or shown outside the checker, with what it is evidence of.
public struct Counterexample: Sendable {
    /// The path of the model as the user saw it.
    public var path: String
    /// The model's name.
    public var model: String
    /// The scenario.
    public var scenario: String
    /// The parameters that the scenario or the command line sets.
    public var settings: [TransitionDescription.Binding]
    /// What came out.
    public var outcome: Outcome
    /// The word that declares the property.
    public var kind: String?
    /// The title of the property.
    public var title: String?
    /// The parts of the property that decide it.
    public var explanations: [Explanation]
    /// What the model says is missing: the parameters that the scenario sets to `false`, with their titles.
    public var guards: [Guard] = []
    /// The names of all threads in order.
    public var threads: [String]
    /// The trace.
    public var trace: TraceReport
    /// Where threads wait at the end, in a deadlock.
    public var waits: [DeadlockDescription.Wait]
    /// How the run goes on for ever behind the trace.
    public var loop: LoopReport?

    /// What can come out.
    public enum Outcome: Hashable, Sendable {
        /// The property of that name is violated.
        case violated(String)
        /// The `reachable` of that name is reached.
        case reached(String)
        /// A deadlock.
        case deadlock
        /// An error of the model with that message.
        case error(String)
    }

    /// Something that the model does without in this scenario.
    public struct Guard: Hashable, Sendable {
        /// The parameter.
        public let name: String
        /// What it is about.
        public let title: String?

        /// Makes a guard.
        public init(name: String, title: String?) {
            self.name = name
            self.title = title
        }
    }

    /// Makes a counterexample.
    public init(
        path: String, model: String, scenario: String, settings: [TransitionDescription.Binding], outcome: Outcome,
        kind: String? = nil, title: String? = nil, explanations: [Explanation] = [], threads: [String],
        trace: TraceReport, waits: [DeadlockDescription.Wait] = [], loop: LoopReport? = nil
    ) {
        self.path = path
        self.model = model
        self.scenario = scenario
        self.settings = settings
        self.outcome = outcome
        self.kind = kind
        self.title = title
        self.explanations = explanations
        self.threads = threads
        self.trace = trace
        self.waits = waits
        self.loop = loop
    }

    /// `invariant U5_mapped_is_cached is violated`.
    public var finding: String {
        let word = kind.map { "\($0) " } ?? ""
        return switch outcome {
        case .violated(let name): "\(word)\(name) is violated"
        case .reached(let name): "\(word)\(name) is reached"
        case .deadlock: "deadlock"
        case .error(let message): "error: \(message)"
        }
    }

    /// The property that it is about.
    public var property: String? {
        switch outcome {
        case .violated(let name), .reached(let name): name
        case .deadlock, .error: nil
        }
    }

    /// The message of the error that it ends in.
    var error: String? { if case .error(let message) = outcome { message } else { nil } }

    /// The transitions of the trace and, behind them, of the loop.
    var transitions: [TransitionDescription] { trace.transitions + (loop?.transitions ?? []) }

    /// The locks that a thread holds behind a transition, by their paths; `nil` where no state is known.
    func locks(of thread: Int, behind transition: Int) -> [String]? {
        let index = transition + 1
        let more = loop?.states ?? []
        guard index < trace.states.count + more.count else { return nil }
        let state = index < trace.states.count ? trace.states[index] : more[index - trace.states.count]
        return state.locks.filter { $0.holders.contains(thread) }.map {
            $0.path + ($0.isShared ? " (read)" : "")
        }
    }

    /// The paths of all locks that somebody holds at some time.
    var lockPaths: Set<String> {
        Set((trace.states + (loop?.states ?? [])).flatMap { $0.locks.map(\.path) })
    }
}
