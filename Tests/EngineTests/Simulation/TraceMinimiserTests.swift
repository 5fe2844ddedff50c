import Testing

@testable import Engine

/// Ways that are longer than they need be become as short as they can.
@Suite struct TraceMinimiserTests {
    /// The way that a long walk finds to `subject`, and what becomes of it.
    private func ways(_ system: Wheels, _ subject: Int32) throws -> (long: [Int32], short: [Int32]) {
        var options = SimulationOptions()
        (options.walks, options.steps) = (50, 500)
        let found = Simulation(system: system, options: options).run()
        let path = try #require(found.findings.first { $0.subject == SubjectID(subject) }).path
        return (path, TraceMinimiser(system: system).minimise(path, to: SubjectID(subject)))
    }

    @Test func whatIsNotNeededIsLeftOut() throws {
        let (long, short) = try ways(Wheels(teeth: [9, 9, 5, 5], wanted: [6, 4]), 0)
        #expect(long.count > 20)
        #expect(short.count == 11)
        #expect(short.dropFirst().sorted() == [0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
    }

    @Test func aWayToAnErrorEndsWithIt() throws {
        let system = Wheels(teeth: [9, 5, 5], wanted: [], breaking: 1)
        let (long, short) = try ways(system, 1)
        #expect(long.count > short.count)
        #expect(short == [0, 1, 1, 1, 1, 1])
        #expect(system.trace(along: short).lastState == nil)
    }

    @Test func aShortestWayStaysAsItIs() {
        let system = Wheels(teeth: [9, 9], wanted: [2])
        #expect(TraceMinimiser(system: system).minimise([0, 0, 0], to: SubjectID(0)) == [0, 0, 0])
        #expect(TraceMinimiser(system: system).minimise([0], to: SubjectID(0)) == [0])
    }

    @Test func aPathThatTheSystemDoesNotHaveStaysAsItIs() {
        let system = Wheels(teeth: [9, 9], wanted: [2])
        #expect(TraceMinimiser(system: system).minimise([0, 5, 0], to: SubjectID(0)) == [0, 5, 0])
    }
}
