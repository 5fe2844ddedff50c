import Engine
import Execution
import Foundation
import Language
import Support
import Testing

@testable import Commands

/// `liveness` beside Spin, on models that are written in both languages: Spin's weak fairness is that of processes.
@Suite(.serialized) struct LivenessPeerTests {
    /// A model in both languages.
    struct Pair: Sendable, CustomTestStringConvertible {
        /// What it is about.
        let testDescription: String
        /// The model in the language, with one formula.
        let model: String
        /// The model in Promela, with the same formula.
        let promela: String
        /// Whether the formula holds.
        let holds: Bool
    }

    @Test(.enabled(if: PeerRun.isInstalled(.promela)), arguments: pairs) func spinAgrees(_ pair: Pair) throws {
        let program = try #require(SourceText(pair.model).program)
        #expect(try LivenessAgreementTests.verdicts(of: program) == [pair.holds])
        #expect(try Self.spin(pair.promela) == pair.holds)
    }

    @Test(
        .enabled(if: PeerRun.isInstalled(.promela)),
        arguments: [
            "liveness/retrying_fault", "liveness/close_never_returns", "liveness/starving_for_a_lock",
            "tutorial/14-liveness",
        ])
    func spinAgreesOnExportedModels(name: String) throws {
        let path = Agreement.models.appendingPathComponent("\(name).ilv").path
        #expect(try PeerAgreement.differences(path: path, .spin, maxStates: 2_000, isLiveness: true) == [])
    }

    @Test(.enabled(if: PeerRun.isInstalled(.promela)), arguments: fairness)
    func spinAgreesOnEachKindOfFairness(source: String) throws {
        #expect(try PeerAgreement.differences(source: source, .spin, maxStates: 2_000, isLiveness: true) == [])
    }

    @Test(.enabled(if: PeerRun.isInstalled(.promela))) func spinAgreesOnRandomModels() throws {
        // Most random models with `liveness` are too large for Spin; the first few that are not are enough for each run.
        let enough = PeerAgreementTests.seeds == nil ? 3 : Int.max
        let seeds = PeerAgreementTests.seeds ?? 1..<200
        var compared = 0
        for seed in seeds where compared < enough {
            let source = RandomModel(seed: seed, size: 2, liveness: true).source
            let found = try PeerAgreement.differences(source: source, .spin, maxStates: 400, isLiveness: true)
            guard let differences = found else { continue }
            compared += 1
            if !differences.isEmpty {
                Issue.record("seed \(seed): \(differences.joined(separator: "; "))\n\(source)")
            }
        }
        if PeerAgreementTests.seeds != nil { print("Spin, liveness: \(compared) random models compared") }
        #expect(compared >= min(enough, max(1, seeds.count / 50)), "too few models can be compared")
    }

    /// Models in which the same formula holds or not as fairness is declared: of a thread that waits for a lock or a flag, of a
    /// call, of a rule with arguments; and one with several initial states and a formula for each value.
    static let fairness =
        ["strong ", "unfair "].map { word in
            """
            model m
            \(word)thread a
            thread b
            var flag: bool
            var m: mutex
            op use() by a {
              step wait:
                await flag
            }
            op lock_it() by a, b {
                lock(m)
              step inside:
                unlock(m)
            }
            weak rule toggle() { flag = !flag }
            liveness used { a in use leads_to a is idle }
            liveness locked { a in lock_it leads_to a is idle }
            liveness toggles { always eventually flag && always eventually !flag }
            """
        }
        + ["", "weak ", "strong "].flatMap { word in
            [
                """
                model m
                thread a
                var n: 0..2
                \(word)op go() by a when n == 1 { n = 2 }
                weak op turn() by a when n < 2 { n = 1 - n }
                liveness gone { eventually (n == 2) }
                liveness stays { always (n == 2 implies always (n == 2)) }
                allow deadlock
                """,
                """
                model m
                type Side = 0..1
                var turn: Side
                var done: [Side] bool
                \(word)rule finish(s: Side) when turn == s { done[s] = true }
                weak rule pass() { turn = 1 - turn }
                init {
                    choose s: Side
                    turn = s
                }
                liveness finished { forall s: Side { eventually done[s] } }
                liveness passes { (turn == 0) until (turn == 1) }
                liveness one { exists s: Side { always eventually done[s] } }
                liveness freed { (turn == 1) release (!done[1] || turn == 0) }
                """,
            ]
        }

