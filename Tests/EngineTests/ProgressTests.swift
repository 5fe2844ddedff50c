import Testing

@testable import Engine

@Suite struct ProgressTests {
    @Test func snapshotsDescribeTheSearchSoFar() {
        let graph = Graph.line(500)
        var options = SearchOptions()
        options.progressInterval = .zero
        var snapshots: [ProgressSnapshot] = []
        let result = BreadthFirstSearch(system: graph, options: options).run { snapshots.append($0) }
        // One before each batch, and each state of a line is a batch.
        #expect(snapshots.map(\.level) == Array(0..<500))
        #expect(snapshots.map(\.states) == Array(1...500))
        #expect(snapshots.map(\.transitions) == Array(0..<500))
        #expect(snapshots.allSatisfy { $0.frontierLeft == 1 && $0.memoryBytes > 0 && $0.memoryBytes <= 4_000_000 })
        #expect(result.statistics.transitions == 499)
    }

    @Test func aLongIntervalGivesNone() {
        var options = SearchOptions()
        options.progressInterval = .seconds(3600)
        var count = 0
        _ = BreadthFirstSearch(system: Jugs(), options: options).run { _ in count += 1 }
        #expect(count == 0)
    }
}
