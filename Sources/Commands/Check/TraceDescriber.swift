import Engine
import Execution
import Reports

/// Puts traces into the words of the model.
final class TraceDescriber {
    /// The model.
    private let system: ModelSystem
    /// Whether there is more than one initial state.
    private let hasSeveralStarts: Bool
    /// Whether each state is described too.
    private let includesStates: Bool
    /// The variables that have not the same value in all initial states; found when the first trace asks for them.
    private lazy var varyingVariables = findVaryingVariables()

    /// At most so many initial states are compared to tell one from the others.
    private static let comparedInitialStates = 4096

    /// Makes a describer.
    init(system: ModelSystem, hasSeveralStarts: Bool, includesStates: Bool = false) {
        self.system = system
        self.hasSeveralStarts = hasSeveralStarts
        self.includesStates = includesStates
    }

    /// Describes `trace`.
    func describe(_ trace: Trace) -> TraceReport {
        var transitions: [TransitionDescription] = []
        for (index, step) in trace.steps.enumerated() {
            guard let state = trace.state(before: index) else { break }
            transitions.append(system.describeTransition(from: state, ordinal: step.ordinal))
        }
        return TraceReport(
            start: trace.initialState.flatMap(startingPoint), transitions: transitions, states: states(of: trace))
    }

    /// The states of `trace`, where they are wanted.
    private func states(of trace: Trace) -> [StateDescription] {
        guard includesStates else { return [] }
        let states = (0..<trace.steps.count).map(trace.state(before:)) + [trace.lastState]
        return states.compactMap { $0.map(system.describe(state:)) }
    }

    /// What tells the initial state `state` from the others; `nil` where it is the only one.
    private func startingPoint(_ state: [UInt64]) -> StartingPoint? {
        guard hasSeveralStarts else { return nil }
        let variables = system.describe(state: state).variables
        return StartingPoint(variables: variables.filter { varyingVariables.contains($0.name) })
    }

    /// Compares the initial states.
    private func findVaryingVariables() -> Set<String> {
        let buffer = SuccessorBuffer(layout: system.layout)
        system.initialStates(into: buffer)
        guard buffer.count > 1 else { return [] }
        let first = system.describe(state: buffer[0].array).variables
        var varying = Set<String>()
        for index in 1..<min(buffer.count, Self.comparedInitialStates) {
            let other = system.describe(state: buffer[index].array).variables
            for (one, another) in zip(first, other) where one != another { varying.insert(one.name) }
        }
        return varying
    }
}
