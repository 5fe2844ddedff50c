import Execution

/// Two configurations that were compared.
public struct DiffPair: Sendable {
    /// The scenario on the old side.
    public var oldScenario: String
    /// The scenario on the new side.
    public var newScenario: String
    /// The parameters that are set on the old side.
    public var oldSettings: [TransitionDescription.Binding]
    /// The parameters that are set on the new side.
    public var newSettings: [TransitionDescription.Binding]
    /// The parts of the view that both sides name, and so are compared.
    public var views: [String]
    /// The parts of the view that one side names only.
    public var otherViews: [String]
    /// What one side allows and the other forbids: the first of each kind, those with shorter words first.
    public var differences: [DiffDifference]
    /// States of the view that one side reaches only.
    public var viewStates: [DiffViewStates]
    /// Results that calls have on one side only.
    public var outcomes: [DiffOutcome]
    /// Properties, deadlock and errors that are judged otherwise.
    public var verdicts: [DiffVerdict]
    /// What ended the comparison before everything was compared.
    public var stop: StopReason?
    /// The states that were met on the old side.
    public var oldStates: Int
    /// The states that were met on the new side.
    public var newStates: Int

    /// Makes a comparison in which nothing was found.
    public init(oldScenario: String, newScenario: String) {
        (self.oldScenario, self.newScenario) = (oldScenario, newScenario)
        (oldSettings, newSettings) = ([], [])
        (views, otherViews) = ([], [])
        (differences, viewStates, outcomes, verdicts) = ([], [], [], [])
        stop = nil
        (oldStates, newStates) = (0, 0)
    }

    /// Whether anything differs.
    public var isDifferent: Bool { isSeen || !verdicts.isEmpty }

    /// Whether anything that can be seen differs.
    public var isSeen: Bool { !differences.isEmpty || !outcomes.isEmpty || !viewStates.isEmpty }
}

/// States of the view.
public struct DiffViewStates: Hashable, Sendable {
    /// The side that reaches them.
    public let side: DiffSide
    /// How many.
    public let count: Int
    /// What all of them have in common, and not all states of the view.
    public let common: [TransitionDescription.Binding]

    /// Makes it from its parts.
    public init(side: DiffSide, count: Int, common: [TransitionDescription.Binding]) {
        self.side = side
        self.count = count
        self.common = common
    }
}

/// Something that one side allows and the other forbids.
public struct DiffDifference: Hashable, Sendable {
    /// The side that allows it.
    public let side: DiffSide
    /// What is seen, in order; the other side forbids the last of it.
    public let word: [ObservedEvent]
    /// What the other side allows instead.
    public let instead: [ObservedEvent]
    /// A way on which the word is seen, on the side that allows it.
    public let trace: TraceReport?

    /// Makes it from its parts.
    public init(side: DiffSide, word: [ObservedEvent], instead: [ObservedEvent], trace: TraceReport?) {
        self.side = side
        self.word = word
        self.instead = instead
        self.trace = trace
    }
}

/// A result that a call has on one side only, in states of the view that the other side reaches too, or at all.
public struct DiffOutcome: Hashable, Sendable {
    /// The operation.
    public let operation: String
    /// The result.
    public let result: String
    /// Whether the other side has it in no state of the view at all.
    public let isNew: Bool
    /// The states of the view in which it is returned, on the side that has it.
    public let states: DiffViewStates

    /// Makes it from its parts.
    public init(operation: String, result: String, isNew: Bool, states: DiffViewStates) {
        self.operation = operation
        self.result = result
        self.isNew = isNew
        self.states = states
    }
}

/// What is judged otherwise.
public struct DiffVerdict: Hashable, Sendable {
    /// The property, or what else is judged.
    public let name: String
    /// The verdict on the old side; `nil` where there is none.
    public let old: String?
    /// The verdict on the new side; `nil` where there is none.
    public let new: String?

    /// Makes it from its parts.
    public init(name: String, old: String?, new: String?) {
        self.name = name
        self.old = old
        self.new = new
    }
}
