import Testing

@testable import Engine

@Suite struct StateQueueTests {
    @Test(arguments: [1, 2, 5]) func statesComeOutInTheOrderInWhichTheyWentIn(words: Int) {
        let queue = StateQueue(wordCount: words)
        var (put, taken) = (0, 0)
        for round in 0..<80 {
            let count = round % 7 == 0 ? 3000 : round * 5
            #expect(queue.reserve(count, within: .max))
            for _ in 0..<count {
                PackedState.withView(of: (0..<words).map { UInt64(put + $0) }) { queue.append($0) }
                put += 1
            }
            for _ in 0..<round where queue.count > 0 {
                let states = queue.first(1 + round % 31)
                #expect(states.count > 0 && states.count <= 1 + round % 31)
                let expected = (0..<states.count).map { index in (0..<words).map { UInt64(taken + index + $0) } }
                #expect((0..<states.count).map { states[$0].array } == expected)
                taken += states.count
                queue.removeFirst(states.count)
            }
            #expect(queue.count == put - taken)
        }
        #expect(taken > 20_000)
    }

    @Test func blocksAreUsedAgain() {
        let queue = StateQueue(wordCount: 1)
        for _ in 0..<20 {
            #expect(queue.reserve(10_000, within: .max))
            for number in UInt64(0)..<10_000 { PackedState.withView(of: [number]) { queue.append($0) } }
            while queue.count > 0 { queue.removeFirst(queue.first(1000).count) }
        }
        #expect(queue.memoryFootprint <= 4 * queue.blockBytes)
    }

    @Test func memoryIsKeptTo() {
        let queue = StateQueue(wordCount: 1)
        #expect(!queue.reserve(100_000, within: 200_000))
        #expect(queue.memoryFootprint <= 200_000)
        #expect(queue.reserve(20_000, within: 0))
    }
}
