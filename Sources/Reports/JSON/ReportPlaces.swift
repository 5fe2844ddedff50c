import Language

/// Collects the files that the places of a document lie in, each once.
struct SourcePool {
    /// The files in the order in which they were met.
    private(set) var sources: [ReportDocument.Source] = []
    /// The position of each file by its path and its text.
    private var positions: [Key: Int] = [:]

    /// What makes two files the same.
    private struct Key: Hashable {
        let path: String
        let text: [UInt8]
    }

    /// Adds the files of `sources` and says where they are.
    mutating func places(in sources: SourceMap) -> ReportPlaces {
        ReportPlaces(sources: sources, positions: sources.files.map { add($0) })
    }

    /// Adds a file, unless it is there; its position.
    private mutating func add(_ file: SourceFile) -> Int {
        let key = Key(path: file.path, text: file.text)
        if let position = positions[key] { return position }
        positions[key] = sources.count
        sources.append(
            ReportDocument.Source(
                path: file.path, sha256: SHA256.digits(of: file.text),
                text: String(decoding: file.text, as: UTF8.self)))
        return sources.count - 1
    }
}

/// Turns the places of one model into places of a document.
struct ReportPlaces {
    /// The files of the model.
    let sources: SourceMap
    /// The positions of these among the files of the document.
    let positions: [Int]

    /// The place in the document; `nil` for a place in no file.
    func span(_ span: SourceSpan?) -> ReportDocument.Span? {
        guard let span, sources.files.indices.contains(span.file.index) else { return nil }
        let begin = sources.location(of: span)
        let end = sources.location(of: SourceSpan(file: span.file, start: span.end, end: span.end))
        return ReportDocument.Span(
            file: positions[span.file.index], line: begin.line, column: begin.column, endLine: end.line,
            endColumn: end.column, start: span.start, end: span.end)
    }
}
