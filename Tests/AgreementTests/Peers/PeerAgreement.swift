import Execution
import Foundation
import Language

@testable import Commands

/// Compares the search on the virtual machine with Spin and Rumur on the exported model.
enum PeerAgreement {
    /// What a peer says otherwise of each scenario, or the first; `nil` where none can be compared.
    static func differences(
        path: String, _ peer: PeersOptions.Peer, maxStates: Int, isWhole: Bool = true, isLiveness: Bool = false
    ) throws -> [String]? {
        let model = try Frontend.load(path: path)
        var lines: [String] = []
        var compared = 0
        for scenario in isWhole ? model.scenarios : Array(model.scenarios.prefix(1)) {
            switch try verdict(model, scenario, peer, maxStates: maxStates, isLiveness: isLiveness) {
            case .agrees: compared += 1
            case .differs(let found):
                compared += 1
                lines.append("\(scenario.name): \(found.joined(separator: "; "))")
            case .notCompared: continue
            }
        }
        return compared > 0 ? lines : nil
    }

    /// The same for a model that is given as text.
    static func differences(
        source: String, _ peer: PeersOptions.Peer, maxStates: Int, isLiveness: Bool = false
    ) throws -> [String]? {
        let path = NSTemporaryDirectory() + "interleave-\(UUID().uuidString).ilv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(source.utf8).write(to: URL(fileURLWithPath: path))
        return try differences(path: path, peer, maxStates: maxStates, isLiveness: isLiveness)
    }

    private static func verdict(
        _ model: LoadedModel, _ scenario: Scenario, _ peer: PeersOptions.Peer, maxStates: Int,
        isLiveness: Bool
    ) throws -> PeerJudge.Verdict {
        var options = CheckOptions()
        options.maxStates = maxStates
        options.engine = .vm
        let search = PeerSearch(model: model, options: options)
        guard let subject = try? search.subject(scenario) else { return .notCompared("") }
        let judge = PeerJudge(program: subject.program, expected: subject.expected)
        guard isLiveness else { return judge.verdict(of: peer.target) }
        return subject.liveness.isEmpty ? .notCompared("") : judge.verdict(ofLiveness: subject.liveness)
    }
}
