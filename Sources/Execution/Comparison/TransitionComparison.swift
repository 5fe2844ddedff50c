import Engine
import Language

/// Compares two systems state by state: whether the same transitions, by the same names and with the same results, lead
/// from it to the same states.
///
/// Where the initial states are the same, and the transitions of every state that the search of one meets, the other has
/// the same states, and no property could tell them apart.
public final class TransitionComparison {
    /// One system.
    private let first: LabelledTransitions
    /// The other one.
    private let second: LabelledTransitions

    /// Compares what has `code` with `system`; `nil` where equal words are not equal states of both.
    public init?(_ code: ModelCode, _ system: ModelSystem) {
        guard code.hasSameStates(as: ModelCode(system)) else { return nil }
        let names = TransitionNames()
        first = LabelledTransitions(code.makeSystem(), names)
        second = LabelledTransitions(system.replica(), names)
    }

    /// Whether both begin in the same states.
    public func hasSameInitialStates() -> Bool {
        guard let a = first.initialStates(), let b = second.initialStates() else { return false }
        return a == b || Set(a) == Set(b)
    }

    /// Whether the same transitions lead from `state`; those that are made twice count once.
    public func hasSameTransitions(from state: PackedState) -> Bool {
        guard let a = first.transitions(of: state), let b = second.transitions(of: state) else { return false }
        return a == b || Set(a) == Set(b)
    }
}

/// A transition with its name and the words of its target; these are empty where it ends in an error.
private struct LabelledTransition: Hashable {
    /// The number of its name.
    let name: Int
    /// Where it leads.
    let target: [UInt64]
}

/// What transitions are called, by numbers that two systems share.
private final class TransitionNames {
    /// The numbers.
    private var numbers: [Name: Int] = [:]

    /// What a property can say of a transition beside its two states.
    struct Name: Hashable {
        /// The position of the thread among all, -1 for a rule.
        let member: Int
        /// The operation or rule.
        let action: String
        /// What it is called with; `nil` for a later step.
        let arguments: [Value]?
        /// What the operation leaves behind: -1 where it goes on.
        let result: Int64
    }

    /// The number of a name.
    func number(of name: Name) -> Int {
        if let known = numbers[name] { return known }
        numbers[name] = numbers.count
        return numbers.count - 1
    }
}

/// A system whose transitions are told with their names.
private final class LabelledTransitions {
    /// The system.
    private let system: ModelSystem
    /// The names.
    private let names: TransitionNames
    /// The names of what was met.
    private var known: [TransitionNote: Int] = [:]
    /// What the machine writes.
    private let buffer: SuccessorBuffer

    /// Takes over `system`, which nobody else uses.
    init(_ system: ModelSystem, _ names: TransitionNames) {
        (self.system, self.names) = (system, names)
        buffer = SuccessorBuffer(layout: system.layout)
    }

    /// The initial states; `nil` where they cannot be made.
    func initialStates() -> [[UInt64]]? {
        guard system.writeInitialStates(into: buffer) else { return nil }
        return (0..<buffer.count).map { buffer[$0].array }
    }

    /// The transitions of a state; `nil` where they cannot be made.
    func transitions(of state: PackedState) -> [LabelledTransition]? {
        guard system.writeNotedTransitions(of: state, into: buffer) else { return nil }
        var list = system.machine.notes.map { LabelledTransition(name: name(of: $0), target: []) }
        for index in 0..<buffer.count {
            let ordinal = Int(buffer.ordinal(of: index))
            list[ordinal] = LabelledTransition(name: list[ordinal].name, target: buffer[index].array)
        }
        return list
    }

    /// The name of a transition.
    private func name(of note: TransitionNote) -> Int {
        if let number = known[note] { return number }
        let number = names.number(of: makeName(of: note))
        known[note] = number
        return number
    }

    /// Makes the name of a transition.
    private func makeName(of note: TransitionNote) -> TransitionNames.Name {
        let info = system.compiled.bytecode.entries[Int(note.entry)]
        let (routine, isBegun): (Routine?, Bool) =
            switch info.kind {
            case .call(let id): (system.program.operations[id.index].routine, false)
            case .step(let id, _): (system.program.operations[id.index].routine, true)
            case .rule(let id): (system.program.rules[id.index].routine, false)
            case .initial: (nil, true)
            }
        let arguments = routine.map { system.arguments(of: $0, info, note).map(\.value) } ?? []
        return TransitionNames.Name(
            member: info.member, action: routine?.name ?? "", arguments: isBegun ? nil : arguments,
            result: note.resultCode)
    }
}
