/// The text of one file of a model.
public struct SourceFile: Sendable {
    /// The path as reports show it.
    public let path: String
    /// The most bytes that are read of one file: 32 MiB, which take up to 4 GB once they are checked.
    public static let largestSize = 33_554_432

    /// The content as UTF-8.
    public let text: [UInt8]
    /// The offset of the first byte of each line.
    public let lineStarts: [Int]

    /// Makes a file from its displayed path and its content.
    public init(path: String, text: [UInt8]) {
        self.path = path
        self.text = text
        var starts = [0]
        for (offset, byte) in text.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
        lineStarts = starts
    }
}

/// A place in a file as people write it.
public struct SourceLocation: Hashable, Sendable {
    /// The path as reports show it.
    public let path: String
    /// The line, from 1.
    public let line: Int
    /// The column in characters, from 1.
    public let column: Int
}

/// The files of one model, and the way from offsets to lines.
public struct SourceMap: Sendable {
    /// The files in the order in which they were read; the root file first.
    public private(set) var files: [SourceFile] = []

    /// Makes an empty map.
    public init() {}

    /// Adds `file` and returns its identity.
    public mutating func add(_ file: SourceFile) -> FileID {
        files.append(file)
        return FileID(index: files.count - 1)
    }

    /// The file with that identity.
    public subscript(id: FileID) -> SourceFile { files[id.index] }

    /// The line of `offset` in `file`, from 0.
    public func lineIndex(of offset: Int, in file: FileID) -> Int {
        let starts = self[file].lineStarts
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The offsets of the line `index` of `file`, without its line end.
    public func lineRange(_ index: Int, of file: FileID) -> Range<Int> {
        let source = self[file]
        let start = source.lineStarts[index]
        var end = index + 1 < source.lineStarts.count ? source.lineStarts[index + 1] - 1 : source.text.count
        if end > start, source.text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<max(start, end)
    }

    /// The text of the line `index` of `file`, without its line end.
    public func line(_ index: Int, of file: FileID) -> String {
        String(decoding: self[file].text[lineRange(index, of: file)], as: UTF8.self)
    }

    /// The place where `span` begins; a byte order mark is no column.
    public func location(of span: SourceSpan) -> SourceLocation {
        let source = self[span.file]
        let line = lineIndex(of: span.start, in: span.file)
        let end = min(span.start, source.text.count)
        var start = min(source.lineStarts[line], end)
        if line == 0, source.text.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, end) }
        let prefix = source.text[start..<max(start, end)]
        return SourceLocation(
            path: source.path, line: line + 1, column: String(decoding: prefix, as: UTF8.self).count + 1)
    }

    /// The text that `span` covers.
    public func text(of span: SourceSpan) -> String {
        String(decoding: self[span.file].text[span.start..<span.end], as: UTF8.self)
    }
}
