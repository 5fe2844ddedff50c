import Language

extension ReferenceChecker {
    /// Counts the orbits of the reachable states under all exchanges of interchangeable identities but those of the types
    /// in `told`, and the transitions of one state of each, by trying every exchange on every state; `nil` where there
    /// are more than `maxStates` states or `maxExchanges` exchanges. What an exchange makes of a reachable state must be
    /// one: else `isClosed` is false.
    public func countOrbits(
        without told: Set<String> = [], maxStates: Int, maxExchanges: Int
    ) -> (orbits: Int, transitions: Int, states: Int, isClosed: Bool)? {
        let exchanges = Exchange.all(of: model, without: told)
        guard exchanges.count <= maxExchanges else { return nil }
        let steps = Steps(model)
        var found: Set<GlobalState> = []
        var order: [GlobalState] = []
        for state in steps.initialStates().states where found.insert(state).inserted { order.append(state) }
        var (next, orbits, transitions) = (0, 0, 0)
        var known: Set<GlobalState> = []
        while next < order.count {
            guard order.count <= maxStates else { return nil }
            let moves = steps.moves(in: order[next])
            if !known.contains(order[next]) {
                orbits += 1
                transitions += moves.transitions.count
                for exchange in exchanges { known.insert(exchange.image(of: order[next])) }
            }
            for target in moves.transitions.compactMap(\.target) where found.insert(target).inserted {
                order.append(target)
            }
            next += 1
        }
        return (orbits, transitions, order.count, known == found)
    }
}
