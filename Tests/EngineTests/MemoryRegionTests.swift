import Testing

@testable import Engine

@Suite struct MemoryRegionTests {
    @Test func whatIsCommittedIsZeroAndStays() throws {
        let region = try #require(MemoryRegion<UInt64>(reserving: 10_000_000))
        #expect(region.committedCount == 0 && region.committedBytes == 0)
        #expect(region.commit(1000))
        #expect(region.committedBytes == 8192)
        region[999] = 7
        #expect(region.commit(5_000_000))
        #expect(region[999] == 7 && region[0] == 0 && region[4_999_999] == 0)
        #expect(region.committedBytes == 40_001_536)
        #expect(region.commit(10) && region.committedCount == 5_000_000)
    }

    @Test func moreThanIsReservedIsRefused() throws {
        let region = try #require(MemoryRegion<UInt32>(reserving: 100))
        #expect(!region.commit(101))
        #expect(region.commit(100))
    }

    @Test func moreThanTheMachineHasIsRefused() {
        #expect(MemoryRegion<UInt64>(reserving: .max) == nil)
        #expect(MemoryRegion<UInt64>(reserving: 1 << 50) == nil)
    }
}
