import Language
import Reports

/// Where traces come from: a check that has just been made, or a report of one.
protocol TraceSource {
    /// All traces in their order.
    var found: [Counterexample] { get }

    /// The program that a trace is of; `nil` where it cannot be had.
    func program(of example: Counterexample) -> Program?
}

extension TraceSource {
    /// The traces of a property, or of all; those that tell most first: violations, deadlocks, errors, what is reached.
    func all(property: String?) -> [Counterexample] {
        let wanted = found.filter { property == nil || property == $0.word }
        return (0..<4).flatMap { rank in wanted.filter { $0.rank == rank } }
    }

    /// What has a trace: `SCENARIO: PROPERTY`.
    var known: [String] { all(property: nil).map { "\($0.scenario): \($0.word)" } }
}

extension Counterexample {
    /// The word that names it on the command line.
    fileprivate var word: String {
        switch outcome {
        case .violated(let property), .reached(let property): property
        case .deadlock: ScenarioSelection.deadlock
        case .error: "error"
        }
    }

    /// How much it tells: violations come first, what is reached last.
    fileprivate var rank: Int {
        switch outcome {
        case .violated: 0
        case .deadlock: 1
        case .error: 2
        case .reached: 3
        }
    }
}
