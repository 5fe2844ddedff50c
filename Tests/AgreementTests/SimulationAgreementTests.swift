import Engine
import Execution
import Foundation
import Language
import Support
import Testing

/// Random walks go through the states that a search finds, and with patience through all of them.
@Suite struct SimulationAgreementTests {
    /// A system for the first scenario of a shipped model.
    private func system(_ name: String) throws -> ModelSystem {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Models/\(name).ilv").path()
        let model = try Frontend.load(path: path, root: nil)
        let program = try #require(model.check(settings: model.scenarios[0].settings, overrides: []).program)
        return try ModelSystem(
            program: program,
            selection: Selection(properties: Set(program.properties.indices.map { PropertyID($0) }), deadlock: true))
    }

    @Test(
        arguments: ["tutorial/01-lock", "tutorial/02-peterson", "tutorial/07-srcu"], SimulationOptions.Choice.allCases)
    func enoughWalksGoThroughEveryState(_ name: String, _ choice: SimulationOptions.Choice) throws {
        let system = try system(name)
        let search = BreadthFirstSearch(system: system)
        let result = search.run()
        var all = StateEstimate()
        for number in 0..<result.statistics.distinctStates {
            PackedState.withView(of: search.words(of: StateID(number))) { all.add($0) }
        }
        var options = SimulationOptions()
        (options.walks, options.steps, options.choice) = (150, 200, choice)
        let walks = Simulation(system: system, options: options).run()
        #expect(walks.states == all, "\(walks.states.count) of \(all.count) states")
        #expect(Set(walks.findings.map(\.subject)) == Set(result.findings.map(\.subject)))
    }

    @Test func everyMinimisedWayIsARunOfTheModel() throws {
        let system = try system("proposals/2022-04-P4-register-converts")
        var options = SimulationOptions()
        (options.walks, options.steps) = (30, 100)
        let walks = Simulation(system: system, options: options).run()
        let minimiser = TraceMinimiser(system: system)
        #expect(!walks.findings.isEmpty)
        for finding in walks.findings {
            let path = minimiser.minimise(finding.path, to: finding.subject)
            #expect(path.count <= finding.path.count)
            let trace = system.trace(along: path)
            #expect(trace.steps.count == path.count - 1)
        }
    }
}
