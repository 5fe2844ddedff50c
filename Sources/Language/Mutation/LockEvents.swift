/// A statement that takes or releases a lock or a read section.
struct LockEvent {
    /// The statement.
    let statement: StatementSyntax
    /// The word that begins it.
    let name: Name
    /// The lock.
    let place: ExpressionSyntax
    /// The text of the place.
    let text: String
    /// Where it stands in its routine.
    let nesting: MutationCollector.Nesting

    /// The words that take a lock.
    private static let takers: Set = ["lock", "lock_shared", "read_lock"]
    /// The words that release one.
    private static let releasers: Set = ["unlock", "unlock_shared", "read_unlock"]

    /// Whether the lock is taken.
    var takes: Bool { Self.takers.contains(name.text) }
    /// Whether the place is an srcu.
    var isReadSection: Bool { name.text.hasPrefix("read_") }
    /// Whether an rwlock, or a mutex, is taken or released for writing.
    var isExclusive: Bool { name.text == "lock" || name.text == "unlock" }

    /// The event that `statement` is; `nil` where it is none.
    init?(_ statement: StatementSyntax, _ nesting: MutationCollector.Nesting, _ sources: SourceMap) {
        guard case .call(let name, let places, _) = statement.kind, places.count == 1,
            Self.takers.union(Self.releasers).contains(name.text)
        else { return nil }
        self.statement = statement
        self.name = name
        self.nesting = nesting
        place = places[0]
        text = sources.oneLine(places[0].span)
    }
}

/// What takes and releases locks in one routine, in the order of the text.
struct LockEvents {
    /// The routine.
    let declaration: MutationCollector.DeclarationOutline
    /// The events.
    var list: [LockEvent] = []

    /// The events that belong together, and whether every path takes and releases the lock there.
    struct Region {
        /// The events in the order of the text.
        var events: [LockEvent]
        /// Whether a release stands as near to the surface of the routine as the lock is taken, or behind `defer`.
        var isClosed: Bool
    }

    /// The regions of each lock, told by the text of its place. Where one of a lock's regions is not closed, all of them
    /// are one.
    var regions: [Region] {
        var order: [String] = []
        var byText: [String: [Region]] = [:]
        for event in list {
            if byText[event.text] == nil { order.append(event.text) }
            Self.add(event, to: &byText[event.text, default: []])
        }
        return order.flatMap { text -> [Region] in
            let regions = byText[text] ?? []
            if regions.allSatisfy(\.isClosed) { return regions }
            // One that takes the lock again inside another, between a release and a further release.
            return [
                Region(
                    events: regions.flatMap(\.events),
                    isClosed: regions[0].isClosed && regions[0].events[0].takes)
            ]
        }
    }

    /// Adds an event to the last of a lock's regions, or begins the next one.
    private static func add(_ event: LockEvent, to regions: inout [Region]) {
        guard let last = regions.last, !(event.takes && last.isClosed) else {
            regions.append(Region(events: [event], isClosed: false))
            return
        }
        regions[regions.count - 1].events.append(event)
        let closes = !event.takes && last.events[0].takes
        if closes, event.nesting.isDeferred || event.nesting.depth <= last.events[0].nesting.depth {
            regions[regions.count - 1].isClosed = true
        }
    }
}
