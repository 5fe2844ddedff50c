/// What another checker says of a model.
struct PeerResult: Equatable {
    /// The distinct states.
    var states = 0
    /// The transitions that have a target state.
    var transitions = 0
    /// What came out: `violated NAME`, `reached NAME`, `deadlock`, `error …`.
    var outcomes: Set<String> = []
    /// The processor time of the search, without compiling.
    var processorSeconds = 0.0

    /// Reads what the verifier that Spin makes prints: it has one state more, the one before `init`.
    init?(spin output: String) {
        guard let stored = output.firstMatch(of: /(\d+) states, stored/)?.output.1,
            let sum = output.firstMatch(of: /(\d+) transitions \(= stored/)?.output.1,
            let starts = output.firstMatch(of: /initial transitions: (\d+)/)?.output.1,
            let states = Int(stored), let transitions = Int(sum), let initial = Int(starts)
        else { return nil }
        if output.contains("max search depth too small") { return nil }
        self.states = states - 1
        self.transitions = transitions - initial - 1
        outcomes = Set(output.matches(of: /outcome: (.*)/).map { String($0.output.1) })
    }

    /// Reads what the verifier that Rumur makes prints; it names the first thing that is wrong.
    init?(rumur output: String) {
        guard let counts = output.firstMatch(of: /(\d+) states, (\d+) rules fired/)?.output,
            let states = Int(counts.1), let transitions = Int(counts.2)
        else { return nil }
        self.states = states
        self.transitions = transitions
        guard let error = output.firstMatch(of: /the error:\s+(.+)/)?.output.1 else { return }
        let text = String(error)
        if let name = text.firstMatch(of: /(violated \w+|deadlock)/)?.output.1 {
            outcomes = [String(name)]
        } else {
            outcomes = ["error \(text)"]
        }
    }
}
