import Engine
import Language

extension ModelSystem {
    /// Says of the calls of `pattern`, by thread and arguments in their order, whether they can be made in `state`, and
    /// what keeps them from being made.
    ///
    /// Of very many combinations of arguments the first 4,096 are looked at.
    public func answers(to pattern: CallPattern, in state: [UInt64]) -> [CallAnswer] {
        CallExplainer(self, state: state).answers(to: pattern)
    }

    /// Says of everything that somebody could do in `state` whether it is possible, and what keeps it from being so: of a
    /// thread inside an operation its next step, of an idle one each operation that it can call, then each rule.
    public func allAnswers(in state: [UInt64]) -> [CallAnswer] {
        let explainer = CallExplainer(self, state: state)
        let threads = threadNames.indices.flatMap { member -> [CallAnswer] in
            if let step = explainer.nextStep(of: member) { return [step] }
            return program.operations.indices.flatMap { index -> [CallAnswer] in
                let action = Action.operation(OperationID(index))
                guard callers(of: action).contains(member) else { return [] }
                return explainer.answers(to: anything(action, program.operations[index].routine, member))
            }
        }
        return threads
            + program.rules.indices.flatMap { index in
                explainer.answers(to: anything(.rule(RuleID(index)), program.rules[index].routine, nil))
            }
    }

    /// What is to be said of the next step of each thread that is inside an operation; idle ones are left out.
    public func nextSteps(in state: [UInt64]) -> [CallAnswer] {
        let explainer = CallExplainer(self, state: state)
        return threadNames.indices.compactMap { explainer.nextStep(of: $0) }
    }

    /// The pattern of all calls of an action by a thread.
    private func anything(_ action: Action, _ routine: Routine, _ member: Int?) -> CallPattern {
        CallPattern(action: action, arguments: routine.parameters.map { _ in nil }, thread: member)
    }
}
