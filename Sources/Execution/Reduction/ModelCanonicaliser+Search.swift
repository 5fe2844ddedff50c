extension ModelCanonicaliser {
    /// Finds the least state of the orbit, of those that orders by colour lead to, and leaves it in `best`.
    func findLeast() {
        makeLeaf()
        guard let cell = firstOpenCell() else {
            for word in 0..<wordCount { best[word] = leaf[word] }
            return
        }
        var search = SymmetrySearch()
        _ = branch(cell, &search)
    }

    /// Names the identities by their present order, and makes the state of it.
    private func makeLeaf() {
        var isMoved = false
        for identities in plan.classes {
            for position in identities.identities {
                let identity = Int(order[position])
                if identity != position { isMoved = true }
                members[identity] = Int32(position - identities.first)
            }
        }
        if isMoved { return makeImage(of: source, in: leaf) }
        for word in 0..<wordCount { leaf[word] = source[word] }
    }

    /// The positions of the first colour of which not every exchange is known to change nothing; `nil` where every order
    /// gives the present leaf.
    private func firstOpenCell() -> Range<Int>? {
        for identities in plan.classes {
            var start = identities.first
            while start < identities.first + identities.count {
                var end = start + 1
                while end < identities.first + identities.count, isTie(end) { end += 1 }
                if (start + 1..<end).contains(where: { !isExchangeable($0) }) { return start..<end }
                start = end
            }
        }
        return nil
    }

    /// Whether the state stays the same when the identity at a position and the one before it are exchanged.
    private func isExchangeable(_ position: Int) -> Bool {
        let (a, b) = (order[position - 1], order[position])
        if !isTouched[Int(a)] && !isTouched[Int(b)] { return true }
        resetMembers()
        (members[position - 1], members[position]) = (members[position], members[position - 1])
        makeImage(of: leaf, in: exchanged)
        return isEqual(leaf, exchanged)
    }

    /// Tries each identity of an open cell as the first; returns the depth at which the search is to go on.
    private func branch(_ cell: Range<Int>, _ search: inout SymmetrySearch) -> Int {
        let depth = search.path.count
        let candidates = cell.filter { $0 == cell.lowerBound || !isExchangeable($0) }.map { order[$0] }
        let before = (0..<plan.group.identityCount).map { colours[$0] }
        for candidate in candidates {
            for identity in before.indices { colours[identity] = before[identity] }
            colours[Int(candidate)] = Scramble.mix(before[Int(candidate)] ^ 0x5851_f42d_4c95_7f2d)
            refineByEdges()
            search.path.append(candidate)
            let back = descend(&search)
            search.path.removeLast()
            if back < depth { return back }
        }
        return depth
    }

    /// Goes on with the present colours.
    private func descend(_ search: inout SymmetrySearch) -> Int {
        makeLeaf()
        if let cell = firstOpenCell() { return branch(cell, &search) }
        return settle(&search)
    }

    /// Compares a leaf with the least one; returns the depth at which the search is to go on.
    private func settle(_ search: inout SymmetrySearch) -> Int {
        let order = (0..<plan.group.identityCount).map { self.order[$0] }
        guard let least = search.least else {
            return keep(order, &search)
        }
        for word in 0..<wordCount where leaf[word] != best[word] {
            return leaf[word] < best[word] ? keep(order, &search) : search.path.count
        }
        // An exchange that changes nothing takes the order of the least leaf to this one. Where it takes the choice made
        // there to the one made here, and earlier ones to themselves, everything here has been seen there.
        let fork = zip(least.path, search.path).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
        let isImage = least.path.prefix(fork + 1).enumerated().allSatisfy { index, identity in
            least.order.firstIndex(of: identity).map { order[$0] } == search.path[index]
        }
        return isImage ? fork : search.path.count
    }

    /// Takes the leaf for the least one.
    private func keep(_ order: [Int32], _ search: inout SymmetrySearch) -> Int {
        for word in 0..<wordCount { best[word] = leaf[word] }
        search.least = (search.path, order)
        return search.path.count
    }

    /// Whether two states have the same words.
    private func isEqual(_ a: MachineBuffer<UInt64>, _ b: MachineBuffer<UInt64>) -> Bool {
        for word in 0..<wordCount where a[word] != b[word] { return false }
        return true
    }
}

/// The state of a search for the least state of an orbit.
struct SymmetrySearch {
    /// The identities chosen on the way to the present order.
    var path: [Int32] = []
    /// The choices and the order that led to the least state so far.
    var least: (path: [Int32], order: [Int32])?
}
