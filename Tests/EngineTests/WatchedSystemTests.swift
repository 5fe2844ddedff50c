import Testing

@testable import Engine

/// What a watched search tells of the states it expanded, and how it ends.
@Suite struct WatchedSystemTests {
    /// A search of `graph`, with the system that it ran on.
    private func search(
        _ graph: Graph, known: Set<SubjectID> = [], cancelled: Bool = false
    ) -> (result: ExplorationResult, watched: WatchedSystem<Graph>) {
        let (alarm, cancellation) = (CancellationFlag(), CancellationFlag())
        if cancelled { cancellation.cancel() }
        let watched = WatchedSystem(
            graph, subjectCount: 3, known: known, alarm: alarm, cancellation: cancellation)
        return (BreadthFirstSearch(system: watched).run(cancellation: alarm), watched)
    }

    @Test func theDigestIsThatOfTheReachableStates() {
        let line = search(.line(600))
        #expect(line.result.isComplete)
        #expect(line.watched.digest.count == 600)
        let backwards = Graph(
            initial: [599], edges: Dictionary(uniqueKeysWithValues: (1..<600).map { ($0, [.state($0 - 1)]) }))
        #expect(search(backwards).watched.digest == line.watched.digest)
        #expect(search(.line(599)).watched.digest != line.watched.digest)
        let other = Graph.line(600)
        other.edges[598] = [.state(600)]
        #expect(search(other).watched.digest.count == 600)
        #expect(search(other).watched.digest != line.watched.digest)
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