    /// Whether Spin finds no run that is weakly fair and violates the formula.
    private static func spin(_ text: String) throws -> Bool? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "interleave-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appending(path: "model.pml"))
        func call(_ program: String?, _ arguments: [String]) -> String {
            let child = ChildProcess(
                program: program ?? "", arguments: arguments, folder: folder, limit: .seconds(60),
                cancellation: CancellationFlag())
            return child.run()?.output ?? ""
        }
        _ = call(ChildProcess.find("spin"), ["-a", "model.pml"])
        _ = call(
            ChildProcess.find("clang") ?? ChildProcess.find("cc"), ["-O0", "-w", "-DNFAIR=3", "-o", "pan", "pan.c"])
        let output = call(folder.appending(path: "pan").path(), ["-a", "-f", "-m100000"])
        return output.firstMatch(of: /errors: (\d+)/).map { $0.output.1 == "0" }
    }

    static let pairs = [
        Pair(
            testDescription: "mutual exclusion",
            model: """
                model peterson
                type Side = 0..1
                thread process[me: Side]
                var wants: [Side] bool
                var turn: Side
                op use() by process[me] {
                    wants[me] = true
                  step give_way:
                    turn = 1 - me
                  step wait:
                    await !wants[1 - me] || turn == me
                  step critical:
                    wants[me] = false
                }
                liveness gets_in { process[0] in use leads_to process[0] at use.critical }
                """,
            promela: """
                bool wants[2], inside[2], critical[2]; byte turn;
                active [2] proctype P() {
                  byte me = _pid;
                  do
                  :: if :: skip :: goto idle fi;
                     atomic { inside[me] = true; wants[me] = true };
                     turn = 1 - me;
                     atomic { (!wants[1 - me] || turn == me); critical[me] = true };
                     atomic { wants[me] = false; critical[me] = false; inside[me] = false };
                idle: skip
                  od
                }
                ltl gets_in { [] (inside[0] -> <> critical[0]) }
                """, holds: true),
        Pair(
            testDescription: "starvation at a flag",
            model: """
                model flag
                type Side = 0..1
                thread user[me: Side]
                var flag: bool
                op work() by user[me] {
                  step wait:
                    await !flag
                    flag = true
                  step inside:
                    flag = false
                }
                liveness gets_in { user[0] in work leads_to user[0] at work.inside }
                """,
            promela: """
                bool flag, waits[2], inside[2];
                active [2] proctype P() {
                  byte me = _pid;
                  do
                  :: waits[me] = true;
                     atomic { !flag; flag = true; inside[me] = true };
                     atomic { flag = false; inside[me] = false; waits[me] = false }
                  od
                }
                ltl gets_in { [] (waits[0] -> <> inside[0]) }
                """, holds: false),
        philosophers("i", "((i + 1) % 3)", isOrdered: false),
        philosophers("((i == 2) -> 0 : i)", "((i == 2) -> 2 : i + 1)", isOrdered: true),
    ]

    /// Philosophers who wait for forks by themselves, which weak fairness does not help: without an order of the forks they
    /// are stuck, with one a neighbour may be quicker each time.
    private static func philosophers(_ first: String, _ second: String, isOrdered: Bool) -> Pair {
        Pair(
            testDescription: isOrdered ? "philosophers in order" : "philosophers",
            model: """
                model philosophers
                type Seat = 0..2
                thread philosopher[i: Seat]
                var fork: [Seat] bool
                allow deadlock
                func first(i: Seat) -> Seat { if \(isOrdered) && i == 2 then 0 else i }
                func second(i: Seat) -> Seat { if \(isOrdered) && i == 2 then 2 else (i + 1) % 3 }
                op eat() by philosopher[i] when !fork[first(i)] {
                    fork[first(i)] = true
                  step wait:
                    await !fork[second(i)]
                    fork[second(i)] = true
                  step eating:
                    fork[first(i)] = false
                    fork[second(i)] = false
                }
                liveness eats { philosopher[0] in eat leads_to philosopher[0] at eat.eating }
                """,
            promela: """
                #define FIRST(i) \(first)
                #define SECOND(i) \(second)
                bool fork[3], waits[3], eats[3];
                active [3] proctype P() {
                  byte me = _pid;
                  do
                  :: atomic { !fork[FIRST(me)]; fork[FIRST(me)] = true; waits[me] = true };
                     atomic { !fork[SECOND(me)]; fork[SECOND(me)] = true; eats[me] = true };
                     atomic { fork[FIRST(me)] = false; fork[SECOND(me)] = false; eats[me] = false; waits[me] = false }
                  od
                }
                ltl eats { [] (waits[0] -> <> eats[0]) }
                """, holds: false)
    }
}
