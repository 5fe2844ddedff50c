/// What a search knows of the states that it reached: the set of them, those that wait to be expanded, and the first way
/// to each.
///
/// States are discovered in an order that depends on the system alone: each batch comes from the states at the head of
/// the queue, and its targets are looked up in order.
final class StateSpace {
    /// The states that were reached.
    let store: any StateStore
    /// Those that are not expanded yet.
    let queue: StateQueue
    /// The first way to each.
    let tree: TraceTree
    /// The new ones of a block of targets.
    private let discoveries: Discoveries

    /// The bytes that all of it may take.
    var memoryLimit = Int.max

    /// Makes an empty space around an empty store; `nil` where there is no memory.
    ///
    /// - Parameter states: about how many states there may come to be.
    init?(layout: StateLayout, store: any StateStore, states: Int) {
        guard let tree = TraceTree(states: states), let discoveries = Discoveries() else { return nil }
        (self.store, self.tree, self.discoveries) = (store, tree, discoveries)
        queue = StateQueue(wordCount: max(1, layout.wordCount))
    }

    /// How many states were reached.
    var count: Int { store.count }

    /// The bytes that states, queue and ways take.
    var memoryFootprint: Int {
        store.memoryFootprint + queue.memoryFootprint + tree.memoryFootprint + discoveries.positions.committedBytes
    }

    /// Adds the targets of the first `sources` states of a batch, which were at the head of the queue, in order.
    ///
    /// - Returns: how many of these states have been expanded by that, and why no more; what comes before the target that
    ///   was refused is added, and nothing behind it.
    func add(_ batch: SuccessorBuffer, sources: Int) -> (sources: Int, refusal: StoreRefusal?) {
        let end = batch.targetEnd(of: sources)
        var (position, source) = (0, 0)
        while position < end {
            let size = min(Discoveries.blockSize, end - position)
            guard reserve(size, sources: sources) else { return refused(at: position, .memory, source, batch) }
            shareMemoryWithStore()
            let (done, refusal) = store.insert(batch, from: position, count: size, into: discoveries)
            addDiscoveries(of: batch, &source)
            position += done
            if let refusal { return refused(at: position, refusal, source, batch) }
        }
        while source < sources { endSource(&source) }
        return (sources, nil)
    }

    /// Makes room for what may be new in `waves`, and for the ways to it; false where there is none.
    func reserve<System>(_ waves: Waves<System>, sources: Int) -> Bool {
        reserve(waves.candidateCount, sources: sources)
    }

    /// Tells the store what it may allocate.
    func shareMemoryWithStore() { store.memoryLimit = memoryLimit - (memoryFootprint - store.memoryFootprint) }

    /// Adds the targets of a batch, all of which are stored and new, to the queue, where there is room for them.
    func enqueueNew(_ batch: SuccessorBuffer) { queue.append(targetsOf: batch) }

    /// Adds the ways to the same; beside `enqueueNew`, if need be.
    func addWaysToNew(_ batch: SuccessorBuffer) {
        var position = 0
        for source in 0..<batch.batchSourceCount {
            let end = batch.targetEnd(of: source &+ 1)
            tree.appendSource(of: batch, targets: position..<end)
            position = end
        }
    }

    /// Makes room for a block of discoveries.
    private func reserve(_ states: Int, sources: Int) -> Bool {
        queue.reserve(states, within: memoryLimit - memoryFootprint)
            && tree.reserve(states, sources: sources, within: memoryLimit - memoryFootprint)
    }

    /// Appends what was new in a block to the queue and the tree.
    private func addDiscoveries(of batch: SuccessorBuffer, _ source: inout Int) {
        for index in 0..<discoveries.count {
            let position = Int(truncatingIfNeeded: discoveries.positions[index])
            while position >= batch.targetEnd(of: source &+ 1) { endSource(&source) }
            queue.append(batch.batchTarget(position))
            tree.append(batch.batchOrdinal(position))
        }
    }

    /// Goes on to the next state of the batch.
    @inline(__always) private func endSource(_ source: inout Int) {
        tree.endSource()
        source &+= 1
    }

    /// Ends the batch with the state that the refused target comes from.
    private func refused(
        at position: Int, _ refusal: StoreRefusal, _ source: Int, _ batch: SuccessorBuffer
    ) -> (sources: Int, refusal: StoreRefusal?) {
        let last = batch.batchSource(position)
        var source = source
        while source <= last { endSource(&source) }
        return (last + 1, refusal)
    }
}
