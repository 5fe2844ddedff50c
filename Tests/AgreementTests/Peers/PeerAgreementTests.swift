import Execution
import Foundation
import Support
import Testing

@testable import Commands

/// The search on the virtual machine beside Spin and Rumur, where they are installed. The command `peers` does the same for
/// every scenario of every model.
@Suite(.serialized) struct PeerAgreementTests {
    /// The seeds of a long run, e.g. `INTERLEAVE_PEERS=1-2000`; it also asks about every scenario of the tutorial.
    static var seeds: Range<UInt64>? {
        let bounds = ProcessInfo.processInfo.environment["INTERLEAVE_PEERS"]?.split(separator: "-").compactMap {
            UInt64($0)
        }
        guard let bounds, bounds.count == 2, bounds[0] < bounds[1] else { return nil }
        return bounds[0]..<bounds[1]
    }

    @Test(.enabled(if: PeerRun.isInstalled(.promela)), arguments: ModelAgreementTests.tutorial)
    func spinAgreesOnTheTutorial(path: String) throws { try compare(path, .spin, isWhole: Self.seeds != nil) }

    @Test(.enabled(if: PeerRun.isInstalled(.murphi) && seeds != nil), arguments: ModelAgreementTests.tutorial)
    func rumurAgreesOnTheTutorial(path: String) throws { try compare(path, .rumur, isWhole: true) }

    @Test(.enabled(if: PeerRun.isInstalled(.murphi)), arguments: ["07-srcu", "08-choices"])
    func rumurAgreesOnAFewModels(name: String) throws {
        try compare("tutorial/\(name).ilv", .rumur, isWhole: false)
    }

    @Test(.enabled(if: PeerRun.isInstalled(.promela))) func spinAgreesOnRandomModels() throws {
        try compare(seeds: Self.seeds ?? 1..<7, .spin)
    }

    @Test(.enabled(if: PeerRun.isInstalled(.murphi))) func rumurAgreesOnRandomModels() throws {
        try compare(seeds: Self.seeds ?? 1..<3, .rumur)
    }

    /// A step that begins inside a loop counts the loop's turns from 0; `terminal` that meets an error is no deadlock; what a
    /// peer is not asked for may meet errors.
    @Test(
        .enabled(if: PeerRun.isInstalled(.promela)),
        arguments: [
            """
            model m
            thread host
            op go() by host {
                var w: 0..3 = 0
                while w < 2 {
                    w += 1
                  step turn:
                }
            }
            """,
            """
            model m
            thread host
            var v: bool?
            op wait() by host {
              step s:
                await v == false
            }
            terminal { v! }
            """,
            """
            model m
            var v: bool?
            rule set() { v = none }
            recoverable back { v! }
            allow deadlock
            """,
        ]) func spinAgreesWhereItOnceDidNot(source: String) throws
    {
        #expect(try PeerAgreement.differences(source: source, .spin, maxStates: 100) == [])
    }

    /// Compares the scenarios of a model, or only its first.
    private func compare(_ path: String, _ peer: PeersOptions.Peer, isWhole: Bool) throws {
        let file = Agreement.models.appendingPathComponent(path).path
        #expect(try PeerAgreement.differences(path: file, peer, maxStates: 20_000, isWhole: isWhole) ?? [] == [])
    }

    private func compare(seeds: Range<UInt64>, _ peer: PeersOptions.Peer) throws {
        var compared = 0
        for seed in seeds {
            let source = RandomModel(seed: seed, size: 2).source
            guard let differences = try PeerAgreement.differences(source: source, peer, maxStates: 2_000) else {
                continue
            }
            compared += 1
            if !differences.isEmpty {
                Issue.record("seed \(seed): \(differences.joined(separator: "; "))\n\(source)")
            }
        }
        if Self.seeds != nil { print("\(peer.rawValue): \(compared) random models compared") }
        #expect(compared * 3 > seeds.count, "too few models can be compared")
    }
}
