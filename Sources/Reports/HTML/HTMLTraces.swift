import Execution

/// The traces that a report shows, with their numbers, and where each finding's trace is.
struct HTMLTraces {
    /// A trace.
    struct Item {
        /// Its number from 1.
        let number: Int
        /// The position of the model, and of the scenario in it.
        let model, scenario: Int
        /// What was found.
        let finding: Findings.Finding

        /// The identity of its section.
        var anchor: String { "trace-\(number)" }
    }

    /// The traces in the order in which they are shown.
    private(set) var shown: [Item] = []
    /// How many of what was expected are not shown, by model.
    private(set) var omitted: [Int: Int] = [:]
    /// Where findings are.
    private var numbers: [Key: Int] = [:]

    /// The most traces of what was expected.
    private static let mostExpected = 200

    /// What tells a finding from others.
    private struct Key: Hashable {
        /// The position of the model, and of the scenario in it.
        let model, scenario: Int
        /// What it is about.
        let content: Findings.Content
    }

    /// What was found in the scenario at that position.
    private typealias Found = (scenario: Int, finding: Findings.Finding)

    /// Chooses the traces: everything that came out otherwise; of what was expected every violation, deadlock and error, and a
    /// way to each `reachable`, as far as `options` asks for them.
    init(of models: [HTMLModel], options: TerminalReport.Options) {
        let showsExpected = options.traces == .all && !options.isQuiet
        for model in models {
            var first: [Findings.Content: Int] = [:]
            var witnesses: Set<String> = []
            for (scenario, finding) in Self.findings(of: model.report) {
                let key = Key(model: model.number, scenario: scenario, content: finding.content)
                if let number = first[finding.content] {
                    numbers[key] = number
                    continue
                }
                let isRepeated = finding.isWitness && !witnesses.insert(finding.property?.name ?? "").inserted
                guard !finding.isExpected || showsExpected && !isRepeated && shown.count < Self.mostExpected else {
                    omitted[model.number, default: 0] += 1
                    continue
                }
                shown.append(
                    Item(number: shown.count + 1, model: model.number, scenario: scenario, finding: finding))
                first[finding.content] = shown.count
                numbers[key] = shown.count
            }
        }
    }

    /// Where the trace of a finding is; `nil` where it is not shown.
    func anchor(model: Int, scenario: Int, _ finding: Findings.Finding) -> String? {
        numbers[Key(model: model, scenario: scenario, content: finding.content)].map { "trace-\($0)" }
    }

    /// What was found in each scenario that was searched: everything that came out otherwise first, the ways to what must be
    /// possible last.
    private static func findings(of model: ModelReport) -> [Found] {
        let all = model.scenarios.enumerated().flatMap { index, scenario -> [Found] in
            guard case .searched(let search) = scenario.outcome else { return [] }
            let findings = Findings(of: search, against: scenario.expectations, accepting: scenario.known)
            return findings.all.map { (index, $0) }
        }
        return all.filter { !$0.finding.isExpected } + all.filter { $0.finding.isExpected && !$0.finding.isWitness }
            + all.filter(\.finding.isWitness)
    }
}
