import Testing

@testable import Engine

/// The comparison of what can be seen of two systems.
@Suite struct TraceComparisonTests {
    /// Compares two graphs.
    private func compare(_ old: LabelledGraph, _ new: LabelledGraph, _ limits: Limits = Limits()) -> ComparisonResult {
        TraceComparison(old: old, new: new, limits: limits).run()
    }

    /// `1`, then `2` or `3`, decided after the first.
    private let lateChoice = LabelledGraph([[([1], 1)], [([2], 2), ([3], 2)], []])
    /// The same, decided before.
    private let earlyChoice = LabelledGraph([[([1], 1), ([1], 2)], [([2], 3)], [([3], 3)], []])

    @Test func whenAChoiceIsMadeIsNotSeen() {
        let result = compare(lateChoice, earlyChoice)
        #expect(result.isEquivalent)
        #expect(result.pairs == 3)
    }

    @Test func hiddenTransitionsAreNotSeen() {
        let slow = LabelledGraph([[([], 1)], [([], 0), ([1], 2)], [([], 3)], [([2], 4), ([3], 4)], [([], 4)]])
        #expect(compare(lateChoice, slow).isEquivalent)
    }

    @Test func aTransitionWithSeveralEventsIsAsSeveralTransitions() {
        let atOnce = LabelledGraph([[([1, 2], 1), ([1, 3], 1)], []])
        #expect(compare(lateChoice, atOnce).isEquivalent)
    }

    @Test func aWordThatOneSideLacksIsFoundInItsDirection() {
        let less = LabelledGraph([[([1], 1)], [([2], 2)], []])
        let gains = compare(less, lateChoice)
        #expect(gains.differences == [WordDifference(side: .new, word: [1, 3], instead: [2])])
        #expect(gains.outcome == .complete)
        let loses = compare(lateChoice, less)
        #expect(loses.differences == [WordDifference(side: .old, word: [1, 3], instead: [2])])
    }

    @Test func bothDirectionsAreFoundAndEachKindOnce() {
        let left = LabelledGraph([[([1], 1)], [([2], 1), ([4], 0)]])
        let right = LabelledGraph([[([1], 1)], [([3], 1), ([5], 0)]])
        let result = compare(left, right)
        #expect(
            result.differences == [
                WordDifference(side: .old, word: [1, 2], instead: [3, 5]),
                WordDifference(side: .new, word: [1, 3], instead: [2, 4]),
                WordDifference(side: .old, word: [1, 4], instead: [3, 5]),
                WordDifference(side: .new, word: [1, 5], instead: [2, 4]),
            ])
        let kinds = TraceComparison(old: left, new: right, limits: Limits()) { $0 / 10 }.run()
        #expect(kinds.differences.map(\.word) == [[1, 2], [1, 3]])
    }

    @Test func limitsLeaveItOpen() {
        let counter = LabelledGraph((0..<50).map { [([Int32($0)], $0 + 1)] } + [[]])
        #expect(compare(counter, counter).isEquivalent)
        #expect(compare(counter, counter, Limits(states: 20)).outcome == .incomplete(.states))
        #expect(compare(counter, counter, Limits(depth: 20)).outcome == .incomplete(.depth))
        #expect(compare(counter, counter, Limits(time: .zero)).outcome == .incomplete(.time))
        #expect(compare(counter, counter, Limits(memory: 1000)).outcome == .incomplete(.memory))
        #expect(!compare(counter, counter, Limits(depth: 20)).isEquivalent)
    }

    /// Each of many clocks ticks unseen or is read: there are as many sets as there are sets of clocks.
    @Test func whereBothAllowTheSameThereIsOnePair() {
        let clock = LabelledGraph(
            (0..<40).map { node in
                [([], (node + 1) % 40), ([1], node), ([2], (node * 7 + 3) % 40), ([3], node / 2), ([3], 39 - node)]
            })
        let result = TraceComparison(old: clock, new: clock, limits: Limits(), patience: 0).run()
        #expect(result.isEquivalent && result.pairs == 1)
    }

    @Test func aLimitOfStatesKeepsThemApart() {
        let counter = LabelledGraph((0..<50).map { [([Int32($0)], $0 + 1)] } + [[]])
        let result = TraceComparison(old: counter, new: counter, limits: Limits(states: 20), patience: 0).run()
        #expect(result.outcome == .incomplete(.states))
    }

    @Test func theTraceOfAWordIsTheShortest() throws {
        let graph = LabelledGraph([[([], 1), ([1], 2)], [([1], 3)], [([], 3)], [([2, 4], 0), ([2], 1)]])
        let trace = try #require(WordTrace.trace(of: [1, 2], in: graph))
        #expect(trace.steps.map(\.ordinal) == [0, 0, 0])
        #expect(trace.steps.map(\.target) == [[1], [3], [0]])
        #expect(WordTrace.trace(of: [1, 2, 2], in: graph) == nil)
    }

    /// A random graph with few events and many hidden edges.
    private func random(_ numbers: inout some RandomNumberGenerator, from other: LabelledGraph?) -> LabelledGraph {
        func edge() -> (events: [Int32], target: Int) {
            let count = Int.random(in: 0...2, using: &numbers)
            return (
                (0..<count).map { _ in Int32.random(in: 0...2, using: &numbers) },
                Int.random(in: 0..<5, using: &numbers)
            )
        }
        guard let other else {
            return LabelledGraph((0..<5).map { _ in (0..<Int.random(in: 0...3, using: &numbers)).map { _ in edge() } })
        }
        var edges = other.edges
        let node = Int.random(in: 0..<5, using: &numbers)
        if edges[node].isEmpty || Bool.random(using: &numbers) {
            edges[node].append(edge())
        } else {
            edges[node].removeFirst()
        }
        return LabelledGraph(edges)
    }

    @Test func randomGraphsAgreeWithTheEnumerationOfWords() {
        var numbers = Numbers(state: 7)
        var equivalent = 0
        for _ in 0..<400 {
            let old = random(&numbers, from: nil)
            let new = random(&numbers, from: old)
            let length = 5
            let (a, b) = (old.words(upTo: length), new.words(upTo: length))
            let result = compare(old, new)
            #expect(result.outcome == .complete)
            let together = TraceComparison(old: old, new: new, limits: Limits(), patience: 0).run()
            #expect(together.outcome == .complete && together.differences == result.differences)
            for (side, only) in [(WordDifference.Side.old, a.subtracting(b)), (.new, b.subtracting(a))] {
                let first = result.differences.first { $0.side == side }
                if let shortest = only.map(\.count).min() {
                    #expect(first?.word.count == shortest)
                    #expect(first.map { only.contains($0.word) } == true)
                } else {
                    #expect(first.map { $0.word.count > length } ?? true)
                }
                if let word = first?.word {
                    let system = side == .old ? old : new
                    #expect(WordTrace.trace(of: word, in: system) != nil)
                    #expect(WordTrace.trace(of: word, in: side == .old ? new : old) == nil)
                }
            }
            if result.isEquivalent { equivalent += 1 }
        }
        #expect(equivalent > 20 && equivalent < 380)
    }

    /// The same numbers on every machine.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }
}
