extension FairGraph {
    /// Evaluates the atoms of `range` in all states; `nil` where there is no memory, or `mayGoOn` says no. What goes wrong is
    /// handed to `report`.
    func evaluateAtoms(_ range: Range<Int>, while mayGoOn: () -> Bool, report: (SubjectID) -> Void) -> AtomTable? {
        guard let table = AtomTable(range, stateCount: stateCount, budget: budget) else { return nil }
        if range.isEmpty { return table }
        for expander in expanders { expander.forgetErrors() }
        let isDone = forEachPart(while: mayGoOn) { worker, slots in
            expanders[worker].evaluateAtoms(of: slots, into: table)
            return true
        }
        guard isDone else { return nil }
        for expander in expanders { for subject in expander.errors { report(subject) } }
        return table
    }

    /// Notes that states matter where some automaton can do something that is part of a cycle. Before, all of them do.
    func noteRelevant(_ letters: RelevantLetters, by table: AtomTable) {
        if !hasNotedRelevant { ranks.removeMarks() }
        hasNotedRelevant = true
        ranks.mark { letters.contains(table[$0]) }
    }

    /// Records the transitions between the states that matter, so that each is made once however often it is looked at.
    ///
    /// Nothing is recorded where that would take more than `limit` bytes; then they are made anew. False where the system was
    /// interrupted, or `mayGoOn` says no. `degree` is how many transitions a state has on average.
    func record(limit: Int, degree: Double, while mayGoOn: () -> Bool) -> Bool {
        let count = ranks.markedCount
        let kept = degree * Double(count) / Double(max(1, stateCount))
        guard hasNotedRelevant, count > 0, Double(count) * (kept * 3 + 7) + 4 * Double(stateCount) < Double(limit),
            let lists = TransitionLists(
                stateCount: stateCount, entityCount: entityCount, limit: limit, writers: expanders.count, budget: budget
            )
        else { return true }
        var mayNot = false
        let isDone = forEachPart(
            while: {
                mayNot = !mayGoOn()
                return !mayNot
            },
            { worker, slots in
                expanders[worker].record(slots, to: lists.writers[worker], entityCount: entityCount)
            })
        if isDone { recorded = lists }
        return !mayNot && !expanders.contains(where: \.isInterrupted)
    }

    /// Hands out all slots in parts, the first of each a multiple of 32, with the number of the thread that does `work`; false
    /// where it says no to some, or `mayGoOn`, which the thread that calls is asked, does.
    private func forEachPart(while mayGoOn: () -> Bool, _ work: (Int, Range<Int>) -> Bool) -> Bool {
        // Of a small table there are some parts, too.
        let partSize = min(Self.mostSlots, numbering.count / 8 / 32 * 32 + 32)
        let turn = WaveTurn((numbering.count + partSize - 1) / partSize)
        func job(_ worker: Int) {
            while let part = turn.next() {
                let slots = part * partSize..<min(numbering.count, (part + 1) * partSize)
                if worker == 0 && !mayGoOn() || !work(worker, slots) { turn.fail() }
            }
        }
        if let pool { pool.run(job) } else { job(0) }
        return !turn.hasFailed
    }

    /// The most slots that are looked at before somebody else may have the next ones.
    private static var mostSlots: Int { 4096 }
}
