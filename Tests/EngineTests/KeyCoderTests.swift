import Testing

@testable import Engine

@Suite struct KeyCoderTests {
    private func coder(_ words: Int, _ bits: Int) -> KeyCoder {
        KeyCoder(layout: StateLayout(wordCount: words, bitCount: bits))
    }

    /// A state with pseudo-random bits within the layout.
    private func state(_ number: UInt64, _ words: Int, _ bits: Int) -> [UInt64] {
        (0..<words).map { word in
            let noise = StateHash.hash(number &* 31 &+ UInt64(word))
            return noise & (word == words - 1 ? ~0 >> UInt64(64 * words - bits) : ~0)
        }
    }

    @Test func slotsTakeNoMoreBytesThanTheBitsThatAreLeft() {
        let bytes = [6, 16, 17, 20, 36, 40, 48, 63, 64].map { coder(1, $0).slotBytes }
        #expect(bytes == [1, 3, 2, 2, 4, 4, 5, 7, 7])
        let wide = [(2, 65), (2, 68), (2, 72), (2, 73), (2, 128), (3, 130), (5, 320)].map { coder($0, $1).slotBytes }
        #expect(wide == [8, 8, 8, 9, 15, 16, 39])
    }

    @Test(arguments: [
        (1, 1), (1, 6), (1, 16), (1, 17), (1, 40), (1, 48), (1, 64), (2, 65), (2, 68), (2, 72), (2, 73), (2, 100),
        (2, 128), (3, 129), (3, 150), (5, 300),
    ])
    func aStateCanBeToldFromItsKey(words: Int, bits: Int) {
        let coder = coder(words, bits)
        for number in UInt64(0)..<100 {
            let state = state(number, words, bits)
            let key = PackedState.withView(of: state) { coder.key(of: $0) }
            #expect(key.value != 0 && key.partition < coder.partitionCount)
            #expect((key.value - 1) >> UInt64(coder.valueBits) == 0)
            let bytes = state.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) } }
            let rest = words > 1 ? Array(bytes[9..<9 + coder.restBytes]) : []
            #expect(coder.state(of: key, rest: rest) == state)
        }
    }

    @Test func statesThatDifferHaveDifferentKeys() {
        let coder = coder(1, 17)
        let keys = (UInt64(0)..<1 << 17).map { number in PackedState.withView(of: [number]) { coder.key(of: $0) } }
        #expect(Set(keys).count == 1 << 17)
    }
}
