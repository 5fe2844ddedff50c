import Execution
import Language

extension PeerJudge {
    /// Asks Spin about the `liveness` properties whose verdicts are known: whether each holds.
    func verdict(ofLiveness known: [PropertyID: Bool]) -> Verdict {
        if expected.hasErrors { return .notCompared("some steps end in an error") }
        var peer = PeerRun(target: .promela)
        peer.isQuick = expected.states < 20_000
        peer.limit = limit
        peer.cancellation = cancellation
        peer.expectedStates = expected.states
        let export: LivenessExport
        do throws(ExecutionLimit) {
            export = try LivenessExport(program, properties: Set(known.keys), heading: [program.name])
        } catch {
            return .notCompared("Spin cannot express \(error.text)")
        }
        let found: [[Bool]]
        do throws(PeerRun.Failure) { found = try peer.judge(export) } catch {
            switch error {
            case .notInstalled(let name): return .notCompared("'\(name)' is not installed")
            case .failed(let program, _): return .notCompared("'\(program)' did not come to its end")
            }
        }
        var lines: [String] = []
        for (formula, verdicts) in zip(export.formulas, found) {
            let holds = verdicts.allSatisfy(\.self)
            if holds == known[formula.property] { continue }
            lines.append("'\(program.properties[formula.property.index].name)' \(holds ? "holds" : "is violated")")
        }
        return lines.isEmpty ? .agrees : .differs(lines)
    }
}
