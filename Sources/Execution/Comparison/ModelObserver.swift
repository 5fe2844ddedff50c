import Engine
import Language

/// A model as it is seen from outside: the calls with their arguments, their results, and its view.
///
/// A transition is seen as up to three events, in this order: the call, if it is one; the view, if that changes; and the
/// result, if the operation ends. Everything else, rules included, is hidden.
public final class ModelObserver: ObservableSystem {
    /// The model.
    public let system: ModelSystem
    /// What each call returned, and the view before its last step.
    public private(set) var outcomes: Set<ObservedOutcome> = []
    /// The states of the view that were met, as events.
    public private(set) var views: Set<Int32> = []
    /// The numbers of events.
    private let events: EventTable
    /// The view.
    private let view: ViewReader
    /// What is seen of each kind of transition.
    private var seen: [TransitionNote: Sight] = [:]
    /// What the machine writes.
    private let buffer: SuccessorBuffer

    /// What is seen of a transition besides the view.
    private struct Sight {
        let call: Int32?
        let result: Int32?
    }

    /// Watches `system`, of whose view the parts named `views` are looked at.
    ///
    /// - Parameter byteLimit: the most bytes that the transitions of one state may take.
    public init(_ system: ModelSystem, views: [String], events: EventTable, byteLimit: Int = 256 << 20) {
        self.system = system.replica()
        self.events = events
        view = ViewReader(self.system, views, events)
        buffer = SuccessorBuffer(layout: system.layout)
        buffer.byteLimit = byteLimit
    }

    /// The initial states, each with its view.
    public func initialMoves() -> [ObservedMove]? {
        guard system.writeInitialStates(into: buffer) else { return nil }
        return (0..<buffer.count).map { index in
            let words = buffer[index].array
            let number = view.number(in: words)
            return ObservedMove(
                ordinal: buffer.ordinal(of: index), target: words, events: number < 0 ? [] : [number])
        }
    }

    /// The transitions of a state.
    public func moves(from state: [UInt64]) -> [ObservedMove]? {
        let isWhole = PackedState.withView(of: state) { system.writeNotedTransitions(of: $0, into: buffer) }
        guard isWhole else { return nil }
        let before = view.number(in: state)
        views.insert(before)
        return (0..<buffer.count).map { index in
            let sight = sight(of: system.machine.notes[Int(buffer.ordinal(of: index))])
            let words = buffer[index].array
            let after = view.number(in: words)
            var list: [Int32] = []
            if let call = sight.call { list.append(call) }
            if after != before { list.append(after) }
            if let result = sight.result {
                list.append(result)
                outcomes.insert(ObservedOutcome(result: result, view: before))
            }
            return ObservedMove(ordinal: buffer.ordinal(of: index), target: words, events: list)
        }
    }

    /// What is seen of a transition besides the view.
    private func sight(of note: TransitionNote) -> Sight {
        if let known = seen[note] { return known }
        let result = makeSight(of: note)
        seen[note] = result
        return result
    }

    /// Puts a transition into words.
    private func makeSight(of note: TransitionNote) -> Sight {
        let info = system.compiled.bytecode.entries[Int(note.entry)]
        let operation: OperationID
        var call: Int32?
        switch info.kind {
        case .rule, .initial: return Sight(call: nil, result: nil)
        case .step(let id, _): operation = id
        case .call(let id):
            operation = id
            let parameters = system.program.operations[id.index].routine.parameters.count
            let arguments = system.arguments(of: id, info, note).prefix(parameters)
            call = events.number(
                of: .call(
                    thread: system.threadNames[info.member], operation: name(of: id),
                    arguments: arguments.map { system.program.text(of: $0.value, type: $0.type) }))
        }
        let result = system.result(of: operation, code: note.resultCode).map { result in
            events.number(
                of: .result(
                    thread: system.threadNames[info.member], operation: name(of: operation), result: result.text))
        }
        return Sight(call: call, result: result)
    }

    /// The name of an operation.
    private func name(of id: OperationID) -> String { system.program.operations[id.index].routine.name }
}

/// A result that a call returned, and the view in which it did.
public struct ObservedOutcome: Hashable, Sendable {
    /// The number of the event.
    public let result: Int32
    /// The number of the view before the last step of the operation, as an event; -1 where there is no view.
    public let view: Int32
}
