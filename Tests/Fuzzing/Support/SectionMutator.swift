/// Changes numbers in the sections of checkpoints, each of them as often as the others, however long they are.
struct SectionMutator {
    /// Where choices come from.
    var numbers: LinearNumbers
    /// The bytes before the checkpoint.
    let prefix: Int

    /// The bytes of the magic number and the version.
    private static let firstHead = 16
    /// The bytes of the head of a section.
    private static let headBytes = 40
    /// What a number is replaced by.
    private static let strange: [UInt64] = [
        0, 1, 2, 3, 63, 64, 255, 256, 65_535, 1 << 31, 1 << 32, 1 << 62, 1 << 63 - 1, 1 << 63, .max - 1, .max,
    ]

    /// A checkpoint of the same length that is `bytes` but for some numbers.
    mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        let sections = contents(of: bytes).filter { $0.count >= 8 }
        for _ in 0..<Int.random(in: 1...3, using: &numbers) {
            guard let section = sections.randomElement(using: &numbers) else { break }
            // Most of what matters stands in front.
            let near = Bool.random(using: &numbers) ? section.prefix(256) : section
            let start = near.lowerBound + Int.random(in: 0...(near.count - 8) / 8, using: &numbers) * 8
            changeWord(&result, at: start, section)
        }
        if Int.random(in: 0..<16, using: &numbers) == 0, prefix > 0, !result.isEmpty {
            result[0] = UInt8.random(in: 0...4, using: &numbers)
        }
        return result
    }

    /// Changes the word at `start`.
    private mutating func changeWord(_ bytes: inout [UInt8], at start: Int, _ section: Range<Int>) {
        let word = Self.word(bytes, at: start)
        let other = section.lowerBound + Int.random(in: 0...(section.count - 8), using: &numbers)
        let value =
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0: word &+ 1
            case 1: word &- 1
            case 2: Self.strange.randomElement(using: &numbers) ?? 0
            case 3: Self.word(bytes, at: other)
            case 4: word ^ (1 << UInt64.random(in: 0..<64, using: &numbers))
            default: word ^ (UInt64.random(in: 0...255, using: &numbers) << UInt64.random(in: 0..<57, using: &numbers))
            }
        for index in 0..<8 { bytes[start + index] = UInt8(truncatingIfNeeded: value >> UInt64(index * 8)) }
    }

    /// Where the contents of sections are.
    private func contents(of bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var offset = prefix + Self.firstHead
        while offset + Self.headBytes <= bytes.count {
            let start = offset + Self.headBytes
            let length = Int(min(Self.word(bytes, at: offset + 16), UInt64(bytes.count - start)))
            ranges.append(start..<start + length)
            offset = start + (length + 7) / 8 * 8 + 8
        }
        return ranges
    }

    /// The word at `start`.
    private static func word(_ bytes: [UInt8], at start: Int) -> UInt64 {
        (0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[start + $1]) }
    }
}
