/// Walks that are made side by side, so that their states are expanded in batches.
struct WalkGroup<System: ReplayableSystem> {
    /// What is walked through; nobody else uses it meanwhile.
    let system: System
    /// How.
    let options: SimulationOptions
    /// Where they begin.
    let starts: WalkStarts
    /// What the system writes.
    let buffer: SuccessorBuffer
    /// Asked before each transition whether walks are to end.
    let mustEnd: () -> Bool

    /// The walks that go on.
    private var walks: [Walk] = []
    /// The words of the states that they are in, one after the other.
    private var words: [UInt64] = []

    /// The targets that are made before a batch is looked at.
    private static var batchTargets: Int { 4096 }

    /// One walk.
    private struct Walk {
        /// Its number.
        let number: Int
        /// What decides where it goes.
        var random: RandomSource
        /// The ordinals so far.
        var path: [Int32]
    }

    /// Makes a group that has made no walk yet.
    init(
        system: System, options: SimulationOptions, starts: WalkStarts, buffer: SuccessorBuffer,
        mustEnd: @escaping () -> Bool
    ) {
        (self.system, self.options, self.starts) = (system, options, starts)
        (self.buffer, self.mustEnd) = (buffer, mustEnd)
    }

    /// Makes the walks of those numbers, and notes what they meet.
    mutating func run(_ numbers: Range<Int>, _ log: inout WalkLog) {
        begin(numbers, &log)
        var step = 0
        while !walks.isEmpty {
            if mustEnd() { return end(&log, isWhole: false) }
            guard advance(isLast: step == options.steps, &log) else { return end(&log, isWhole: false) }
            step += 1
        }
    }

    /// Puts each walk into an initial state.
    private mutating func begin(_ numbers: Range<Int>, _ log: inout WalkLog) {
        (walks, words) = ([], [])
        for number in numbers {
            var random = RandomSource(seed: options.seed, stream: UInt64(number))
            for finding in starts.findings { log.note(finding, walk: number, path: []) }
            guard starts.count > 0 else {
                log.note(walkOf: 0, isWhole: true)
                continue
            }
            let start = starts.count == 1 ? 0 : random.below(starts.count)
            words += starts.words(of: start)
            walks.append(Walk(number: number, random: random, path: [starts.ordinals[start]]))
        }
    }

    /// Counts the walks that go on as ended.
    private mutating func end(_ log: inout WalkLog, isWhole: Bool) {
        for walk in walks { log.note(walkOf: walk.path.count - 1, isWhole: isWhole) }
        walks = []
    }

    /// Looks at the state that each walk is in, and takes it on; false where the system was interrupted.
    private mutating func advance(isLast: Bool, _ log: inout WalkLog) -> Bool {
        var next = WalkGroup(
            system: system, options: options, starts: starts, buffer: buffer, mustEnd: mustEnd)
        var done = 0
        while done < walks.count {
            switch options.choice {
            case .transition:
                let count = expand(from: done)
                if count == 0 { return false }
                log.hasOverflowed = log.hasOverflowed || buffer.hasOverflowed
                for source in 0..<count {
                    let targets = buffer.batchTargets(of: source)
                    take(done + source, buffer.findings(ofSource: source), isLast ? [] : [targets], &next, &log)
                }
                done += count
            case .thread:
                guard let groups = groups(ofWalk: done) else { return false }
                log.hasOverflowed = log.hasOverflowed || buffer.hasOverflowed
                take(done, buffer.findings, isLast ? [] : groups, &next, &log)
                done += 1
            }
        }
        (walks, words) = (next.walks, next.words)
        return true
    }

    /// Expands states from that of the walk at `first` on; returns how many.
    private func expand(from first: Int) -> Int {
        buffer.removeAll()
        return unsafe words.withUnsafeBufferPointer { pointer in
            guard let base = pointer.baseAddress else { return 0 }
            let size = buffer.wordCount
            let rest = unsafe PackedStates(
                unsafeWords: base + first * size, count: walks.count - first, wordCount: size)
            return system.expand(rest, into: buffer, until: Self.batchTargets)
        }
    }

    /// Expands the state of a walk; returns the positions of the targets of each thread that can act, or `nil` where the
    /// system was interrupted.
    private func groups(ofWalk index: Int) -> [Range<Int>]? {
        buffer.removeAll()
        let ends = PackedState.withView(of: state(ofWalk: index)) { system.actorEnds(of: $0, into: buffer) }
        if ends.isEmpty { return nil }
        var groups: [Range<Int>] = []
        var position = buffer.presentTargets.lowerBound
        for end in ends {
            let first = position
            while position < buffer.presentTargets.upperBound, buffer.batchOrdinal(position) < end { position += 1 }
            if position > first { groups.append(first..<position) }
        }
        return groups
    }

    /// The words of the state that a walk is in.
    private func state(ofWalk index: Int) -> [UInt64] {
        Array(words[index * buffer.wordCount..<(index + 1) * buffer.wordCount])
    }

    /// Notes what was found in the state of a walk, and chooses one of the groups of targets, and then one of its targets,
    /// to go to.
    private func take(
        _ index: Int, _ findings: [Finding], _ groups: [Range<Int>], _ next: inout WalkGroup, _ log: inout WalkLog
    ) {
        var walk = walks[index]
        PackedState.withView(of: state(ofWalk: index)) { log.note($0) }
        for finding in findings { log.note(finding, walk: walk.number, path: walk.path) }
        let filled = groups.filter { !$0.isEmpty }
        guard !filled.isEmpty else { return log.note(walkOf: walk.path.count - 1, isWhole: true) }
        let group = filled.count == 1 ? filled[0] : filled[walk.random.below(filled.count)]
        let position = group.lowerBound + (group.count == 1 ? 0 : walk.random.below(group.count))
        walk.path.append(buffer.batchOrdinal(position))
        next.words += buffer.batchTarget(position).array
        next.walks.append(walk)
    }
}

/// The initial states of a system.
struct WalkStarts: Sendable {
    /// Their words, one after the other.
    let words: [UInt64]
    /// Their ordinals.
    let ordinals: [Int32]
    /// What was found when they were made.
    let findings: [Finding]

    /// Makes the initial states of `system`.
    init(_ system: some TransitionSystem, _ buffer: SuccessorBuffer) {
        buffer.removeAll()
        system.initialStates(into: buffer)
        words = (0..<buffer.count).flatMap { buffer[$0].array }
        ordinals = (0..<buffer.count).map { buffer.ordinal(of: $0) }
        findings = buffer.findings
        buffer.removeAll()
    }

    /// How many there are.
    var count: Int { ordinals.count }

    /// The words of one of them.
    func words(of index: Int) -> ArraySlice<UInt64> {
        let size = words.count / max(1, count)
        return words[index * size..<(index + 1) * size]
    }
}

extension SuccessorBuffer {
    /// What was found on the state at `source` of the batch, which is done.
    func findings(ofSource source: Int) -> [Finding] {
        guard findingCount > 0 else { return [] }
        return unsafe batchFindings.filter { $0.source == source }.map(\.finding)
    }
}
