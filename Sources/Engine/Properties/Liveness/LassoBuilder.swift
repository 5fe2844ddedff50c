/// Makes a lasso of the graph from nodes of a product.
///
/// Steps along which nothing changes are left out of the stem, and so is staying out of a loop that has transitions: it
/// makes no difference to formulas without a next state.
struct LassoBuilder {
    /// The product.
    let product: ProductGraph

    /// The lasso along the nodes of a stem and the steps of a loop behind it; `nil` where the system is interrupted.
    func lasso(stem: [UInt32], loop: [LoopSearch.Step]) -> Lasso? {
        let graph = product.graph
        let slots = stem.map { product.slot(of: $0) }
        guard let start = slots.first, let ordinal = graph.initialStates().first(where: { $0.slot == start })?.ordinal
        else { return nil }
        var steps: [Trace.Step] = []
        for (source, target) in zip(slots, slots.dropFirst()) where source != target {
            guard graph.expand(source), let transition = graph.targets.first(where: { $0.slot == target })
            else {
                return nil
            }
            steps.append(Trace.Step(ordinal: transition.ordinal, target: graph.words(of: target)))
        }
        let moves = loop.filter { $0.ordinal >= 0 }
        guard let fairness = fairness(of: moves.isEmpty ? loop : moves) else { return nil }
        return Lasso(
            stem: Trace(initialOrdinal: ordinal, initialState: graph.words(of: start), steps: steps),
            loop: moves.map {
                Trace.Step(ordinal: $0.ordinal, target: graph.words(of: product.slot(of: $0.target)))
            }, fairness: fairness)
    }

    /// How a loop is fair to each entity.
    private func fairness(of steps: [LoopSearch.Step]) -> [LoopFairness]? {
        var taken = [Int](repeating: 0, count: product.marks.entityCount)
        var disabled = [Int?](repeating: nil, count: product.marks.entityCount)
        var isEnabled = [Bool](repeating: false, count: product.marks.entityCount)
        for (position, step) in steps.enumerated() {
            if step.label.entity >= 0 { taken[step.label.entity] += 1 }
            guard product.graph.expand(product.slot(of: step.source)) else { return nil }
            for (entity, kind) in product.graph.enabled.enumerated() {
                if kind != 0 {
                    isEnabled[entity] = true
                } else if disabled[entity] == nil {
                    disabled[entity] = position
                }
            }
        }
        return taken.indices.map { entity in
            if taken[entity] > 0 { return .taken(taken[entity]) }
            return isEnabled[entity] ? .disabled(at: disabled[entity] ?? 0) : .neverEnabled
        }
    }
}
