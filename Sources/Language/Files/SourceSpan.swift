/// The identity of a file within one `SourceMap`.
public struct FileID: Hashable, Comparable, Sendable {
    /// The position of the file in `SourceMap.files`; the root file is 0.
    public let index: Int

    /// Makes the identity of the file at `index`.
    public init(index: Int) { self.index = index }

    /// Orders files as they were read.
    public static func < (a: FileID, b: FileID) -> Bool { a.index < b.index }
}

/// A half-open range of UTF-8 offsets in one file.
public struct SourceSpan: Hashable, Sendable {
    /// The file that the range lies in.
    public let file: FileID
    /// The offset of the first byte.
    public let start: Int
    /// The offset behind the last byte; at least `start`.
    public let end: Int

    /// Makes the range `start..<end` of `file`.
    public init(file: FileID, start: Int, end: Int) {
        self.file = file
        self.start = start
        self.end = end
    }

    /// The smallest range that covers this one and `other`, which lies in the same file.
    public func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
    }
}

extension SourceSpan: Codable {
    /// Reads file, start and end; a decoder that knows the lengths of the files refuses what lies in none of them.
    public init(from decoder: any Decoder) throws {
        var numbers = try decoder.unkeyedContainer()
        file = FileID(index: try numbers.decode(Int.self))
        start = try numbers.decode(Int.self)
        end = try numbers.decode(Int.self)
        let lengths = decoder.userInfo[.sourceLengths] as? [Int]
        let isThere = lengths.map { $0.indices.contains(file.index) && end <= $0[file.index] } ?? true
        guard 0 <= start, start <= end, isThere else {
            throw DecodingError.dataCorruptedError(in: numbers, debugDescription: "a place is in no file")
        }
    }

    /// Writes file, start and end.
    public func encode(to encoder: any Encoder) throws {
        var numbers = encoder.unkeyedContainer()
        try numbers.encode(file.index)
        try numbers.encode(start)
        try numbers.encode(end)
    }
}

extension CodingUserInfoKey {
    /// The bytes of each file of the model that spans are read for, an `[Int]`.
    public static let sourceLengths = CodingUserInfoKey(rawValue: "sourceLengths")!
}
