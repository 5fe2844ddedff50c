/// When a search can be saved.
public enum SearchPause: Hashable, Sendable {
    /// Between two batches of states.
    case betweenBatches
    /// When memory has ended, before the state that it ended with is expanded: with more memory the search can go on.
    case withoutMemory
}

extension BreadthFirstSearch {
    /// Lets the search be saved as it was before the last of `done` states was expanded, where memory has ended there.
    ///
    /// What is stored of the state's targets comes first in their order, so that it can be expanded once more. Returns how
    /// many states of the batch are still at the head of the queue.
    func pauseWithoutMemory(_ done: Int, _ space: StateSpace) -> Int {
        guard let onPause, done > 0, phase == .expanding else { return done }
        let count = buffer.transitionCount(of: done) - buffer.transitionCount(of: done - 1)
        advance(by: done - 1, space)
        expandedStates -= 1
        transitions -= count
        space.tree.reopenSource()
        onPause(self, .withoutMemory)
        space.tree.endSource()
        expandedStates += 1
        transitions += count
        return 1
    }

    /// Whether the end of the memory is near in a search that is to be saved there: one worker knows which state it is
    /// that memory ends with, and several do not.
    var endsMemorySavably: Bool {
        guard onPause != nil, let limit = options.limits.memory else { return false }
        return memoryFootprint > limit - limit / 16
    }
}
