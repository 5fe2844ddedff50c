import Engine

extension ReportDocument {
    /// How walks were made, of `simulate`.
    public struct Simulation: Codable, Hashable, Sendable {
        /// What the random numbers were made from, in decimal digits: it may be larger than the numbers that readers of JSON
        /// keep exactly.
        public var seed: String
        /// The most transitions that a walk could have.
        public var steps: Int
        /// How many walks were made.
        public var walks: Int
        /// How many transitions they have together.
        public var transitions: Int
        /// How many the longest has.
        public var longestWalk: Int
        /// How many distinct states they went through, about where that is not exact.
        public var states: Int
        /// Whether that number is exact.
        public var countsStates: Bool
        /// Why no more walks were made; absent where all that were asked for were.
        public var stop: Stop?
        /// What the scenario expects and no walk met.
        public var missing: [String]

        /// Why walks end early.
        public enum Stop: String, Codable, Hashable, Sendable, CaseIterable {
            case time, interrupted
            case firstViolation = "first-violation"
        }
    }

    /// Makes the document of what walks found: a scenario whose search left out everything else.
    public init(_ report: SimulationReport, tool: String) {
        var pool = SourcePool()
        let model = ModelReport(
            name: report.model, title: report.title, sources: report.sources, scenarios: [report.scenario],
            coverage: report.coverage)
        var file = File(FileReport(path: report.path, content: .model(model)), false, &pool, false)
        let code = Int(report.exitCode.rawValue)
        file.exitCode = code
        file.model?.scenarios[0].exitCode = code
        file.model?.scenarios[0].status =
            report.exitCode == .success ? .expected : report.exitCode == .otherwise ? .otherwise : .incomplete
        file.model?.scenarios[0].summary = TerminalSimulation.verdict(on: report)
        // Walks see a part of the states, whatever they find.
        file.model?.scenarios[0].search?.isExhaustive = false
        self.init(
            kind: .simulate, tool: tool, exitCode: code, files: [file], simulation: Simulation(report),
            sources: pool.sources)
    }
}

extension ReportDocument.Simulation {
    /// Makes the document of how walks were made.
    fileprivate init(_ report: SimulationReport) {
        let result = report.result
        let stop: Stop? =
            switch result.stop {
            case .time: .time
            case .interrupted: .interrupted
            case .firstViolation: .firstViolation
            case nil: nil
            }
        self.init(
            seed: "\(report.seed)", steps: report.steps, walks: result.walks, transitions: result.transitions,
            longestWalk: result.longestWalk, states: result.states.count, countsStates: result.states.isExact,
            stop: stop, missing: report.missing)
    }
}
