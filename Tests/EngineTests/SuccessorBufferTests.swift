import Testing

@testable import Engine

@Suite struct SuccessorBufferTests {
    private let layout = StateLayout(wordCount: 2, bitCount: 128)

    private func append(_ words: [UInt64], to buffer: SuccessorBuffer) {
        let target = buffer.appendTransition()
        (target[0], target[1]) = (words[0], words[1])
    }

    @Test func ordinalsCountTransitionsWithoutTargetToo() {
        let buffer = SuccessorBuffer(layout: layout)
        append([1, 2], to: buffer)
        #expect(buffer.appendTransitionWithoutTarget() == 1)
        append([3, 4], to: buffer)
        #expect(buffer.count == 2 && buffer.transitionCount == 3)
        #expect((0..<2).map(buffer.ordinal(of:)) == [0, 2])
        #expect((0..<2).map { buffer[$0].array } == [[1, 2], [3, 4]])
    }

    @Test func aBatchKeepsTheTargetsOfEarlierStates() {
        let buffer = SuccessorBuffer(layout: layout)
        buffer.removeAll()
        append([1, 1], to: buffer)
        buffer.append(.violation(0))
        buffer.endState()
        #expect(buffer.count == 0 && buffer.transitionCount == 0 && buffer.findings.isEmpty)
        append([2, 2], to: buffer)
        #expect(buffer.count == 1 && buffer[0].array == [2, 2] && buffer.ordinal(of: 0) == 0)
        #expect(buffer.batchTargetCount == 2)
        #expect((0..<2).map(buffer.batchSource) == [0, 1])
        #expect((0..<2).map { buffer.batchTarget($0).array } == [[1, 1], [2, 2]])
    }

    @Test func itGrowsWithoutLosingWhatItHolds() {
        let buffer = SuccessorBuffer(layout: layout, capacity: 1)
        for number in 0..<1000 { append([UInt64(number), UInt64(number) * 3], to: buffer) }
        #expect(buffer.count == 1000)
        #expect((0..<1000).allSatisfy { buffer[$0].array == [UInt64($0), UInt64($0) * 3] })
        #expect((0..<1000).allSatisfy { buffer.ordinal(of: $0) == Int32($0) })
        #expect(!buffer.hasOverflowed)
    }

    @Test func whatDoesNotFitIsThrownAway() {
        let buffer = SuccessorBuffer(layout: layout, capacity: 4)
        buffer.byteLimit = buffer.memoryFootprint + 100
        let limit = buffer.byteLimit
        for number in 0..<100 { append([UInt64(number), 0], to: buffer) }
        #expect(buffer.hasOverflowed)
        #expect(buffer.memoryFootprint <= limit)
        #expect(buffer.count == 8 && buffer.transitionCount == 100)
        #expect((0..<8).map { buffer[$0][0] } == Array(0..<8))
        buffer.append(.violation(0, on: 50))
        buffer.append(.violation(1))
        #expect(buffer.findings == [.violation(1)])
        buffer.removeAll()
        append([9, 9], to: buffer)
        #expect(!buffer.hasOverflowed && buffer.count == 1 && buffer[0].array == [9, 9])
    }

    @Test func moreTransitionsThanOrdinalsOverflow() {
        let buffer = SuccessorBuffer(layout: layout)
        buffer.nextOrdinal = Int32.max - 2
        #expect(buffer.appendTransitionWithoutTarget() == Int32.max - 2)
        append([1, 1], to: buffer)
        #expect(!buffer.hasOverflowed && buffer.ordinal(of: 0) == Int32.max - 1)
        append([2, 2], to: buffer)
        #expect(buffer.appendTransitionWithoutTarget() == Int32.max)
        #expect(buffer.hasOverflowed && buffer.count == 1 && buffer.transitionCount == Int32.max)
    }

    @Test func statesAreComparedAndCopiedWhole() {
        let buffer = SuccessorBuffer(layout: layout)
        append([1, 2], to: buffer)
        append([1, 3], to: buffer)
        #expect(!buffer[0].isEqual(to: buffer[1]))
        let copy = buffer.appendTransition()
        copy.assign(buffer[1])
        #expect(buffer[2].isEqual(to: buffer[1]) && copy.view.array == [1, 3])
        #expect(PackedState.withView(of: [1, 3]) { $0.isEqual(to: copy.view) && $0.wordCount == 2 })
    }

    @Test func columnsAreFilledFromOutside() throws {
        let buffer = SuccessorBuffer(layout: layout, capacity: 2)
        append([1, 2], to: buffer)
        buffer.endState()
        let filled = buffer.withUnsafeColumns(sources: 300) { columns in
            unsafe columns.words[2] = 3
            unsafe columns.words[3] = 4
            unsafe columns.ordinals[1] = 5
            columns.targetCount += 1
            unsafe columns.targetEnds[1] = 2
            unsafe columns.transitionCounts[1] = 6
            unsafe columns.findings[0] = BatchFinding(.violation(7, on: 5), source: 1)
            columns.findingCount += 1
            columns.sourceCount += 1
            return columns.sourceCapacity
        }
        #expect(try #require(filled) >= 301)
        #expect(buffer.batchTargetCount == 2 && buffer.batchTarget(1).array == [3, 4])
        #expect(buffer.batchSourceCount == 2 && buffer.batchSource(1) == 1 && buffer.transitionCount(of: 2) == 7)
        #expect(unsafe buffer.batchFindings.map(\.finding) == [.violation(7, on: 5)])
        #expect(buffer.count == 0 && buffer.findings.isEmpty)
        #expect(buffer.grow())
        #expect(buffer.withUnsafeColumns(sources: 1) { $0.targetCapacity } == 4)
        #expect(buffer.batchTarget(1).array == [3, 4])
    }

    @Test func roomThatIsNotThereIsNotGiven() {
        let buffer = SuccessorBuffer(layout: layout, capacity: 2)
        buffer.byteLimit = buffer.memoryFootprint
        #expect(buffer.withUnsafeColumns(sources: 100_000) { $0.sourceCapacity } == nil)
        #expect(!buffer.grow())
        #expect(!buffer.hasOverflowed)
    }
}
