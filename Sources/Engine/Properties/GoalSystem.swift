/// A transition system with goals: predicates on states of which is asked whether there is always a way to a state where
/// they hold.
///
/// What `TransitionSystem` says of determinism and threads holds here too.
public protocol GoalSystem: TransitionSystem {
    /// The subjects of the goals, each once.
    var goals: [SubjectID] { get }

    /// Appends a witness for each goal that holds in `state`, and a violation for what goes wrong when one is evaluated.
    func evaluateGoals(in state: PackedState, into buffer: SuccessorBuffer)
}
