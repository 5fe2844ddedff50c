import Language

/// A naive checker of a checked program, the oracle for everything else: an interpreter of statement trees over plain
/// Swift values, states in a dictionary, breadth first. It shares no code with `Engine` and `Execution`, and is
/// written for reading beside the reference of the language, not for speed.
///
/// - `Datum`, `Scope`: values and expressions (sections 3 and 4).
/// - `Text`, `Inliner`, `Folding`: procedures written out, branches that parameters exclude left out, and the
///   boundaries that the text decides (section 5).
/// - `Control`, `Path`: where a thread is, and running a step along every choice (section 5).
/// - `Liveness`: which locals are part of a state (section 5, frames).
/// - `Steps`: transitions (section 5, counting). `Judgement`: properties, deadlock, errors, vacuity (sections 5 and 6).
public struct ReferenceChecker {
    /// What is checked.
    let model: ReferenceModel

    /// A checker of `program`.
    public init(program: Program) { model = ReferenceModel(program) }

    /// The reachable states in the order in which they are found, as text for people; at most `maxStates`.
    public func describeStates(maxStates: Int) -> [String] {
        let steps = Steps(model)
        var found: Set<GlobalState> = []
        var order: [GlobalState] = []
        for state in steps.initialStates().states where found.insert(state).inserted { order.append(state) }
        var next = 0
        while next < order.count, order.count < maxStates {
            for target in steps.moves(in: order[next]).transitions.compactMap(\.target)
            where found.insert(target).inserted {
                order.append(target)
            }
            next += 1
        }
        return order.map { "\($0)" }
    }

    /// Visits every state, unless there are more than `maxStates`.
    public func run(maxStates: Int) -> ReferenceResult {
        let steps = Steps(model)
        var judgement = Judgement(model)
        var depths: [GlobalState: Int] = [:]
        var order: [GlobalState] = []
        var transitions = 0
        var targets: [[GlobalState]] = []

        func discover(_ state: GlobalState, _ depth: Int) {
            guard depths[state] == nil else { return }
            depths[state] = depth
            order.append(state)
        }

        let initial = steps.initialStates()
        judgement.covered = initial.executed
        initial.faults.forEach { judgement.note($0, 0) }
        initial.states.forEach { discover($0, 0) }
        var next = 0
        while next < order.count, order.count <= maxStates {
            let state = order[next]
            let depth = depths[state, default: 0]
            next += 1
            judgement.judge(state, depth: depth)
            let moves = steps.moves(in: state)
            judgement.judge(moves, in: state, depth: depth)
            transitions += moves.transitions.count
            targets.append(moves.transitions.compactMap(\.target))
            targets[targets.count - 1].forEach { discover($0, depth + 1) }
        }
        if next == order.count {
            judgement.judgeWaysBack(order.map { ($0, depths[$0, default: 0]) }, targets: targets)
        }
        return ReferenceResult(
            isComplete: next == order.count, states: order.count, transitions: transitions,
            depth: order.last.flatMap { depths[$0] } ?? 0, verdicts: judgement.verdicts, deadlock: judgement.deadlock,
            errors: judgement.errors, covered: judgement.covered)
    }
}

/// What the reference checker finds.
public struct ReferenceResult: Sendable {
    /// Whether every state was visited; otherwise the rest says nothing.
    public let isComplete: Bool
    /// Distinct states.
    public let states: Int
    /// Transitions, those without a target included.
    public let transitions: Int
    /// The transitions from an initial state to the farthest one.
    public let depth: Int
    /// What was found of each property, in the program's order.
    public let verdicts: [Verdict]
    /// The length of the shortest trace to a deadlock.
    public let deadlock: Int?
    /// The length of the shortest trace to each error.
    public let errors: [Fault: Int]
    /// What was executed, and the guards that were true.
    public let covered: Set<CoveragePoint>
}
