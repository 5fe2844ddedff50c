import Engine
import Execution
import Foundation
import Language
import Support
import Testing

/// Traces of searches with symmetry are runs of the model itself.
@Suite struct QuotientRunTests {
    /// Checks every trace of a search of `program`; returns how many steps were taken.
    private func checkTraces(_ program: Program) throws -> Int {
        let system = try ModelSystem(
            program: program, selection: Selection(properties: program.judgedProperties, deadlock: true))
        guard let canonicaliser = system.symmetry.canonicaliser() else { return 0 }
        let quotient = QuotientSystem(system, by: canonicaliser)
        var options = SearchOptions()
        options.limits.states = 2_000
        let search = BreadthFirstSearch(system: quotient, options: options)
        let result = search.run()
        var steps = 0
        for finding in result.findings + search.judgeGoals(after: result).findings {
            let trace = search.run(to: finding)
            #expect(trace.steps.count == finding.length)
            #expect(trace == search.run(to: finding))
            try checkSteps(of: trace, system, finding)
            steps += trace.steps.count
        }
        return steps
    }

    /// Checks that each step is a transition of the state before it, and that the last one shows what was found.
    private func checkSteps(of trace: Trace, _ system: ModelSystem, _ finding: RecordedFinding) throws {
        let buffer = SuccessorBuffer(layout: system.layout)
        system.initialStates(into: buffer)
        #expect(target(trace.initialOrdinal, buffer) == trace.initialState)
        for (index, step) in trace.steps.enumerated() {
            let before = try #require(trace.state(before: index))
            buffer.removeAll()
            PackedState.withView(of: before) { system.successors(of: $0, into: buffer) }
            #expect(step.ordinal < buffer.transitionCount)
            #expect(target(step.ordinal, buffer) == step.target)
        }
        if finding.transition >= 0, let last = trace.steps.last {
            #expect(buffer.findings.contains { $0.subject == finding.subject && $0.transition == last.ordinal })
        } else if finding.state != nil, let state = trace.lastState, !system.goals.contains(finding.subject) {
            buffer.removeAll()
            PackedState.withView(of: state) {
                system.inspect($0, into: buffer)
                system.successors(of: $0, into: buffer)
            }
            #expect(buffer.findings.contains { $0.subject == finding.subject && $0.transition < 0 })
        }
    }

    /// The words of the target with that ordinal.
    private func target(_ ordinal: Int32, _ buffer: SuccessorBuffer) -> [UInt64]? {
        (0..<buffer.count).first { buffer.ordinal(of: $0) == ordinal }.map { buffer[$0].array }
    }

    @Test func tracesOfRandomModelsAreRuns() throws {
        var steps = 0
        for seed in UInt64(1)...60 {
            guard let program = SourceText(RandomModel(seed: seed, size: 3).source).program else { continue }
            steps += try checkTraces(program)
        }
        #expect(steps > 40)
    }

    @Test(arguments: ["tutorial/03-philosophers.ilv", "tutorial/06-rwlock.ilv", "tutorial/10-transitions.ilv"])
    func tracesOfTheTutorialAreRuns(path: String) throws {
        let loaded = try Frontend.load(path: Agreement.models.appending(path: path).path())
        for scenario in loaded.scenarios {
            _ = try checkTraces(try #require(loaded.check(settings: scenario.settings, overrides: []).program))
        }
    }
}
