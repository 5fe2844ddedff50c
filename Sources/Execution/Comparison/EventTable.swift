/// The numbers of events, which the observers of two models share.
public final class EventTable {
    /// The events by their numbers.
    private var events: [ObservedEvent] = []
    /// The numbers.
    private var numbers: [ObservedEvent: Int32] = [:]
    /// The number of each kind.
    private var kinds: [Kind: Int32] = [:]

    /// What events of one kind have in common: of a call the operation, of a result that too.
    private enum Kind: Hashable {
        case call(String)
        case view
        case result(String, String)

        /// The kind of an event.
        init(_ event: ObservedEvent) {
            switch event {
            case .call(_, let operation, _): self = .call(operation)
            case .view: self = .view
            case .result(_, let operation, let result): self = .result(operation, result)
            }
        }
    }

    /// Makes an empty table.
    public init() {}

    /// The event with a number that this table gave.
    public subscript(number: Int32) -> ObservedEvent { events[Int(number)] }

    /// The number of an event.
    func number(of event: ObservedEvent) -> Int32 {
        if let known = numbers[event] { return known }
        let number = Int32(events.count)
        events.append(event)
        numbers[event] = number
        return number
    }

    /// The number of an event's kind: the operation called, the operation with its result, or the view.
    public func kind(of number: Int32) -> Int32 {
        let kind = Kind(self[number])
        if let known = kinds[kind] { return known }
        kinds[kind] = Int32(kinds.count)
        return Int32(kinds.count) - 1
    }
}
