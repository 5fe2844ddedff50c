import Engine
import Language
import Reports

/// `interleave benchmark`: searches models of known size and prints how fast that was.
struct BenchmarkCommand: Command {
    /// What the command line asks for.
    let options: BenchmarkOptions
    /// Where the figures go.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .benchmark }

    /// Runs the command; it fails where a count is not the known one.
    func run() throws(UsageError) -> ExitCode {
        console.write(BenchmarkTable.head)
        var codes: [ExitCode] = []
        for configuration in configurations where !console.cancellation.isCancelled {
            codes.append(try run(configuration))
        }
        return ExitCode.mostImportant(of: codes)
    }

    /// What is run.
    private var configurations: [BenchmarkConfiguration] {
        if options.paths.isEmpty {
            let chosen = BenchmarkConfiguration.builtIn.filter {
                (options.isFull || !$0.isLarge) && (options.symmetry == .auto || !$0.isUpToSymmetry)
            }
            return chosen.map { configuration in
                var configuration = configuration
                configuration.file = "\(options.models)/\(configuration.file)"
                return configuration
            }
        }
        return options.paths.map { BenchmarkConfiguration(file: $0, overrides: options.overrides) }
    }

    /// Runs one configuration and prints its line.
    private func run(_ configuration: BenchmarkConfiguration) throws(UsageError) -> ExitCode {
        let start = ContinuousClock.now
        let targets = TargetLoader(root: nil).targets(at: [configuration.file])
        guard let model = targets.first?.model else {
            console.writeError("error: \(configuration.file.withoutInvisible) is no model that can be read\n")
            return .input
        }
        var options = CheckOptions()
        options.overrides = configuration.overrides
        options.engine = self.options.engine
        options.workers = self.options.workers
        options.store = self.options.store
        options.traces = self.options.traces
        options.symmetry = self.options.symmetry
        options.partialOrder = self.options.partialOrder
        let scenario = Scenario(name: configuration.name)
        try PartialOrderRefusal(options: options).validate(model, scenario, path: configuration.file)
        ProcessMemory.resetPeak()
        let check = ScenarioCheck(
            model: model, scenario: scenario, options: options,
            cancellation: console.cancellation, progress: nil)
        let result = check.run()
        guard case .searched(let search) = result.report.outcome else {
            console.writeError("error: \(configuration.file.withoutInvisible) does not compile\n")
            return result.report.exitCode
        }
        let whole = ContinuousClock.now - start
        let first = search.hasViolation ? firstVerdict(model, scenario, options) : whole
        console.write(BenchmarkTable.row(configuration.name, search, firstVerdict: first))
        if self.options.comparesPeers {
            let comparison = PeerComparison(
                model: model, overrides: configuration.overrides, search: search, cancellation: console.cancellation)
            let (lines, differs) = comparison.run()
            console.write(lines.map { $0 + "\n" }.joined())
            if differs {
                console.writeError("error: a peer counts otherwise in \(configuration.name.withoutInvisible)\n")
                return .otherwise
            }
        }
        let isKnown =
            !search.isExhaustive || search.partialOrder != nil || configuration.agrees(with: search.statistics)
        return isKnown ? result.report.exitCode : mismatch(configuration)
    }

    /// How long a search takes that ends with the first violation, compiling the model included.
    private func firstVerdict(_ model: LoadedModel, _ scenario: Scenario, _ options: CheckOptions) -> Duration {
        var options = options
        options.stopsAtFirst = true
        let check = ScenarioCheck(
            model: model, scenario: scenario, options: options, cancellation: console.cancellation, progress: nil)
        return ContinuousClock().measure { _ = check.run() }
    }

    /// Says that the counts are not the known ones.
    private func mismatch(_ configuration: BenchmarkConfiguration) -> ExitCode {
        let expected = [configuration.states, configuration.transitions].compactMap(\.self).map(Wording.number)
        console.writeError(
            "error: \(configuration.name) should have \(expected.joined(separator: " states and ")) transitions\n")
        return .otherwise
    }
}

extension SearchReport {
    /// Whether something bad was found.
    fileprivate var hasViolation: Bool {
        if case .found = deadlock { return true }
        return !errors.isEmpty
            || properties.contains { property in
                if case .violated = property.verdict { true } else { false }
            }
    }
}

extension BenchmarkConfiguration {
    /// The file with the values, e.g. `memref 2,2,2,4`.
    var name: String {
        let base = file.split(separator: "/").last.map(String.init) ?? file
        let stem = base.hasSuffix(".ilv") ? String(base.dropLast(4)) : base
        return overrides.isEmpty ? stem : stem + " " + overrides.map(\.value).joined(separator: ",")
    }

    /// Whether the counts are the known ones.
    func agrees(with statistics: SearchStatistics) -> Bool {
        (states ?? statistics.states) == statistics.states
            && (transitions ?? statistics.transitions) == statistics.transitions
    }
}
