/// A shared object as the format says it begins (System V ABI, ELF-64): enough to tell a whole one from part of one, which
/// the loader maps without a look and trips over.
struct SharedObject {
    /// The bytes of the file.
    private let bytes: [UInt8]

    /// The most bytes of an object that is loaded.
    private static let most = 64 << 20
    /// The bytes of the header, and of the entry of a segment.
    private static let (headerBytes, segmentBytes) = (64, 56)

    /// Whether the file at `path` is a plain one that holds an object whose segments and sections all lie within it.
    static func isWhole(at path: String) -> Bool {
        SystemFiles.read(path, limit: most).map { SharedObject(bytes: $0).isWhole } ?? false
    }

    /// Whether all segments and the table of sections lie within the bytes.
    private var isWhole: Bool {
        guard bytes.count >= Self.headerBytes, bytes.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1]),
            number(at: 16, bytes: 2) == 3, number(at: 54, bytes: 2) == Self.segmentBytes
        else { return false }
        let (segments, count) = (number(at: 32, bytes: 8), number(at: 56, bytes: 2))
        let sections = number(at: 58, bytes: 2) * number(at: 60, bytes: 2)
        guard count > 0, isInside(segments, count * Self.segmentBytes), isInside(number(at: 40, bytes: 8), sections)
        else { return false }
        return (0..<count).allSatisfy { index in
            let entry = segments + index * Self.segmentBytes
            return isInside(number(at: entry + 8, bytes: 8), number(at: entry + 32, bytes: 8))
        }
    }

    /// Whether `count` bytes from `offset` on are there.
    private func isInside(_ offset: Int, _ count: Int) -> Bool {
        offset >= 0 && count >= 0 && offset <= bytes.count && count <= bytes.count - offset
    }

    /// The number of so many bytes at `offset`, the lowest first; negative where it is too large for anything.
    private func number(at offset: Int, bytes count: Int) -> Int {
        Int(truncatingIfNeeded: bytes[offset..<offset + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
}
