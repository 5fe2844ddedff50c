import Engine

/// A transition system given as a graph, with what is found where.
final class Graph: GoalSystem {
    /// Where a transition leads.
    enum Target: ExpressibleByIntegerLiteral {
        case state(UInt64)
        case error

        init(integerLiteral value: UInt64) { self = .state(value) }
    }

    let layout = StateLayout(wordCount: 1, bitCount: 64)
    var initial: [Target]
    var edges: [UInt64: [Target]]
    /// Found when a state is inspected.
    var onInspection: [UInt64: [Finding]] = [:]
    /// Found when a state is expanded.
    var onExpansion: [UInt64: [Finding]] = [:]
    var onInitialStates: [Finding] = []
    /// Found when goals are evaluated.
    var onEvaluation: [UInt64: [Finding]] = [:]
    var goals: [SubjectID] = []
    /// The states that were inspected and expanded, in order.
    private(set) var (inspected, expanded): ([UInt64], [UInt64]) = ([], [])
    /// Called at each inspection.
    var hook: () -> Void = {}

    init(initial: [Target], edges: [UInt64: [Target]]) {
        self.initial = initial
        self.edges = edges
    }

    /// A line of states from 0.
    static func line(_ count: UInt64) -> Graph {
        Graph(initial: [0], edges: Dictionary(uniqueKeysWithValues: (0..<count - 1).map { ($0, [.state($0 + 1)]) }))
    }

    func replica() -> Self { self }

    func initialStates(into buffer: SuccessorBuffer) {
        append(initial, to: buffer)
        onInitialStates.forEach(buffer.append)
    }

    func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {
        hook()
        inspected.append(state[0])
        onInspection[state[0], default: []].forEach(buffer.append)
    }

    func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        expanded.append(state[0])
        append(edges[state[0], default: []], to: buffer)
        onExpansion[state[0], default: []].forEach(buffer.append)
    }

    func evaluateGoals(in state: PackedState, into buffer: SuccessorBuffer) {
        hook()
        onEvaluation[state[0], default: []].forEach(buffer.append)
    }

    private func append(_ targets: [Target], to buffer: SuccessorBuffer) {
        for target in targets {
            switch target {
            case .state(let word): buffer.appendTransition()[0] = word
            case .error: buffer.appendTransitionWithoutTarget()
            }
        }
    }
}

extension Finding {
    /// A violation of the subject with that number.
    static func violation(_ subject: Int32, on transition: Int32 = -1) -> Finding {
        Finding(subject: SubjectID(subject), transition: transition, isViolation: true)
    }

    /// A witness for the subject with that number.
    static func witness(_ subject: Int32, on transition: Int32 = -1) -> Finding {
        Finding(subject: SubjectID(subject), transition: transition, isViolation: false)
    }
}
