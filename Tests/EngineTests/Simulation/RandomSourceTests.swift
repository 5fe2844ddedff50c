import Testing

@testable import Engine

/// The numbers are those of the published algorithms, computed by another program.
@Suite struct RandomSourceTests {
    @Test func theFirstNumbersOfAStreamAreKnown() {
        var numbers = RandomSource(seed: 1, stream: 0)
        #expect(
            (0..<3).map { _ in numbers.next() } == [
                0xee12_7fe6_1343_6e33, 0xd6da_d8d3_4a18_74ea, 0x2a52_c16c_ec11_16a9,
            ])
    }

    @Test func anotherStreamHasOtherNumbers() {
        var numbers = RandomSource(seed: 1, stream: 1)
        #expect(
            (0..<3).map { _ in numbers.next() } == [
                0x957e_4b6b_3f0c_8a9a, 0x23bb_d299_01ff_e854, 0xd351_f0a3_cddc_52c5,
            ])
    }

    @Test func numbersBelowABoundAreKnown() {
        var numbers = RandomSource(seed: 7, stream: 3)
        #expect((0..<12).map { _ in numbers.below(10) } == [6, 8, 6, 7, 5, 0, 3, 9, 7, 4, 3, 0])
    }

    @Test func eachNumberBelowABoundComesAboutAsOften() {
        var numbers = RandomSource(seed: 5, stream: 0)
        var counts = [0, 0, 0]
        for _ in 0..<30_000 { counts[numbers.below(3)] += 1 }
        #expect(counts.allSatisfy { (9_700...10_300).contains($0) }, "\(counts)")
    }
}
