import Testing

@testable import Engine

@Suite struct BitMixerTests {
    @Test(arguments: [1, 2, 3, 5, 8, 13, 16]) func itPermutesAllNumbersOfItsBits(bits: Int) {
        let mixer = BitMixer(bits: bits)
        let images = (0..<1 << bits).map { mixer.mix(UInt64($0)) }
        #expect(images.allSatisfy { $0 >> UInt64(bits) == 0 })
        #expect(Set(images).count == 1 << bits)
        #expect(images.map(mixer.unmix) == (0..<1 << bits).map { UInt64($0) })
    }

    @Test(arguments: [17, 31, 32, 33, 40, 63, 64]) func unmixingUndoesMixing(bits: Int) {
        let mixer = BitMixer(bits: bits)
        let mask: UInt64 = ~0 >> UInt64(64 - bits)
        for index in 0..<2000 {
            let number = UInt64(index) &* 0x9e37_79b9_7f4a_7c15 & mask
            #expect(mixer.mix(number) & ~mask == 0)
            #expect(mixer.unmix(mixer.mix(number)) == number)
        }
    }

    @Test(arguments: [24, 40, 64]) func consecutiveNumbersSpreadEvenlyOverTheHighBits(bits: Int) {
        let mixer = BitMixer(bits: bits)
        var counts = [Int](repeating: 0, count: 256)
        for number in UInt64(0)..<65536 { counts[Int(mixer.mix(number) >> UInt64(bits - 8))] += 1 }
        // 256 are expected in each, with a standard deviation of 16.
        #expect(counts.allSatisfy { $0 > 160 && $0 < 352 })
    }
}
