import Engine
import Execution
import Language

/// Asks Spin or Rumur about a model and compares what they say with what the search said.
struct PeerJudge {
    /// The model in one configuration.
    let program: Program
    /// What the search said of it.
    let expected: PeerExpectation
    /// How long each of a peer's programs may take.
    var limit = Duration.seconds(120)
    /// Set when the user interrupts.
    var cancellation = CancellationFlag()

    /// The most instances of transitions that are written out one by one.
    private static let mostInstances = 20_000

    /// Below this number of states the peer's verifier takes longer to compile than to run.
    private static let fewStates = 200_000

    /// What comes of it.
    enum Verdict: Equatable {
        /// The peer says the same.
        case agrees
        /// A line for each thing that it says otherwise.
        case differs([String])
        /// Why there is no comparison.
        case notCompared(String)
    }

    /// Asks one peer.
    func verdict(of target: ExportTarget) -> Verdict {
        let selection = Selection(properties: expected.properties, deadlock: expected.judgesDeadlock)
        do throws(Refusal) {
            let lines =
                target == .promela
                ? try spin(selection) : expected.isClean ? try rumur(selection) : try rumurStopping(selection)
            return lines.isEmpty ? .agrees : .differs(lines)
        } catch {
            return .notCompared(error.text)
        }
    }

    /// Why a peer cannot be asked.
    private struct Refusal: Error {
        /// The reason as a clause.
        let text: String
    }

    /// What a peer says of the exported model.
    private func ask(_ target: ExportTarget, _ selection: Selection) throws(Refusal) -> PeerResult {
        var peer = PeerRun(target: target)
        peer.isQuick = expected.states < Self.fewStates
        peer.limit = limit
        peer.cancellation = cancellation
        peer.expectedStates = expected.states
        let text: String
        do throws(ExecutionLimit) {
            let export = try ModelExport(program, selection: selection, to: target, heading: [program.name])
            if target == .promela, export.instanceCount > Self.mostInstances {
                throw ExecutionLimit(
                    text: "more than \(Self.mostInstances) instances of transitions, in reasonable time", span: nil)
            }
            text = export.text
        } catch {
            throw Refusal(text: "\(peer.name) cannot express \(error.text)")
        }
        do throws(PeerRun.Failure) { return try peer.run(text) } catch {
            switch error {
            case .notInstalled(let name): throw Refusal(text: "'\(name)' is not installed")
            case .failed(let program, _): throw Refusal(text: "'\(program)' did not come to its end")
            }
        }
    }

    // MARK: Comparing

    /// Spin goes on behind what it finds, so everything must be found.
    private func spin(_ selection: Selection) throws(Refusal) -> [String] {
        Self.differences(try ask(.promela, selection), expected)
    }

    /// Rumur visits everything where nothing is wrong.
    private func rumur(_ selection: Selection) throws(Refusal) -> [String] {
        Self.differences(try ask(.murphi, selection), expected)
    }

    /// A line for each thing in which a peer that visited everything differs.
    static func differences(_ found: PeerResult, _ expected: PeerExpectation) -> [String] {
        counts(found, expected) + outcomes(found, expected)
    }

    /// Rumur ends at the first thing that it finds, which must be one that there is; without properties it counts.
    private func rumurStopping(_ selection: Selection) throws(Refusal) -> [String] {
        var lines: [String] = []
        if !expected.hasErrors {
            lines += Self.counts(try ask(.murphi, Selection(properties: [], deadlock: false)), expected)
        }
        let found = try ask(.murphi, selection).outcomes.filter { !$0.hasPrefix("reached") }
        let wanted = expected.outcomes.filter { !$0.hasPrefix("reached") }
        let mustFind = expected.meetsErrors || !wanted.subtracting(expected.hasLocks ? ["deadlock"] : []).isEmpty
        guard let outcome = found.first else {
            return lines + (mustFind ? ["nothing is found, not \(Self.list(wanted))"] : [])
        }
        let isRight = outcome.hasPrefix("error") ? expected.meetsErrors : wanted.contains(outcome)
        return lines + (isRight ? [] : ["'\(outcome)' is found, not \(Self.list(wanted))"])
    }

    /// Distinct states, and transitions where no path ends in an error.
    private static func counts(_ found: PeerResult, _ expected: PeerExpectation) -> [String] {
        var lines: [String] = []
        if found.states != expected.states { lines.append("\(found.states) states, not \(expected.states)") }
        if !expected.hasErrors, !found.hasTransitions(expected.transitions) {
            lines.append("\(found.transitions) transitions, not \(expected.transitions)")
        }
        return lines
    }

    /// Everything that came out.
    private static func outcomes(_ found: PeerResult, _ expected: PeerExpectation) -> [String] {
        var lines: [String] = []
        // A property that meets an error has another verdict.
        let isJudged = { (outcome: String) in
            !outcome.hasPrefix("error") && !expected.failed.contains { outcome.hasSuffix(" \($0)") }
        }
        let mine = found.outcomes.filter(isJudged)
        var wanted = expected.outcomes.filter(isJudged)
        // A cycle of locks beside threads that can move is no deadlock for a peer.
        if expected.hasLocks, !mine.contains("deadlock") { wanted.remove("deadlock") }
        if mine != wanted { lines.append("\(list(mine)), not \(list(wanted))") }
        let errors = found.outcomes.filter { $0.hasPrefix("error") }
        if errors.isEmpty == expected.meetsErrors {
            lines.append(errors.isEmpty ? "no error, where there is one" : "\(list(errors)), where there is none")
        }
        return lines
    }

    /// Outcomes in an order that does not change.
    private static func list(_ outcomes: Set<String>) -> String {
        outcomes.isEmpty ? "nothing" : outcomes.sorted().map { "'\($0)'" }.joined(separator: ", ")
    }
}
