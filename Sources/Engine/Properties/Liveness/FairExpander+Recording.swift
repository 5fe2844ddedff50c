extension FairExpander {
    /// How many targets are looked up together.
    private static var enough: Int { 512 }

    /// Loads the states of slots from `slot` on that lie before `end`, all of them or the marked ones, and notes their numbers,
    /// of which the first one is `number`; `number` and `slot` are moved on.
    private func loadBatch(slot: inout Int, before end: Int, number: inout Int, marked isMarked: Bool) -> PackedStates {
        var count = 0
        while slot < end && count < Self.mostStates {
            if numbering.isOccupied(slot) {
                if !isMarked || ranks.isMarked(slot) {
                    _ = numbering.copyState(numbered: slot, to: scratch)
                    for word in 0..<wordCount { batch[count &* wordCount &+ word] = scratch[word] }
                    numbers[count] = number
                    count += 1
                }
                number += 1
            }
            slot += 1
        }
        return batch.states(count: count, wordCount: wordCount)
    }

    /// Evaluates atoms in the states of some slots, the first of which is a multiple of 32; what goes wrong is noted.
    func evaluateAtoms(of slots: Range<Int>, into table: AtomTable) {
        var (slot, number) = (slots.lowerBound, ranks.count(before: slots.lowerBound))
        while slot < slots.upperBound {
            let first = number
            let states = loadBatch(slot: &slot, before: slots.upperBound, number: &number, marked: false)
            if states.count == 0 { break }
            buffer.removeAll()
            evaluate(table.range.lowerBound, states, batchWords.atomValues(count: states.count))
            for index in 0..<states.count { table[first + index] = batchWords[index] }
            for index in 0..<buffer.findingCount { unsafe errors.insert(buffer.found[index].finding.subject) }
        }
    }

    /// Records the transitions of those states of some slots that matter; false where there is no room for them, or the system
    /// was interrupted. The first slot is a multiple of 32.
    func record(_ slots: Range<Int>, to lists: TransitionWriter, entityCount: Int) -> Bool {
        var (slot, number) = (slots.lowerBound, ranks.count(before: slots.lowerBound))
        while slot < slots.upperBound {
            let states = loadBatch(slot: &slot, before: slots.upperBound, number: &number, marked: true)
            var first = 0
            while first < states.count {
                buffer.removeAll()
                let done = makeTransitions(states.slice(first, count: states.count - first), Self.enough)
                if done == 0 {
                    isInterrupted = true
                    return false
                }
                transitions += buffer.transitionCount(of: done)
                if !writeLists(done, from: first, to: lists, entityCount) { return false }
                first += done
            }
        }
        return true
    }

    /// Writes the lists of `count` states whose transitions are in the buffer, and whose numbers stand from `first` on; false
    /// where there is no room.
    func writeLists(_ count: Int, from first: Int, to lists: TransitionWriter, _ entityCount: Int) -> Bool {
        guard findTargets() else { return false }
        var run = 0
        for position in 0..<count {
            var cursor = lists.cursor
            // Only the last state of a batch can have too many transitions.
            if position == count - 1 && buffer.hasOverflowed {
                guard lists.reserve(targets: 0, runs: entityCount + 1) else { return false }
                writeUnknown(entityCount, to: lists, &cursor)
            } else {
                guard write(position, &run, to: lists, &cursor) else { return false }
            }
            lists.endList(of: numbers[first + position], at: cursor)
        }
        return true
    }

    /// Writes the list of the state at that position of the batch, whose fair runs begin at `run`; false where there is no
    /// room.
    private func write(
        _ position: Int, _ run: inout Int, to lists: TransitionWriter, _ cursor: inout TransitionWriter.Cursor
    ) -> Bool {
        let targets = buffer.targetEnd(of: position)..<buffer.targetEnd(of: position + 1)
        let (first, runs) = (run, buffer.fairRuns)
        if let runs {
            while run < runs.count && Int(runs[run].source) == position { run += 1 }
        }
        guard lists.reserve(targets: targets.count, runs: run - first + 1) else { return false }
        let (numbers, buffer) = (targetNumbers, buffer)
        var target = targets.lowerBound
        if let runs {
            for index in first..<run {
                let next = runs[index]
                while target < targets.upperBound && buffer.batchOrdinal(target) < next.first { target += 1 }
                lists.beginRun(of: next.owner, &cursor)
                while target < targets.upperBound && buffer.batchOrdinal(target) < next.end {
                    if numbers[target] >= 0 { lists.add(numbers[target], of: next.owner, &cursor) }
                    // What is left is nobody's.
                    numbers[target] = -1
                    target += 1
                }
            }
        }
        var isOpen = false
        for target in targets where numbers[target] >= 0 {
            if !isOpen { lists.beginRun(of: -1, &cursor) }
            isOpen = true
            lists.add(numbers[target], of: -1, &cursor)
        }
        return true
    }

    /// Writes that nothing can be said of a state: it is neither part of a loop nor an end.
    private func writeUnknown(
        _ entityCount: Int, to lists: TransitionWriter, _ cursor: inout TransitionWriter.Cursor
    ) {
        hasUnknownTransitions = true
        // One more than there are, so that it is no end where there are none.
        for entity in 0...entityCount { lists.beginRun(of: Int32(entity) << 1, &cursor) }
    }
}
