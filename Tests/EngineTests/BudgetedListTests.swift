import Testing

@testable import Engine

@Suite struct BudgetedListTests {
    @Test func elementsComeBackInReverseOrder() throws {
        let list = try #require(BudgetedList<UInt32>(atMost: 20_000, budget: MemoryBudget(1 << 20)))
        for value in UInt32(0)..<20_000 { #expect(list.append(value)) }
        #expect(!list.append(1))
        #expect((0..<20_000).reversed().allSatisfy { list.popLast() == UInt32($0) })
        #expect(list.popLast() == nil)
    }

    @Test func nothingIsAppendedBeyondTheBudget() throws {
        let budget = MemoryBudget(10 << 12)
        let list = try #require(BudgetedList<UInt64>(atMost: 1 << 30, budget: budget))
        var count = 0
        while list.append(UInt64(count)) { count += 1 }
        #expect(count == 10 * 512)
        #expect(budget.left == 0)
        #expect((0..<count).allSatisfy { list[$0] == UInt64($0) })
    }

    @Test func zerosAreTakenAtOnceOrNotAtAll() {
        #expect(BudgetedList<UInt8>(zeros: 4097, budget: MemoryBudget(8191)) == nil)
        let budget = MemoryBudget(8192)
        #expect(BudgetedList<UInt8>(zeros: 4097, budget: budget)?.count == 4097)
        #expect(budget.taken == 8192)
    }
}
