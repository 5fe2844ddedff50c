import Testing

@testable import Engine

/// Random walks through systems of which everything is known.
@Suite struct SimulationTests {
    /// Walks through `system`.
    private func result<System: ReplayableSystem>(
        _ system: System, walks: Int, steps: Int, seed: UInt64 = 1, workers: Int = 1,
        choice: SimulationOptions.Choice = .thread, isFirst: Bool = false
    ) -> SimulationResult {
        var options = SimulationOptions()
        (options.walks, options.steps, options.seed, options.workers) = (walks, steps, seed, workers)
        (options.choice, options.stopsAtFirstViolation) = (choice, isFirst)
        return Simulation(system: system, options: options).run()
    }

    @Test(arguments: SimulationOptions.Choice.allCases)
    func enoughWalksMeetEveryState(_ choice: SimulationOptions.Choice) {
        let found = result(Wheels(teeth: [3, 4, 2], wanted: []), walks: 50, steps: 100, choice: choice)
        #expect(found.states.count == 24)
        #expect(found.walks == 50)
        #expect(found.transitions == 5_000)
        #expect(found.longestWalk == 100)
        #expect(found.stop == nil)
    }

    @Test(arguments: SimulationOptions.Choice.allCases)
    func anyNumberOfWorkersFindsTheSame(_ choice: SimulationOptions.Choice) {
        let system = Wheels(teeth: [5, 6, 7], wanted: [4, 3, 2], breaking: 2)
        let alone = result(system, walks: 700, steps: 30, choice: choice)
        #expect(alone.findings.map(\.subject) == [SubjectID(0), SubjectID(1)])
        for workers in [2, 3] {
            let together = result(system, walks: 700, steps: 30, workers: workers, choice: choice)
            #expect(together.findings == alone.findings)
            #expect(together.transitions == alone.transitions)
            #expect(together.states == alone.states)
        }
    }

    @Test func anotherSeedMakesOtherWalks() {
        let system = Wheels(teeth: [5, 6, 7], wanted: [4, 3, 2])
        let paths = (1...3).map { result(system, walks: 20, steps: 200, seed: $0).findings.map(\.path) }
        #expect(Set(paths).count == 3)
    }

    @Test func theWayToAFindingLeadsThere() throws {
        let system = Wheels(teeth: [5, 6, 7], wanted: [4, 3], breaking: 2)
        let found = result(system, walks: 100, steps: 100)
        #expect(found.findings.map(\.isViolation) == [true, true])
        let state = try #require(system.trace(along: found.findings[0].path).lastState)
        #expect(state[0] == 4 && state[1] == 3)
        let broken = system.trace(along: found.findings[1].path)
        #expect(broken.lastState == nil)
        #expect(broken.state(before: broken.steps.count - 1)?[2] == 6)
    }

    @Test func noMoreWalksBeginOnceAViolationIsFound() {
        let found = result(Wheels(teeth: [2], wanted: [1]), walks: 10_000, steps: 10, isFirst: true)
        #expect(found.stop == .firstViolation)
        #expect(found.walks == 512)
    }

    @Test func aWalkEndsWhereNothingFollows() {
        let system = Wheels(teeth: [4], wanted: [], breaking: 0)
        let found = result(system, walks: 3, steps: 100)
        #expect(found.longestWalk == 3)
        #expect(found.transitions == 9)
        #expect(found.states.count == 4)
    }

    @Test func anInterruptedSimulationSaysSo() {
        let flag = CancellationFlag()
        flag.cancel()
        var options = SimulationOptions()
        options.walks = 5
        let found = Simulation(system: Wheels(teeth: [2], wanted: []), options: options).run(cancellation: flag)
        #expect(found.stop == .interrupted)
        #expect(found.walks == 0)
    }

    @Test func timeEndsWalksWithoutANumber() {
        var options = SimulationOptions()
        options.time = .milliseconds(20)
        let found = Simulation(system: Wheels(teeth: [2, 3], wanted: []), options: options).run()
        #expect(found.stop == .time)
        #expect(found.states.count <= 6)
    }
}
