/// What another checker says of a model.
struct PeerResult: Equatable {
    /// The distinct states.
    var states = 0
    /// The transitions that have a target state.
    var transitions = 0
    /// How far `transitions` may be off: Spin prints large numbers with eight digits.
    var tolerance = 0
    /// What came out: `violated NAME`, `reached NAME`, `deadlock`, `error …`.
    var outcomes: Set<String> = []
    /// The processor time of the search, without compiling.
    var processorSeconds = 0.0

    /// Reads what the verifier that Spin makes prints: it has one state more, the one before `init`.
    init?(spin output: String) {
        guard let stored = output.firstMatch(of: /([\d.e+]+) states, stored/)?.output.1,
            let sum = output.firstMatch(of: /([\d.e+]+) transitions \(= stored/)?.output.1,
            let starts = output.firstMatch(of: /initial transitions: (\d+)/)?.output.1,
            let states = Double(stored).flatMap({ Int(exactly: $0) }),
            let transitions = Double(sum).flatMap({ Int(exactly: $0) }), let initial = Int(starts)
        else { return nil }
        if sum.contains("e") { tolerance = max(1, transitions / 10_000_000) }
        if output.contains("max search depth too small") { return nil }
        self.states = states - 1
        self.transitions = transitions - initial - 1
        outcomes = Set(output.matches(of: /outcome: (.*)/).map { String($0.output.1) })
    }

    /// Whether it has so many transitions, as far as it can be told.
    func hasTransitions(_ count: Int) -> Bool { abs(transitions - count) <= tolerance }

    /// Reads what the verifier that Rumur makes prints; it names the first thing that is wrong, and what is covered.
    init?(rumur output: String) {
        guard let counts = output.firstMatch(of: /(\d+) states, (\d+) rules fired/)?.output,
            let states = Int(counts.1), let transitions = Int(counts.2)
        else { return nil }
        self.states = states
        self.transitions = transitions
        outcomes = Set(output.matches(of: /cover "(reached \w+)" hit \d+ times/).map { String($0.output.1) })
        guard let error = output.firstMatch(of: /the error:\s+(.+)/)?.output.1 else { return }
        let text = String(error)
        if let name = text.firstMatch(of: /(violated \w+|deadlock)/)?.output.1 {
            outcomes.insert(String(name))
        } else {
            outcomes.insert("error \(text)")
        }
    }
}
