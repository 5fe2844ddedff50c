import Support
import Testing

@testable import Reports

/// Where nodes and labels stand.
@Suite struct LayeredLayoutTests {
    /// A layout of nodes that are all equal.
    private func layout(_ count: Int, _ edges: [(Int, Int)]) -> LayeredLayout {
        LayeredLayout(
            nodes: Array(repeating: .init(width: 60, height: 30), count: count), initial: [0],
            edges: edges.map { ($0.0, $0.1, .init(width: 40, height: 16)) })
    }

    /// A tree with edges that lead back, to the side, and around.
    private let example = [(0, 1), (0, 2), (0, 3), (1, 4), (2, 5), (5, 6), (6, 0), (4, 5), (3, 3), (2, 1)]

    @Test func aNodesLayerIsItsDistance() {
        let layout = layout(7, example)
        #expect((0..<7).map { layout.boxes[$0].layer / 2 } == [0, 1, 1, 1, 2, 2, 3])
    }

    @Test func edgesPassThroughEveryLayerBetween() {
        let layout = layout(7, example)
        #expect(layout.chains.map(\.count) == [3, 3, 3, 3, 3, 3, 7, 3, 0, 3])
        for chain in layout.chains {
            for (one, other) in zip(chain, chain.dropFirst()) {
                #expect(abs(layout.boxes[one].layer - layout.boxes[other].layer) == 1)
            }
        }
    }

    @Test func boxesOfALayerKeepTheirDistance() {
        var random = SplitMix(seed: 7)
        for _ in 0..<20 {
            let count = 2 + Int(random.next() % 12)
            let edges = (0..<count * 2).map { _ in
                (Int(random.next() % UInt64(count)), Int(random.next() % UInt64(count)))
            }
            let layout = layout(count, edges)
            for layer in layout.layers {
                for (one, other) in zip(layer, layer.dropFirst()) {
                    let distance = layout.boxes[other].x - layout.boxes[one].x
                    let needed = (layout.boxes[other].size.width + layout.boxes[one].size.width) / 2
                    #expect(distance >= needed + LayeredLayout.gapWithin - 0.001)
                }
            }
            #expect(layout.boxes.allSatisfy { $0.x - $0.size.width / 2 > -0.001 })
            #expect(layout.boxes.allSatisfy { $0.x + $0.size.width / 2 < layout.size.width + 0.001 })
        }
    }

    @Test func aNodeWithOneWayOnStandsAboveIt() {
        let layout = layout(3, [(0, 1), (1, 2)])
        #expect(Set(layout.boxes.map { ($0.x * 1000).rounded() }).count == 1)
        #expect(layout.boxes.prefix(3).map(\.y) == [15, 93, 171])
    }

    @Test func twoWaysThatNeedNotCrossDoNot() {
        let layout = layout(5, [(0, 1), (0, 2), (1, 4), (2, 3)])
        let order = layout.layers[4]
        #expect((layout.boxes[1].x < layout.boxes[2].x) == (order == [4, 3]))
    }
}
