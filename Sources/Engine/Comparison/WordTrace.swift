/// Finds a way through a system on which a word is seen.
public enum WordTrace {
    /// A state of the system after a part of the word.
    private struct Place: Hashable {
        let state: [UInt64]
        let length: Int
    }

    /// How a place was reached.
    private struct Way {
        let place: Place
        let parent: Int
        let ordinal: Int32
    }

    /// The first of the shortest traces of `system` that begins with the word, no transition longer than needed; `nil`
    /// where there is none, or `mayGoOn`, asked for each state, says no.
    ///
    /// - Complexity: linear in the transitions of the states in which a beginning of the word can end.
    public static func trace(
        of word: [Int32], in system: some ObservableSystem, while mayGoOn: () -> Bool = { true }
    ) -> Trace? {
        var ways: [Way] = []
        var seen: Set<Place> = []
        for move in system.initialMoves() ?? [] {
            add(move, after: 0, parent: -1, of: word, to: &ways, &seen)
        }
        var next = 0
        while next < ways.count, mayGoOn() {
            let place = ways[next].place
            if place.length == word.count { return trace(to: next, ways) }
            for move in system.moves(from: place.state) ?? [] {
                add(move, after: place.length, parent: next, of: word, to: &ways, &seen)
            }
            next += 1
        }
        return nil
    }

    /// Adds the place that a move leads to, if what is seen of it goes on with the word; of the last move the end may be
    /// more than the word.
    private static func add(
        _ move: ObservedMove, after length: Int, parent: Int, of word: [Int32], to ways: inout [Way],
        _ seen: inout Set<Place>
    ) {
        let wanted = word.dropFirst(length).prefix(move.events.count)
        guard move.events.prefix(wanted.count).elementsEqual(wanted) else { return }
        let place = Place(state: move.target, length: length + wanted.count)
        if seen.insert(place).inserted { ways.append(Way(place: place, parent: parent, ordinal: move.ordinal)) }
    }

    /// The trace to a place.
    private static func trace(to index: Int, _ ways: [Way]) -> Trace {
        var steps: [Trace.Step] = []
        var next = index
        while ways[next].parent >= 0 {
            steps.append(Trace.Step(ordinal: ways[next].ordinal, target: ways[next].place.state))
            next = ways[next].parent
        }
        return Trace(
            initialOrdinal: ways[next].ordinal, initialState: ways[next].place.state, steps: steps.reversed())
    }
}
