extension TemporalAutomaton {
    /// Removes what no accepted run passes, merges states that are alike, and drops marks that say nothing.
    mutating func simplify() {
        var components = Components(states)
        for state in states.indices {
            for position in states[state].indices
            where components.numbers[state] != components.numbers[states[state][position].target] {
                // It is taken once at most.
                states[state][position].marks = allMarks
            }
        }
        keep(components.productive(states, marks: allMarks))
        while mergeEqualStates() {}
        components = Components(states)
        dropIdleMarks()
    }

    /// Keeps those states only; none where the first one is not among them.
    private mutating func keep(_ isKept: [Bool]) {
        guard isKept.first == true else {
            states = []
            return
        }
        var numbers: [Int?] = []
        for (index, kept) in isKept.enumerated() {
            numbers.append(kept ? isKept.prefix(index).count { $0 } : nil)
        }
        states = zip(states, isKept).filter(\.1).map { list, _ in
            list.compactMap { transition in
                guard let target = numbers[transition.target] else { return nil }
                var transition = transition
                transition.target = target
                return transition
            }
        }
    }

    /// Merges states with the same transitions; false where there are none.
    private mutating func mergeEqualStates() -> Bool {
        var first: [Set<Transition>: Int] = [:]
        var representative: [Int] = []
        for (index, list) in states.enumerated() {
            representative.append(first[Set(list), default: index])
            if first[Set(list)] == nil { first[Set(list)] = index }
        }
        guard representative.enumerated().contains(where: { $0 != $1 }) else { return false }
        for index in states.indices {
            var seen: Set<Transition> = []
            states[index] = states[index].compactMap { transition in
                var transition = transition
                transition.target = representative[transition.target]
                return seen.insert(transition).inserted ? transition : nil
            }
        }
        keep(representative.enumerated().map { $0 == $1 })
        return true
    }

    /// Removes marks that stand on every transition, and those that stand where another one does.
    private mutating func dropIdleMarks() {
        let all = states.joined()
        var kept: [UInt64] = []
        for mark in 0..<UInt64(markCount) {
            let standsEverywhere = all.allSatisfy { $0.marks >> mark & 1 == 1 }
            let isRepeated = kept.contains { other in
                all.allSatisfy { $0.marks >> mark & 1 == $0.marks >> other & 1 }
            }
            if !standsEverywhere && !isRepeated { kept.append(mark) }
        }
        for index in states.indices {
            for position in states[index].indices {
                let marks = states[index][position].marks
                states[index][position].marks = kept.enumerated().reduce(0) { result, next in
                    result | (marks >> next.element & 1) << UInt64(next.offset)
                }
            }
        }
        markCount = kept.count
    }
}

/// The strongly connected components of an automaton.
private struct Components {
    /// The component of each state.
    private(set) var numbers: [Int]

    /// Finds them from what each state reaches; automata are small.
    init(_ states: [[TemporalAutomaton.Transition]]) {
        let reaches = states.indices.map { start -> Set<Int> in
            var (found, list) = (Set<Int>(), [start])
            while let state = list.popLast() {
                for transition in states[state] where found.insert(transition.target).inserted {
                    list.append(transition.target)
                }
            }
            return found
        }
        numbers = states.indices.map { state in
            states.indices.first { $0 == state || reaches[$0].contains(state) && reaches[state].contains($0) } ?? state
        }
    }

    /// For each state whether an accepted run passes it, if one comes there.
    func productive(_ states: [[TemporalAutomaton.Transition]], marks: UInt64) -> [Bool] {
        var result = states.indices.map { state in
            var (found, hasEdge) = (UInt64(0), false)
            for other in states.indices where numbers[other] == numbers[state] {
                for transition in states[other] where numbers[transition.target] == numbers[state] {
                    found |= transition.marks
                    hasEdge = true
                }
            }
            return hasEdge && found & marks == marks
        }
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for state in states.indices
            where !result[state] && states[state].contains(where: { result[$0.target] }) {
                result[state] = true
                isGrowing = true
            }
        }
        return result
    }
}
