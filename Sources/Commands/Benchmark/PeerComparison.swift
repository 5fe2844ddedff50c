import Engine
import Execution
import Language
import Reports

/// Runs the peers on a configuration of a benchmark and sets what they say beside the search's own figures.
struct PeerComparison {
    /// The model.
    let model: LoadedModel
    /// The values of its parameters.
    let overrides: [ParameterOverride]
    /// What the search found.
    let search: SearchReport
    /// Set when the user interrupts.
    let cancellation: CancellationFlag

    /// A line for each peer, and whether one of them counts otherwise.
    func run() -> (lines: [String], differs: Bool) {
        var lines: [String] = []
        var differs = false
        for target in ExportTarget.allCases where !cancellation.isCancelled {
            let (text, isOther) = line(target)
            lines.append(text)
            differs = differs || isOther
        }
        return (lines, differs)
    }

    private func line(_ target: ExportTarget) -> (String, Bool) {
        var peer = PeerRun(target: target)
        peer.cancellation = cancellation
        peer.expectedStates = search.statistics.states
        let head = "  \(peer.name)" + String(repeating: " ", count: 26 - peer.name.count)
        guard let program = model.check(settings: [], overrides: overrides).program else { return ("", false) }
        let text: String
        do throws(ExecutionLimit) {
            text = try ModelExport(
                program, selection: Self.selection(program, target), to: target, heading: [program.name]
            ).text
        } catch {
            return ("\(head)cannot express \(error.text)", false)
        }
        do throws(PeerRun.Failure) {
            return compare(head, try peer.run(text))
        } catch {
            switch error {
            case .notInstalled(let name): return ("\(head)'\(name)' is not installed", false)
            case .failed(let program, _): return ("\(head)'\(program)' did not come to its end", false)
            }
        }
    }

    /// Every invariant, and deadlock where it is judged; Rumur does not go on behind a violation, so what is violated
    /// would end its search.
    private static func selection(_ program: Program, _ target: ExportTarget) -> Selection {
        let chosen = program.properties.indices.filter {
            if case .invariant = program.properties[$0].content { true } else { false }
        }
        return Selection(properties: Set(chosen.map { PropertyID($0) }), deadlock: true)
    }

    private func compare(_ head: String, _ result: PeerResult) -> (String, Bool) {
        let own = search.statistics
        let agrees = result.states == own.states && result.hasTransitions(own.transitions)
        let ratio = result.processorSeconds / max(search.measurements?.processorSeconds ?? 1, 1e-3)
        let counts = agrees ? "same counts" : "counts \(result.states) and \(result.transitions)"
        let seconds = Wording.short(result.processorSeconds)
        let found = result.outcomes.sorted().joined(separator: ", ")
        let text = "\(head)\(counts), cpu s \(seconds), \(Wording.short(ratio)) times ours"
        return (text + (found.isEmpty ? "" : "; \(found)"), !agrees)
    }
}
