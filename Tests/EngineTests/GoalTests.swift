import Testing

@testable import Engine

@Suite struct GoalTests {
    /// The graph with the goal 0, which holds in `states`.
    private func withGoal(_ graph: Graph, in states: [UInt64]) -> Graph {
        graph.goals = [SubjectID(0)]
        for state in states { graph.onEvaluation[state] = [.witness(0)] }
        return graph
    }

    /// What a search and the pass behind it say.
    private func judge(_ graph: Graph, _ change: (inout SearchOptions) -> Void = { _ in }) -> GoalResult {
        var options = SearchOptions()
        change(&options)
        let search = BreadthFirstSearch(system: graph, options: options)
        return search.judgeGoals(after: search.run())
    }

    /// The finding of a violation in a state that stands for itself.
    private func violation(of subject: Int32 = 0, in state: UInt32, length: Int) -> RecordedFinding {
        RecordedFinding(
            subject: SubjectID(subject), isViolation: true, state: StateID(rawValue: state), transition: -1,
            length: length)
    }

    @Test func aGoalAtTheEndOfALineIsReachedFromEverywhere() {
        let result = judge(withGoal(.line(600), in: [599]))
        #expect(result.findings == [])
        #expect(result.outcome == .complete)
    }

    @Test func aGoalAtTheStartOfALineIsLostAfterOneTransition() {
        let result = judge(withGoal(.line(600), in: [0]))
        #expect(result.findings == [violation(in: 1, length: 1)])
        #expect(result.reachableStates == [SubjectID(0): 599])
        #expect(result.outcome == .complete)
    }

    @Test func aGoalThatHoldsNowhereIsLostInTheInitialState() {
        let result = judge(withGoal(.line(3), in: []))
        #expect(result.findings == [violation(in: 0, length: 0)])
        #expect(result.reachableStates == [SubjectID(0): 3])
    }

    @Test func aLoopWithoutAWayOutIsFoundWhereItIsEntered() {
        let graph = Graph(initial: [0], edges: [0: [1, 0], 1: [0, 2], 2: [3], 3: [4, 2], 4: [2]])
        let result = judge(withGoal(graph, in: [0]))
        #expect(result.findings == [violation(in: 2, length: 2)])
        #expect(result.reachableStates == [SubjectID(0): 3])
    }

    @Test func aTransitionThatEndsInAnErrorIsNoWay() {
        let graph = Graph(initial: [0], edges: [0: [1], 1: [.error]])
        #expect(judge(withGoal(graph, in: [0])).findings == [violation(in: 1, length: 1)])
    }

    @Test func withoutStatesEverythingHolds() {
        #expect(judge(withGoal(Graph(initial: [], edges: [:]), in: [])).findings == [])
    }

    @Test func withoutGoalsNothingIsEvaluated() {
        let graph = Graph.line(5)
        let search = BreadthFirstSearch(system: graph)
        let result = search.run()
        #expect(search.judgeGoals(after: result) == GoalResult())
        #expect(graph.expanded.count == 5)
    }

    @Test func nineGoalsTakeTwoPasses() {
        let graph = Graph.line(12)
        graph.goals = (0..<9).map { SubjectID($0) }
        for goal in Int32(0)..<9 { graph.onEvaluation[UInt64(goal), default: []].append(.witness(goal)) }
        let result = judge(graph)
        #expect(result.findings == (0..<9).map { violation(of: Int32($0), in: UInt32($0 + 1), length: $0 + 1) })
        #expect(result.reachableStates[SubjectID(8)] == 3)
    }

    @Test func anErrorIsReportedInTheFirstStateThatHasIt() {
        let graph = withGoal(.line(9), in: [8])
        graph.onEvaluation[5] = [.violation(7)]
        graph.onEvaluation[3] = [.violation(7)]
        #expect(judge(graph).findings == [violation(of: 7, in: 3, length: 3)])
    }

    @Test func aStateOfWhichTransitionsAreUnknownIsNotLost() {
        let graph = Graph(initial: [0], edges: [0: [1, 2], 1: [1], 2: [3], 3: [4], 4: [0]])
        let result = judge(withGoal(graph, in: [])) { $0.limits.states = 4 }
        #expect(result.findings == [violation(in: 1, length: 1)])
        #expect(result.outcome == .incomplete(.states))
    }

    @Test func aLimitOfDepthLeavesWhatHoldsUndecided() {
        let result = judge(withGoal(.line(9), in: [8])) { $0.limits.depth = 4 }
        #expect(result.findings == [])
        #expect(result.outcome == .incomplete(.depth))
    }

    @Test func aSearchThatEndedWithAViolationIsNotLookedAt() {
        let graph = withGoal(.line(9), in: [])
        graph.onInspection[2] = [.violation(3)]
        let result = judge(graph) { $0.stopsAtFirstViolation = true }
        #expect(result.findings == [])
        #expect(result.outcome == .stoppedAtFirst)
    }

    @Test func aPassThatIsCancelledIsInterrupted() {
        let graph = withGoal(.line(1000), in: [])
        let search = BreadthFirstSearch(system: graph)
        let result = search.run()
        let flag = CancellationFlag()
        var evaluations = 0
        graph.hook = {
            evaluations += 1
            if evaluations == 300 { flag.cancel() }
        }
        let goals = search.judgeGoals(after: result, cancellation: flag)
        #expect(goals.outcome == .incomplete(.interrupted))
        #expect(goals.findings == [])
        #expect(evaluations == 512)
    }

    @Test func thePassHasTheTimeThatTheSearchLeft() {
        var options = SearchOptions()
        options.limits.time = .seconds(1000)
        let search = BreadthFirstSearch(system: withGoal(.line(10), in: []), options: options)
        let result = search.run()
        #expect(search.judgeGoals(after: result).outcome == .complete)
        search.begin = search.begin - .seconds(1000)
        #expect(search.judgeGoals(after: result).outcome == .incomplete(.time))
    }

    @Test func thePassKeepsToTheMemoryThatTheSearchLeft() {
        let needed = BreadthFirstSearch(system: Graph.line(30_000)).run().statistics.memoryBytes
        var outcomes: [ExplorationOutcome] = []
        for extra in [0, 200_000, 2_000_000] {
            var options = SearchOptions()
            options.limits.memory = needed + extra
            let search = BreadthFirstSearch(system: withGoal(.line(30_000), in: [29_999]), options: options)
            let result = search.run()
            #expect(result.isComplete)
            let goals = search.judgeGoals(after: result)
            #expect(result.statistics.memoryBytes + goals.memoryBytes <= needed + extra)
            outcomes.append(goals.outcome)
        }
        #expect(outcomes == [.incomplete(.memory), .incomplete(.memory), .complete])
    }

    @Test func progressSaysHowManyStatesAreLeft() {
        var options = SearchOptions()
        options.progressInterval = .zero
        let search = BreadthFirstSearch(system: withGoal(.line(600), in: []), options: options)
        let result = search.run()
        var left: [Int] = []
        _ = search.judgeGoals(after: result) { left.append($0.frontierLeft) }
        #expect(left == [600, 600, 600, 600, 344, 88])
    }
}
