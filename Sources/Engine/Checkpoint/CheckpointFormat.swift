/// How a checkpoint is laid out.
///
/// It begins with the magic number and the version, a word each. Sections follow: a head of five words (kind and index, owner,
/// length in bytes, position among the sections, sum of these), the bytes, zeros up to a whole word, and the sum of head
/// and bytes. The section `end`, without bytes, is the last one. All words are little-endian.
enum CheckpointFormat {
    /// The first eight bytes: `ILVCKPT` and a byte that text tools take for binary.
    static let magic = UInt64(littleEndian: 0x8A54_504B_4356_4C49)
    /// The version of the format.
    static let version = 1
    /// The bytes before the first section.
    static let prefix = 16
    /// The words of the head of a section.
    static let headWords = 5

    /// The bytes of a section whose content has so many.
    static func bytes(ofSection length: Int) -> Int { headWords * 8 + (length + 7) / 8 * 8 + 8 }

    /// The head of a section.
    static func head(_ id: CheckpointSectionID, length: Int, position: Int) -> [UInt64] {
        let words = [
            UInt64(id.kind.rawValue) | UInt64(id.index) << 32, UInt64(id.owner), UInt64(length), UInt64(position),
        ]
        var sum = CheckpointSum()
        for word in words { sum.add(word) }
        return words + [sum.value]
    }
}
