extension BreadthFirstSearch {
    /// Writes everything that the search knows; called at a pause, or when it has ended.
    ///
    /// Tables and lists are written as they are in memory. What the system remembers of its work is not among it.
    ///
    /// - Parameter owner: which of the searches of the checkpoint it is.
    /// - Complexity: linear in the bytes of states, queue and ways.
    public func save(to writer: CheckpointWriter, owner: Int = 0) throws(CheckpointError) {
        guard let space else { throw .memory }
        let place = CheckpointPlace(owner: owner)
        var words = CheckpointWords()
        words.append(list: identity)
        words.append(levelEnd, next, initialStates, expandedStates, transitions)
        words.append(space.count, space.queue.count, space.tree.bitCount)
        words.append(list: phase.code)
        words.append(list: levelStarts)
        let findings = log.findings
        words.append(findings.count)
        for finding in findings {
            words.append(
                Int(finding.subject.index), finding.isViolation ? 1 : 0, finding.state?.index ?? -1,
                Int(finding.transition), finding.length)
        }
        try writer.add(place.section(.search), words: words.words)
        try space.queue.save(to: writer, place)
        try space.tree.save(to: writer, place)
        try space.store.save(to: writer, place)
    }

    /// Goes back to where a search of the same system with the same options was saved; `run` then goes on from there.
    ///
    /// - Parameter owner: which of the searches of the checkpoint it is.
    /// - Throws: why it cannot; then this search is of no use any more.
    /// - Complexity: linear in the bytes of states, queue and ways.
    public func restore(from reader: CheckpointReader, owner: Int = 0) throws(CheckpointError) {
        precondition(levelStarts.isEmpty && next == 0, "a search runs once")
        guard let space else { throw .memory }
        let place = CheckpointPlace(owner: owner)
        var words = CheckpointWordReader(try reader.words(place.section(.search)))
        guard try words.list() == identity else { throw .misfit("its states have another form") }
        (levelEnd, next) = (try words.next(), try words.next())
        (initialStates, expandedStates, transitions) = (try words.next(), try words.next(), try words.next())
        let (states, waiting) = (try words.next(0...1 << 48), try words.next(0...1 << 48))
        let treeBits = try words.next(0...1 << 50)
        let phase = Phase(code: try words.list())
        // Each expanded state, and the making of the initial ones, ends once in the tree; it may be one less.
        guard let phase, levelEnd <= states, waiting == states - next, initialStates <= states,
            try takeLevels(words.list(0...states)), transitions < 1 << 62, expandedStates <= states,
            treeBits - states <= next + 1
        else { throw .damaged("its counters contradict each other") }
        self.phase = phase
        try takeFindings(&words, states: states)
        shareMemory(space)
        space.shareMemoryWithStore()
        try space.store.restore(from: reader, place)
        guard space.store.count == states else { throw .damaged("a table has another number of states") }
        try space.tree.restore(
            from: reader, place, states: states, length: treeBits, within: space.memoryLimit - space.memoryFootprint)
        try space.queue.restore(
            from: reader, place, states: waiting, bitCount: system.layout.bitCount,
            within: space.memoryLimit - space.memoryFootprint)
        isRestored = true
    }

    /// Whether the search has come to its end, and was not cut short by time or from outside.
    public var hasEnded: Bool {
        if case .ended = phase { return true }
        return space == nil
    }

    /// Whether memory has ended and states were dropped, so that more memory would not help what is saved from now on.
    public var isMissingStates: Bool {
        switch phase {
        case .inspecting(let reason), .ended(.incomplete(let reason)): reason == .memory
        default: false
        }
    }

    /// What searches must have in common to go on with each other's states.
    private var identity: [Int] {
        let layout = system.layout
        let kind = StoreKind.allCases.firstIndex(of: options.store.resolved(for: layout)) ?? -1
        let form = [layout.wordCount, layout.bitCount, kind, options.traces.density.filledEighths]
        let limits = [options.limits.states ?? 0, options.limits.depth ?? 0, options.stopsAtFirstViolation ? 1 : 0]
        return form + limits + layout.partEnds
    }

    /// Takes the numbers of the first states of levels; false where they make no sense.
    private func takeLevels(_ starts: [Int]) -> Bool {
        levelStarts = starts
        guard let first = starts.first, let last = starts.last else { return next == 0 && levelEnd == 0 }
        return first == 0 && zip(starts, starts.dropFirst()).allSatisfy(<) && last <= next && next <= levelEnd
    }

    /// Reads the findings.
    private func takeFindings(_ words: inout CheckpointWordReader, states: Int) throws(CheckpointError) {
        for _ in 0..<(try words.next(0...Int(Int32.max))) {
            let subject = SubjectID(Int32(try words.next(0...Int(Int32.max))))
            let isViolation = try words.next(0...1) == 1
            let state = try words.next(-1...states - 1)
            let transition = Int32(try words.next(-1...Int(Int32.max)))
            log.keep(
                RecordedFinding(
                    subject: subject, isViolation: isViolation, state: state < 0 ? nil : StateID(state),
                    transition: transition, length: try words.next(0...states + 1)))
        }
        try words.finish()
    }
}

extension BreadthFirstSearch.Phase {
    /// The phase as numbers.
    fileprivate var code: [Int] {
        switch self {
        case .expanding: [0]
        case .inspecting(let reason): [1, Self.number(of: reason)]
        case .seekingShorter: [2]
        case .ended(.complete): [3]
        case .ended(.stoppedAtFirst): [4]
        case .ended(.incomplete(let reason)): [5, Self.number(of: reason)]
        }
    }

    /// The phase that numbers stand for; `nil` for none.
    fileprivate init?(code: [Int]) {
        let reason = code.count == 2 ? Self.reason(of: code[1]) : nil
        switch (code.first, code.count, reason) {
        case (0, 1, _): self = .expanding
        case (1, 2, let reason?): self = .inspecting(reason)
        case (2, 1, _): self = .seekingShorter
        case (3, 1, _): self = .ended(.complete)
        case (4, 1, _): self = .ended(.stoppedAtFirst)
        case (5, 2, let reason?): self = .ended(.incomplete(reason))
        default: return nil
        }
    }

    /// The number of a reason.
    private static func number(of reason: IncompleteReason) -> Int {
        IncompleteReason.allCases.firstIndex(of: reason) ?? 0
    }

    /// The reason of a number.
    private static func reason(of number: Int) -> IncompleteReason? {
        IncompleteReason.allCases.indices.contains(number) ? IncompleteReason.allCases[number] : nil
    }
}
