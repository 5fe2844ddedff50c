import Language

/// Finds the guard that keeps an operation or a rule of one step from happening in a state, and the part of it that is
/// false.
struct GuardExplainer {
    /// The program.
    private let system: ModelSystem
    /// The state.
    private let context: StateContext

    /// Looks at a state of `system`.
    init(_ system: ModelSystem, state: [UInt64]) {
        self.system = system
        context = StateContext(
            compiled: system.compiled, shapes: Shapes(program: system.program),
            current: system.compiled.map.unpack(state), before: nil, step: nil)
    }

    /// The first guard that is false: that of the declaration, or one of the body that comes before the state changes.
    /// `nil` where it cannot be told.
    func falseGuard(of run: StateContext.Step, member: TransitionDescription.Actor) -> Explanation? {
        let routine = routine(of: run.action)
        var explainer = Explainer(
            program: system.program, context: context,
            predicate: Predicate(
                expression: Expression(.constant(Value(true)), .boolean, routine.span), locals: routine.locals,
                span: routine.span))
        for (parameter, value) in zip(routine.parameters, run.arguments) {
            explainer.evaluator.bind(parameter, to: value)
        }
        for (local, value) in indices(of: run.action, member) { explainer.evaluator.bind(local, to: value) }
        if let condition = routine.condition, (try? explainer.evaluator.isTrue(condition)) != true {
            return explainer.explain(condition)
        }
        var isOver = false
        return falseGuard(in: routine.body, &explainer, &isOver)
    }

    /// The first guard of `statements` that is false; `isOver` is set where the state may have changed.
    private func falseGuard(
        in statements: [Statement], _ explainer: inout Explainer, _ isOver: inout Bool
    ) -> Explanation? {
        for statement in statements where !isOver {
            switch statement.kind {
            case .require(let condition, _), .await(let condition):
                if (try? explainer.evaluator.isTrue(condition)) != true { return explainer.explain(condition) }
            case .declare(let local, let e):
                guard let value = try? explainer.evaluator.evaluate(e) else { return nil }
                explainer.evaluator.bind(local, to: value)
            case .conditional(let condition, let yes, let no):
                guard let truth = try? explainer.evaluator.isTrue(condition) else { return nil }
                if let found = falseGuard(in: truth ? yes : no, &explainer, &isOver) { return found }
            case .atomic(let body):
                if let found = falseGuard(in: body, &explainer, &isOver) { return found }
            default: isOver = true
            }
        }
        return nil
    }

    /// What is run.
    private func routine(of action: Action) -> Routine {
        switch action {
        case .operation(let id): system.program.operations[id.index].routine
        case .rule(let id): system.program.rules[id.index].routine
        }
    }

    /// The locals that a thread's own indices are bound to, with their values.
    private func indices(of action: Action, _ actor: TransitionDescription.Actor) -> [(LocalID, Value)] {
        guard case .operation(let id) = action, case .thread(_, let number) = actor,
            let thread = system.compiled.map.threads.lastIndex(where: { $0.firstMember <= number }),
            case .indexed(let parts) = system.program.threads[thread].shape,
            let by = system.program.operations[id.index].threads.first(where: { $0.thread == ThreadID(thread) })
        else { return [] }
        var rest = number - system.compiled.map.threads[thread].firstMember
        var values: [Value] = []
        for part in parts.reversed() {
            let count = max(1, system.program.cardinality(of: part.type))
            values.append(system.program.value(at: rest % count, in: part.type) ?? .unset)
            rest /= count
        }
        return Array(zip(by.indices, values.reversed()))
    }
}
