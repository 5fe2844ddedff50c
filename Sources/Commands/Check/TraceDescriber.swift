import Engine
import Execution
import Reports

/// Puts traces into the words of the model.
struct TraceDescriber {
    /// The model.
    let system: ModelSystem
    /// How many distinct initial states there are.
    let initialStates: Int

    /// At most so many initial states are compared to tell one from the others.
    private static let comparedInitialStates = 4096

    /// Describes `trace`.
    func describe(_ trace: Trace) -> TraceReport {
        var transitions: [TransitionDescription] = []
        for (index, step) in trace.steps.enumerated() {
            guard let state = trace.state(before: index) else { break }
            transitions.append(system.describeTransition(from: state, ordinal: step.ordinal))
        }
        return TraceReport(start: trace.initialState.flatMap(startingPoint), transitions: transitions)
    }

    /// What tells the initial state `state` from the others; `nil` where it is the only one.
    private func startingPoint(_ state: [UInt64]) -> StartingPoint? {
        guard initialStates > 1 else { return nil }
        let variables = system.describe(state: state).variables
        let buffer = SuccessorBuffer(layout: system.layout)
        system.initialStates(into: buffer)
        var varying = Set<String>()
        for index in 0..<min(buffer.count, Self.comparedInitialStates) {
            let other = system.describe(state: buffer[index].array).variables
            for (mine, its) in zip(variables, other) where mine != its { varying.insert(mine.name) }
        }
        return StartingPoint(variables: variables.filter { varying.contains($0.name) })
    }
}
