/// What one worker's walks found; logs of several are put together in any order.
struct WalkLog {
    /// The walks that came to an end of their own.
    private(set) var walks = 0
    /// The walks that were cut short.
    private(set) var cutWalks = 0
    /// The transitions of all.
    private(set) var transitions = 0
    /// The most transitions of one.
    private(set) var longestWalk = 0
    /// The states they went through.
    private(set) var states = StateEstimate()
    /// Whether transitions were left out for want of memory.
    var hasOverflowed = false
    /// The finding of the first walk that met each subject.
    private(set) var first: [SubjectID: WalkFinding] = [:]

    /// Whether anything bad was found.
    var hasViolations: Bool { first.values.contains(where: \.isViolation) }

    /// Counts a state.
    mutating func note(_ state: PackedState) { states.add(state) }

    /// Counts a walk of so many transitions.
    mutating func note(walkOf length: Int, isWhole: Bool) {
        if isWhole { walks += 1 } else { cutWalks += 1 }
        transitions += length
        longestWalk = max(longestWalk, length)
    }

    /// Keeps a finding at the end of a walk's path, unless an earlier walk, or this one before, has met its subject.
    mutating func note(_ finding: Finding, walk: Int, path: [Int32]) {
        if let known = first[finding.subject], known.walk <= walk { return }
        first[finding.subject] = WalkFinding(
            subject: finding.subject, isViolation: finding.isViolation, walk: walk,
            path: finding.transition < 0 ? path : path + [finding.transition])
    }

    /// Adds what another log has.
    mutating func formUnion(_ other: WalkLog) {
        walks += other.walks
        cutWalks += other.cutWalks
        transitions += other.transitions
        longestWalk = max(longestWalk, other.longestWalk)
        states.formUnion(other.states)
        hasOverflowed = hasOverflowed || other.hasOverflowed
        first.merge(other.first) { $0.walk <= $1.walk ? $0 : $1 }
    }
}
