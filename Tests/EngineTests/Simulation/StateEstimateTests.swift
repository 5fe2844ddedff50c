import Testing

@testable import Engine

@Suite struct StateEstimateTests {
    /// The count of the states `0..<count`.
    private func estimate(of numbers: Range<UInt64>) -> StateEstimate {
        var estimate = StateEstimate()
        for number in numbers { estimate.add(hash: StateHash.hash(number)) }
        return estimate
    }

    @Test func fewStatesAreCounted() {
        var states = estimate(of: 0..<1_000)
        states.formUnion(estimate(of: 500..<1_500))
        #expect(states.isExact)
        #expect(states.count == 1_500)
    }

    @Test func manyStatesAreEstimatedWithinThreePerCent() {
        let states = estimate(of: 0..<300_000)
        #expect(!states.isExact)
        #expect((291_000...309_000).contains(states.count), "\(states.count)")
    }

    @Test func thePartsOfAUnionMakeNoDifference() {
        var (parts, others) = (estimate(of: 0..<150_000), estimate(of: 250_000..<300_000))
        parts.formUnion(estimate(of: 150_000..<300_000))
        others.formUnion(estimate(of: 0..<270_000))
        #expect(parts == others)
    }
}
