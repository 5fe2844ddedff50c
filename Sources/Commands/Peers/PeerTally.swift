import Reports

/// What one way of asking a peer came to in all scenarios.
struct PeerTally {
    /// Who is asked what.
    let question: PeerQuestion
    /// The scenarios on which the peer agrees.
    private(set) var agreed = 0
    /// The scenarios on which it does not.
    private(set) var differed = 0
    /// The states of those on which it agrees.
    private(set) var states = 0
    /// The transitions of those.
    private(set) var transitions = 0
    /// The `liveness` properties of those.
    private(set) var properties = 0
    /// How many scenarios were not compared for which reason.
    private(set) var reasons: [String: Int] = [:]

    /// Makes an empty tally.
    init(_ question: PeerQuestion) { self.question = question }

    /// Whether nothing was counted.
    var isEmpty: Bool { agreed + differed == 0 && reasons.isEmpty }

    /// Counts a scenario.
    mutating func add(_ verdict: PeerJudge.Verdict, _ subject: PeerSearch.Subject) {
        switch verdict {
        case .agrees:
            agreed += 1
            states += subject.expected.states
            transitions += subject.expected.transitions
            properties += subject.liveness.count
        case .differs: differed += 1
        case .notCompared(let reason): reasons[reason, default: 0] += 1
        }
    }

    /// Counts a scenario that nobody was asked about.
    mutating func add(reason: String) { reasons[reason, default: 0] += 1 }

    /// The lines of a summary.
    var lines: [String] {
        let sizes =
            question.isLiveness
            ? Wording.count(properties, "property", "properties")
            : "\(Wording.count(states, "state")) and \(Wording.count(transitions, "transition"))"
        let scenarios = Wording.count(agreed, "scenario")
        return ["\(question.name): agrees in \(scenarios) with \(sizes), differs in \(Wording.number(differed))"]
            + reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                "  \(Wording.number($0.value)) not compared: \($0.key)"
            }
    }
}
