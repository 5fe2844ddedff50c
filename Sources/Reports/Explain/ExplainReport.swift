import Execution
import Language

/// Why a property came out as it did, how the values came about, and what keeps calls from being made.
public struct ExplainReport: Sendable {
    /// The path of the model as the user sees it.
    public let path: String
    /// The model's name.
    public let model: String
    /// The scenario.
    public let scenario: ScenarioReport
    /// The files, for places.
    public let sources: SourceMap
    /// What is explained.
    public let subject: ExplainSubject
    /// The state that is asked about, by the number of transitions before it; `nil` where none is.
    public let state: Int?
    /// Answers to what is asked about calls in that state.
    public let questions: [CallQuestion]
    /// What each thread and rule could do in a state from where there is no way back; empty for other properties.
    public let obstacles: [CallAnswer]
    /// What ended the search early; `nil` where nothing did.
    public let stop: StopReason?

    /// Makes it from its parts.
    public init(
        path: String, model: String, scenario: ScenarioReport, sources: SourceMap, subject: ExplainSubject,
        state: Int? = nil, questions: [CallQuestion] = [], obstacles: [CallAnswer] = [], stop: StopReason? = nil
    ) {
        self.path = path
        self.model = model
        self.scenario = scenario
        self.sources = sources
        self.subject = subject
        self.state = state
        self.questions = questions
        self.obstacles = obstacles
        self.stop = stop
    }

    /// The code that a process with this report exits with.
    public var exitCode: ExitCode {
        let isOpen = questions.contains { if case .stopped = $0.nearest { true } else { false } }
        return stop != nil || isOpen ? .incomplete : .success
    }
}

/// What a report explains.
public enum ExplainSubject: Sendable {
    /// A property that is violated or reached, with the origins of the values that each part reads.
    case property(PropertyReport, Evidence, origins: [[ValueOrigin]])
    /// A deadlock.
    case deadlock(TraceReport, DeadlockDescription)
    /// An error of the model.
    case error(ErrorReport)
    /// Nothing has a trace: a sentence says so.
    case nothing(String)

    /// The trace; `nil` where there is none.
    public var trace: TraceReport? {
        switch self {
        case .property(_, let evidence, _): evidence.trace
        case .deadlock(let trace, _): trace
        case .error(let report): report.trace
        case .nothing: nil
        }
    }
}

/// How something of the state came to be as it is at the end of a trace.
public struct ValueOrigin: Hashable, Sendable {
    /// What it is: a variable's part, or a thread.
    public let path: String
    /// The last transition that changed it, from 1; `nil` where none did.
    public let transition: Int?
    /// What it was and what it became there; for a thread, what it did.
    public let text: String

    /// Makes it from its parts.
    public init(path: String, transition: Int?, text: String) {
        self.path = path
        self.transition = transition
        self.text = text
    }

    /// How `place`, which has that value at the end, came about in `trace`.
    public init(of place: ReadPlace, value: String?, in trace: TraceReport) {
        switch place {
        case .thread(let name):
            let index = trace.transitions.lastIndex { $0.actorName == name }
            self.init(
                path: name, transition: index.map { $0 + 1 },
                text: index.map { trace.transitions[$0].deed } ?? "has done nothing yet")
        case .variable(let path):
            let index = trace.transitions.lastIndex { $0.changes.contains { $0.path.isPart(of: path) } }
            guard let index else {
                self.init(path: path, transition: nil, text: value.map { "\($0) from the beginning" } ?? "unchanged")
                return
            }
            let changes = trace.transitions[index].changes.filter { $0.path.isPart(of: path) }
            let texts = changes.map { change in
                (change.path == path ? "" : change.path + ": ") + "\(change.before) → \(change.after)"
            }
            self.init(
                path: path, transition: index + 1,
                text: texts.joined(separator: ", ") + " by " + trace.transitions[index].summary)
        }
    }
}

extension TransitionDescription {
    /// Who acts.
    fileprivate var actorName: String {
        switch actor {
        case .thread(let name, _): name
        case .environment: "environment"
        }
    }

    /// The part and the call, e.g. `map: fault(0)`.
    private var place: String {
        let call = "\(action)(\(arguments.map(\.value).joined(separator: ", ")))"
        switch part {
        case .step(let label), .statement(let label): return "\(label): \(call)"
        case .call, .rule: return call
        }
    }

    /// Who did what, e.g. `vcpu[vm1], map: fault(0)`.
    fileprivate var summary: String {
        if case .rule = part { place } else { "\(actorName), \(place)" }
    }

    /// What was done and how that ended, e.g. `map: fault(0) = -EAGAIN`; ` ...` where the call goes on.
    fileprivate var deed: String {
        if case .rule = part { place } else { place + (result.map { " = \($0.text)" } ?? " ...") }
    }
}

extension String {
    /// Whether a path is that of a place or of a part of it.
    fileprivate func isPart(of place: String) -> Bool {
        self == place || hasPrefix(place + ".") || hasPrefix(place + "[")
    }
}

/// What is asked about calls, and the answer.
public struct CallQuestion: Sendable {
    /// What was asked.
    public let text: String
    /// The answers, by thread and arguments.
    public let answers: [CallAnswer]
    /// The nearest state in which such a call can be made; `nil` where one can be made already.
    public let nearest: Nearest?

    /// Makes it from its parts.
    public init(text: String, answers: [CallAnswer], nearest: Nearest?) {
        self.text = text
        self.answers = answers
        self.nearest = nearest
    }

    /// Where a call can be made.
    public enum Nearest: Sendable {
        /// After these transitions; the last of them is the call.
        case after(TraceReport)
        /// In no state that can be reached.
        case never
        /// None was found before a limit was reached.
        case stopped(StopReason)
    }
}
