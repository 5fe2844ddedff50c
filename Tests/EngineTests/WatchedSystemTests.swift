import Testing

@testable import Engine

/// What a watched search tells of the states it expanded, and how it ends.
@Suite struct WatchedSystemTests {
    /// A search of `graph`, with the system that it ran on.
    private func search(
        _ graph: Graph, known: Set<SubjectID> = [], cancelled: Bool = false,
        examine: @escaping (PackedState) -> Bool = { _ in false }
    ) -> (result: ExplorationResult, watched: WatchedSystem<Graph>) {
        let (alarm, cancellation) = (CancellationFlag(), CancellationFlag())
        if cancelled { cancellation.cancel() }
        let watched = WatchedSystem(
            graph, subjectCount: 3, known: known, alarm: alarm, cancellation: cancellation,
            examine: examine)
        return (BreadthFirstSearch(system: watched).run(cancellation: alarm), watched)
    }

    @Test func everyStateIsExaminedOnce() {
        var seen: [Int] = []
        let line = search(.line(600)) {
            seen.append(Int($0[0]))
            return true
        }
        #expect(line.result.isComplete)
        #expect(line.watched.isExamining)
        #expect(seen == Array(0..<600))
    }

    @Test func anExaminationEndsWhereItIsToldTo() {
        var count = 0
        let line = search(.line(600)) { _ in
            count += 1
            return count < 7
        }
        #expect(line.result.isComplete)
        #expect(!line.watched.isExamining)
        #expect(count == 7)
    }

    @Test func whatIsKnownDoesNotEndTheSearch() {
        let graph = Graph.line(600)
        graph.onInspection[3] = [.violation(1)]
        #expect(search(graph, known: [SubjectID(1)]).result.isComplete)
    }

    @Test func whatIsNotKnownEndsIt() {
        let graph = Graph.line(6000)
        graph.onInspection[3] = [.violation(1)]
        graph.onExpansion[4] = [.witness(2, on: 0)]
        let result = search(graph, known: [SubjectID(1)]).result
        #expect(result.outcome == .incomplete(.interrupted))
        #expect(result.findings.map(\.subject) == [SubjectID(1), SubjectID(2)])
        #expect(result.statistics.distinctStates < 1000)
    }

    @Test func theUserEndsItToo() {
        #expect(search(.line(6000), cancelled: true).result.outcome == .incomplete(.interrupted))
    }
}
