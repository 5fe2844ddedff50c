import Engine
import Execution
import Language

extension ModelSystem {
    /// What decides a property at the end of a trace: on its last transition or in its last state.
    func explanations(of property: PropertyID, atEndOf trace: Trace, isOnTransition: Bool) -> [Explanation] {
        if isOnTransition, let last = trace.steps.last, let state = trace.state(before: trace.steps.count - 1) {
            return explain(property, in: state, transition: last.ordinal, target: last.target)
        }
        return trace.lastState.map { explain(property, in: $0, transition: nil, target: nil) } ?? []
    }
}
