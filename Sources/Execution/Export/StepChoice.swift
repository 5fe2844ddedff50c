import Language

/// A number that tells the instances of a transition apart: a thread's member, an argument, or a choice made in it.
struct StepChoice {
    let name: String
    let low: Int64
    let high: Int64

    /// How many instances it makes.
    var count: Int64 { high - low + 1 }
}

extension [StepChoice] {
    /// The same with one value for each of the first.
    func fixing(_ values: [Int64]) -> [StepChoice] {
        enumerated().map { index, choice in
            guard index < values.count else { return choice }
            return StepChoice(name: choice.name, low: values[index], high: values[index])
        }
    }
}

/// The choices that a block makes each time that a step comes by.
struct StepDecision {
    /// For each value that is chosen, a number for each turn.
    let choices: [[StepChoice]]
    /// The variable that counts how often they were made; `nil` where every path makes them once.
    let counter: String?

    /// How often they can be made.
    var turns: Int { choices.first?.count ?? 0 }
}

/// A transition of the model as the targets see it: a step of an operation, a call, a rule, or `init`.
struct StepKey {
    let graph: ActionGraph
    let action: Action?
    /// The thread that makes it, with the index of its frame layout.
    let thread: ThreadID?
    /// Where it begins; `nil` for a call, a rule or `init`.
    let location: LocationID?

    /// The block that it begins with.
    var start: BlockID { location.map { graph.locations[$0.index].entry } ?? graph.entry }

    /// What traces call it.
    var title: String {
        guard let location else { return graph.name }
        let place = graph.locations[location.index]
        return "\(graph.name).\(place.label.name) \(location.index)"
    }
}
