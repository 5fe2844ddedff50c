extension FairGraph {
    /// Evaluates the atoms of `range` in all states; `nil` where there is no memory, or `mayGoOn` says no. What goes wrong is
    /// handed to `report`.
    func evaluateAtoms(_ range: Range<Int>, while mayGoOn: () -> Bool, report: (SubjectID) -> Void) -> AtomTable? {
        guard let table = AtomTable(range, stateCount: stateCount, budget: budget) else { return nil }
        if range.isEmpty { return table }
        var (slot, number) = (0, 0)
        while slot < numbering.count {
            if !mayGoOn() { return nil }
            let first = number
            let states = loadBatch(slot: &slot, number: &number, marked: false) { _, _ in }
            if states.count == 0 { break }
            buffer.removeAll()
            evaluate(range.lowerBound, states, batchWords.atomValues(count: states.count))
            for index in 0..<states.count { table[first + index] = batchWords[index] }
            for index in 0..<buffer.findingCount { unsafe report(buffer.found[index].finding.subject) }
        }
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
        guard hasNotedRelevant, count > 0, Double(count) * (kept * 3 + 6) + 4 * Double(stateCount) < Double(limit),
            let lists = TransitionLists(
                stateCount: stateCount, entityCount: entityCount, limit: limit, budget: budget)
        else { return true }
        var (slot, number) = (0, 0)
        var numbers = [Int](repeating: 0, count: Self.mostStates)
        while slot < numbering.count {
            if !mayGoOn() { return false }
            let states = loadBatch(slot: &slot, number: &number, marked: true) { numbers[$0] = $1 }
            guard let isDone = record(states, numbers, in: lists) else { return false }
            if !isDone { return true }
        }
        if lists.endLists(before: stateCount) { recorded = lists }
        return true
    }

    /// Records the transitions of some states; false where there is no room for them, `nil` where the system was interrupted.
    private func record(_ states: PackedStates, _ numbers: [Int], in lists: TransitionLists) -> Bool? {
        var first = 0
        while first < states.count {
            buffer.removeAll()
            let rest = states.slice(first, count: states.count - first)
            let done = makeTransitions(rest, Self.enough)
            if done == 0 { return nil }
            transitions += buffer.transitionCount(of: done)
            findTargets()
            var run = 0
            for position in 0..<done {
                guard lists.endLists(before: numbers[first + position]),
                    write(position, targetNumbers, to: lists, run: &run, isLast: position == done - 1)
                else { return false }
            }
            first += done
        }
        return true
    }

    /// How many targets are looked up together.
    private static var enough: Int { 512 }

    /// Looks up all targets in the buffer.
    func findTargets() {
        let count = buffer.batchTargetCount
        if queries.count < count {
            queries = [StateNumbering.Query](repeating: .none, count: 2 * count)
            targetNumbers = [Int](repeating: -1, count: 2 * count)
        }
        // Moved out and in again: what a class holds is checked at each access.
        var (queries, numbers) = ([StateNumbering.Query](), [Int]())
        swap(&queries, &self.queries)
        swap(&numbers, &targetNumbers)
        for position in 0..<count {
            let query = numbering.query(buffer.batchTarget(position))
            ranks.prefetch(min(numbering.count - 1, numbering.guess(query)))
            queries[position] = query
        }
        for position in 0..<count {
            let slot = numbering.number(of: buffer.batchTarget(position), by: queries[position])
            numbers[position] = slot < 0 ? -1 : ranks.markedNumber(of: slot)
        }
        swap(&queries, &self.queries)
        swap(&numbers, &targetNumbers)
    }

    /// Writes the list of the state at that position of the batch, whose targets have these numbers and whose fair runs begin
    /// at `run`; false where there is no room. Only the last state of a batch can have too many transitions.
    func write(
        _ position: Int, _ numbers: [Int], to lists: TransitionLists, run: inout Int, isLast: Bool = true
    ) -> Bool {
        if isLast && buffer.hasOverflowed { return writeUnknown(to: lists) }
        var target = buffer.targetEnd(of: position)
        let (end, runs) = (buffer.targetEnd(of: position + 1), buffer.fairRuns)
        var last = run
        if let runs {
            while last < runs.count && Int(runs[last].source) == position { last += 1 }
        }
        guard lists.reserve(targets: end - target, runs: last - run) else { return false }
        var cursor = lists.cursor
        while run < last, let next = runs?[run] {
            write(&target, until: end, before: next.first, of: -1, numbers, to: lists, &cursor)
            lists.beginRun(of: next.owner, &cursor)
            write(&target, until: end, before: next.end, of: next.owner, numbers, to: lists, &cursor)
            run += 1
        }
        write(&target, until: end, before: .max, of: -1, numbers, to: lists, &cursor)
        lists.endList(at: cursor)
        return true
    }

    /// Writes that nothing can be said of a state: it is neither part of a loop nor an end.
    private func writeUnknown(to lists: TransitionLists) -> Bool {
        hasUnknownTransitions = true
        guard lists.reserve(targets: 0, runs: entityCount + 1) else { return false }
        var cursor = lists.cursor
        // One more than there are, so that it is no end where there are none.
        for entity in 0...entityCount { lists.beginRun(of: Int32(entity) << 1, &cursor) }
        lists.endList(at: cursor)
        return true
    }

    /// Writes the targets from `target` on whose ordinals come before `ordinal`.
    @inline(__always) private func write(
        _ target: inout Int, until end: Int, before ordinal: Int32, of owner: Int32, _ numbers: [Int],
        to lists: TransitionLists, _ cursor: inout TransitionLists.Cursor
    ) {
        var isOpen = owner >= 0
        while target < end && buffer.batchOrdinal(target) < ordinal {
            let number = numbers[target]
            if number >= 0 {
                if !isOpen { lists.beginRun(of: owner, &cursor) }
                isOpen = true
                lists.add(number, of: owner, &cursor)
            }
            target += 1
        }
    }
}

/// The values of atoms with which an automaton can be part of a cycle.
struct RelevantLetters {
    /// The automaton.
    private let automaton: TemporalAutomaton
    /// The same for each value of the first eight atoms, where there are no more.
    private var table: [Bool] = []

    /// Those of an automaton.
    init(_ automaton: TemporalAutomaton) {
        self.automaton = automaton
        if automaton.support < 256 { table = (0..<256).map { find($0) } }
    }

    /// Whether these are among them.
    @inline(__always) func contains(_ atoms: UInt64) -> Bool {
        table.isEmpty ? find(atoms) : table[Int(truncatingIfNeeded: atoms & 255)]
    }

    /// The same, by looking at the automaton.
    private func find(_ atoms: UInt64) -> Bool {
        let first = automaton.waitsAtStart ? 1 : 0
        return automaton.states.dropFirst(first).contains { $0.contains { $0.isEnabled(by: atoms) } }
    }
}
