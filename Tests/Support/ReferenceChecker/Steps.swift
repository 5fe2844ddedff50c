import Language

/// A transition (reference, section 5, counting).
struct Transition {
    /// What `taken` asks about.
    let taken: Taken
    /// The state that it leads to; `nil` if its path ended in an error.
    let target: GlobalState?
    /// The error in which its path ended.
    let fault: Fault?
    /// The thread that makes it; `nil` for a rule.
    let thread: Int?
    /// What it executed.
    let executed: Set<CoveragePoint>
}

/// What can happen in a state.
struct Moves {
    /// The transitions in order: by threads as declared, each with its next step or its calls, then rules.
    var transitions: [Transition] = []
    /// The errors met in a `when`: they are of the state.
    var faults: [Fault] = []
    /// For each thread that can only wait for locks and `synchronize`s: for each path of its step, the threads that
    /// hold it back.
    var waiting: [Int: [Set<Int>]] = [:]
}

/// The transitions of a model (reference, section 5).
final class Steps {
    private let model: ReferenceModel
    private let liveness: [Liveness]

    /// For `model`.
    init(_ model: ReferenceModel) {
        self.model = model
        liveness = model.operations.map { Liveness($0, model) }
    }

    /// The initial states in the order of choices, duplicates included, and the errors met on the way to one.
    func initialStates() -> (states: [GlobalState], faults: [Fault], executed: Set<CoveragePoint>) {
        let start = GlobalState(before: model)
        guard let text = model.initial else { return ([start], [], []) }
        var result: (states: [GlobalState], faults: [Fault], executed: Set<CoveragePoint>) = ([], [], [])
        for ending in Path(text, operation: nil, scope: Scope(model, start)).endings() {
            switch ending {
            case .finished(let path, _):
                result.states.append(path.scope.state)
                result.executed.formUnion(path.executed)
            case .failed(let path, let fault):
                result.faults.append(fault)
                result.executed.formUnion(path.executed)
            case .blocked, .resting: break
            }
        }
        return result
    }

    /// Everything that can happen in `state`.
    func moves(in state: GlobalState) -> Moves {
        var moves = Moves()
        for thread in model.members.indices {
            if let activity = state.threads[thread] {
                addNextStep(of: thread, activity, in: state, to: &moves)
            } else {
                addCalls(of: thread, in: state, to: &moves)
            }
        }
        for (index, rule) in model.program.rules.enumerated() {
            add(.rule(RuleID(index)), rule.routine, model.rules[index], Scope(model, state), nil, to: &moves)
        }
        return moves
    }

    private func addCalls(of thread: Int, in state: GlobalState, to moves: inout Moves) {
        let member = model.members[thread]
        for (index, operation) in model.program.operations.enumerated() {
            for caller in operation.threads where caller.thread.index == member.thread {
                var scope = Scope(model, state)
                scope.current = thread
                for (local, value) in zip(caller.indices, member.indices) { scope.locals[local.index] = value }
                add(
                    .operation(OperationID(index)), operation.routine, model.operations[index], scope, index, to: &moves
                )
            }
        }
    }

    /// Adds the first step of an operation, or a rule, for every combination of arguments for which its `when` holds.
    private func add(
        _ action: Action, _ routine: Routine, _ text: Text, _ scope: Scope, _ operation: Int?, to moves: inout Moves
    ) {
        let lists = routine.parameters.map { model.values(of: routine.locals[$0.index].type) }
        let combinations = lists.reduce([[]]) { starts, list in starts.flatMap { start in list.map { start + [$0] } } }
        for values in combinations {
            var scope = scope
            for (parameter, value) in zip(routine.parameters, values) { scope.locals[parameter.index] = value }
            do throws(Fault) {
                if let condition = routine.condition, !(try scope.isTrue(condition)) { continue }
            } catch {
                moves.faults.append(error)
                continue
            }
            let arguments = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.offset, $0.element) })
            var path = Path(text, operation: operation, scope: scope)
            switch action {
            case .operation: path.note(.operation(routine.name), routine.nameSpan)
            case .rule: path.note(.rule(routine.name), routine.nameSpan)
            }
            for ending in path.endings() { add(ending, action, arguments, to: &moves) }
        }
    }

    private func addNextStep(of thread: Int, _ activity: Activity, in state: GlobalState, to moves: inout Moves) {
        let operation = model.program.operations[activity.operation]
        let text = model.operations[activity.operation]
        var scope = Scope(model, state)
        scope.current = thread
        scope.locals = activity.locals
        let member = model.members[thread]
        for caller in operation.threads where caller.thread.index == member.thread {
            for (local, value) in zip(caller.indices, member.indices) { scope.locals[local.index] = value }
        }
        let arguments = text.parameters.enumerated().compactMap { position, slot in
            activity.locals[slot].map { (position, $0) }
        }
        var path = Path(text, operation: activity.operation, scope: scope, control: activity.control)
        path.graces = activity.graces
        let endings = path.endings()
        for ending in endings {
            add(
                ending, .operation(OperationID(activity.operation)), Dictionary(uniqueKeysWithValues: arguments),
                to: &moves)
        }
        moves.waiting[thread] = Self.waits(endings)
    }

    /// Who holds back each path, if each waits for a lock or a `synchronize` without having read a variable.
    private static func waits(_ endings: [Path.Ending]) -> [Set<Int>]? {
        var waits: [Set<Int>] = []
        for ending in endings {
            guard case .blocked(let block) = ending, let holders = block.holders, !block.hasRead else { return nil }
            waits.append(holders)
        }
        return waits
    }

    private func add(_ ending: Path.Ending, _ action: Action, _ arguments: [Int: Datum], to moves: inout Moves) {
        func transition(_ path: Path, _ outcome: Outcome?, _ target: GlobalState?, _ fault: Fault?) -> Transition {
            Transition(
                taken: Taken(action: action, arguments: arguments, outcome: outcome), target: target, fault: fault,
                thread: path.scope.current, executed: path.executed)
        }
        switch ending {
        case .blocked: break
        case .failed(let path, let fault): moves.transitions.append(transition(path, nil, nil, fault))
        case .finished(let path, let outcome):
            var target = path.scope.state
            if let thread = path.scope.current { target.threads[thread] = nil }
            moves.transitions.append(transition(path, outcome, target, nil))
        case .resting(let path):
            do throws(Fault) {
                moves.transitions.append(transition(path, nil, try rest(path), nil))
            } catch {
                moves.transitions.append(transition(path, nil, nil, error))
            }
        }
    }

    /// The state in which a path comes to rest at a boundary: what is not live is forgotten.
    private func rest(_ path: Path) throws(Fault) -> GlobalState {
        guard let thread = path.scope.current, let operation = path.operation else {
            preconditionFailure("only operations have boundaries")
        }
        let live = liveness[operation].slots(at: path.control)
        let graces = try path.arrival()
        var target = path.scope.state
        target.threads[thread] = Activity(
            operation: operation,
            control: path.control.atRest.forgettingLoops { live.contains(Liveness.valuesToCome($0)) }
                .forgettingResults(live.contains),
            locals: path.scope.locals.filter { live.contains($0.key) && !callerIndices(operation).contains($0.key) },
            graces: graces)
        return target
    }

    /// The slots of the thread's own indices, which are no part of the state.
    private func callerIndices(_ operation: Int) -> Set<Int> {
        Set(model.program.operations[operation].threads.flatMap(\.indices).map(\.index))
    }
}
