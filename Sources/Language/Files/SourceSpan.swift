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
