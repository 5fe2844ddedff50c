@testable import Engine

/// A graph whose edges carry lists of events; node 0 is the initial state.
final class LabelledGraph: ObservableSystem {
    /// For each node its edges in order.
    let edges: [[(events: [Int32], target: Int)]]

    /// Makes a graph.
    init(_ edges: [[(events: [Int32], target: Int)]]) { self.edges = edges }

    /// Node 0, of which nothing is seen.
    func initialMoves() -> [ObservedMove]? { [ObservedMove(ordinal: 0, target: [0], events: [])] }

    /// The edges of a node.
    func moves(from state: [UInt64]) -> [ObservedMove]? {
        edges[Int(state[0])].enumerated().map { ordinal, edge in
            ObservedMove(ordinal: Int32(ordinal), target: [UInt64(edge.target)], events: edge.events)
        }
    }

    /// All words of at most `length` events, found by following every path: a node with events still to be seen is a
    /// place, and nothing else is remembered of it.
    func words(upTo length: Int) -> Set<[Int32]> {
        struct Place: Hashable {
            let node: Int
            let rest: [Int32]
            let word: [Int32]
        }
        var places: Set<Place> = [Place(node: 0, rest: [], word: [])]
        var waiting = Array(places)
        func add(_ place: Place) { if places.insert(place).inserted { waiting.append(place) } }
        while let place = waiting.popLast() {
            if let event = place.rest.first {
                if place.word.count < length {
                    add(Place(node: place.node, rest: Array(place.rest.dropFirst()), word: place.word + [event]))
                }
            } else {
                for edge in edges[place.node] { add(Place(node: edge.target, rest: edge.events, word: place.word)) }
            }
        }
        return Set(places.map(\.word))
    }
}
