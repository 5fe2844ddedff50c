extension SuccessorBuffer {
    /// Leaves out what a search need not follow of the states of the batch from `source` on, which are `states`: of each
    /// state that has a candidate with transitions, all targets but those of the candidate with the fewest.
    ///
    /// What was found stays, also on the transitions that are left out; so do the ordinals of the others. A state that is
    /// so reduced counts as many transitions as it has targets left.
    public func reduce(from source: Int, of states: PackedStates, to sets: some AmpleSets) {
        assert(source + states.count >= batchSourceCount)
        if hasOverflowed { return }  // What is known of the last state may not be all of it.
        var (read, write) = (targetEnd(of: source), targetEnd(of: source))
        for position in source..<batchSourceCount {
            let end = targetEnd(of: position + 1)
            let choice = ample(read..<end, of: states[position - source], sets)
            let start = write
            while read < end {
                if choice < 0 || sets.contains(batchTarget(read), candidate: choice) {
                    if read != write { moveTarget(from: read, to: write) }
                    write &+= 1
                }
                read &+= 1
            }
            setEnd(of: position, to: write)
            if choice >= 0 { setTransitions(of: position, to: write - start) }
        }
        endReduction(at: write)
    }

    /// The candidate of `state` with the fewest of `targets`, but at least one and not all; -1 where there is none.
    private func ample(_ targets: Range<Int>, of state: PackedState, _ sets: some AmpleSets) -> Int {
        if targets.count < 2 { return -1 }
        var (choice, fewest) = (-1, targets.count)
        for candidate in 0..<sets.candidates(in: state) {
            var count = 0
            for target in targets where sets.contains(batchTarget(target), candidate: candidate) { count &+= 1 }
            if count > 0 && count < fewest { (choice, fewest) = (candidate, count) }
        }
        return choice
    }
}
