import Language

extension Judgement {
    /// Judges `recoverable` properties on the whole graph: all states in the order of their depth, with the states that the
    /// transitions of each lead to.
    mutating func judgeWaysBack(_ states: [(state: GlobalState, depth: Int)], targets: [[GlobalState]]) {
        for (index, property) in model.program.properties.enumerated() {
            guard case .recoverable(let predicate) = property.content else { continue }
            var good: Set<GlobalState> = []
            for (state, depth) in states where isTrue(predicate, index, in: state, depth) { good.insert(state) }
            var isGrowing = true
            while isGrowing {
                let before = good.count
                for (number, (state, _)) in states.enumerated().reversed()
                where targets[number].contains(where: good.contains) {
                    good.insert(state)
                }
                isGrowing = good.count > before
            }
            verdicts[index].found = states.first { !good.contains($0.state) }?.depth
        }
    }

    /// Whether a predicate holds; one that goes wrong does not.
    private mutating func isTrue(_ predicate: Predicate, _ index: Int, in state: GlobalState, _ depth: Int) -> Bool {
        var scope = Scope(model, state)
        do throws(Fault) {
            return try scope.isTrue(predicate.expression)
        } catch {
            if verdicts[index].error == nil { verdicts[index].error = depth }
            note(Fault(error.kind, error.span, property: index), depth)
            return false
        }
    }
}
