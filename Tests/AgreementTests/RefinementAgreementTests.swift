import Engine
import Execution
import Foundation
import Language
import Support
import Testing

/// Refinements, judged by the search and by the reference checker.
@Suite struct RefinementAgreementTests {
    /// A random model, a random specification, and a random mapping between them.
    private struct RandomRefinement {
        private var numbers: SplitMix

        init(seed: UInt64) { numbers = SplitMix(seed: seed) }

        private mutating func below(_ bound: Int) -> Int { Int(numbers.next() % UInt64(bound)) }

        /// Few states and many transitions, so that some of these refine their specification and some do not.
        mutating func texts() -> [String: String] {
            let steps = (0..<3 + below(4)).map { rule in
                "rule r\(rule)(k: Kind) when x == \(below(5)) && own[k] == \(below(2) == 0 ? "none" : "k") "
                    + "{ x = \(below(5)); own[k] = \(["none", "k", "own[k]"][below(3)]) }"
            }
            let others = (0..<3 + below(7)).map { rule in
                "rule s\(rule)(k: Kind, n: 0..2) when y \(["==", "!="][below(2)]) \(below(3)) "
                    + "{ y = \(["n", "\(below(3))", "y"][below(3)]); held = \(["held + {k}", "held - {k}", "held"][below(3)]) }"
            }
            let table = (0..<5).map { _ in String(below(3)) }.joined(separator: ", ")
            let number = ["table[x]", "table[x]", "if t is idle then table[x] else \(below(3))", "x"][below(4)]
            let set = ["{k: Kind where own[k] != none}", "{k: Kind where own[k] == k}", "{}"][below(3)]
            return [
                "model.ilv": """
                model m
                symmetric Kind(2)
                thread t
                const table = [\(table)]
                var x: 0..4 = \(below(5))
                var own: [Kind] Kind?
                \(steps.joined(separator: "\n"))
                op slow(k: Kind) by t when x == \(below(5)) { x = \(below(5))
                  step late: own[k] = \(["none", "k"][below(2)]) }
                refines follows "spec.ilv" { y = \(number)
                held = \(set) }
                allow deadlock
                """,
                "spec.ilv": """
                model s
                symmetric Kind(2)
                var y: 0..2
                var held: set of Kind
                \(others.joined(separator: "\n"))
                init { choose n: 0..1; y = n }
                """,
            ]
        }
    }

    @Test func randomRefinementsAgree() throws {
        var verdicts: [String: Int] = [:]
        for seed in 0..<60 {
            var random = RandomRefinement(seed: UInt64(seed))
            let texts = random.texts()
            let loaded = try Frontend.load(texts, path: "model.ilv")
            let checked = loaded.check(settings: [], overrides: [])
            let program = try #require(checked.program, "\(texts) \(checked.diagnostics.map(\.message.text))")
            #expect(try Agreement.differences(on: program, maxStates: 2_000) == [], "seed \(seed)\n\(texts)")
            let verdict = ReferenceChecker(program: program).run(maxStates: 4_000).verdicts[0]
            let name = verdict.error != nil ? "error" : verdict.found.map { $0 == 0 ? "start" : "violated" } ?? "holds"
            verdicts[name, default: 0] += 1
        }
        // What is compared is of every kind.
        for name in ["error", "start", "violated", "holds"] { #expect(verdicts[name, default: 0] >= 3, "\(verdicts)") }
    }

    @Test(arguments: ["one_page", "two_sections", "forked_child"]) func pagesThatChangeInPlaceAgree(
        scenario: String
    ) throws {
        let path = Agreement.models.appendingPathComponent("proposals/2022-04-P6-in-place-sharing.ilv").path
        let loaded = try Frontend.load(path: path)
        let settings = try #require(loaded.scenarios.first { $0.name == scenario }?.settings)
        let program = try #require(loaded.check(settings: settings, overrides: []).program)
        let id = try #require(program.properties.firstIndex { $0.name == "follows_lifecycle" })
        var found: [[RecordedFinding]] = []
        for (engine, workers) in [(EngineChoice.vm, 1), (.native, 1), (.vm, 3)] {
            let system = try ModelSystem(
                program: program, selection: Selection(properties: [PropertyID(id)], deadlock: false), engine: engine)
            if engine == .native { try system.prepare() }
            var options = SearchOptions()
            options.workers = workers
            let result = BreadthFirstSearch(system: system, options: options).run()
            #expect(result.isComplete)
            found.append(result.findings.filter { $0.subject == SubjectID(0) })
        }
        #expect(found[0].count == (scenario == "one_page" ? 0 : 1))
        #expect(found[1] == found[0])
        #expect(found[2] == found[0])
    }
}
