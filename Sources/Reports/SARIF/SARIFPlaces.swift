import Language

/// Places of one model as SARIF has them.
struct SARIFPlaces {
    /// The files, with their positions in the document.
    let places: ReportPlaces

    /// A place with a message; `nil` for a place in no file.
    func location(_ span: SourceSpan?, message: String? = nil) -> JSONValue? {
        guard let span, places.sources.files.indices.contains(span.file.index) else { return nil }
        let begin = position(span.start, in: span.file)
        let end = position(span.end, in: span.file)
        let region = JSONValue.object([
            ("startLine", .integer(begin.line)), ("startColumn", .integer(begin.column)),
            ("endLine", .integer(end.line)), ("endColumn", .integer(end.column)),
        ])
        let artifact = JSONValue.object([
            ("uri", .string(places.sources[span.file].path.uri)),
            ("index", .integer(places.positions[span.file.index])),
        ])
        return .object([
            ("physicalLocation", .object([("artifactLocation", artifact), ("region", region)])),
            ("message", message.map { .text($0) }),
        ])
    }

    /// The line and the column in code points, both from 1.
    private func position(_ offset: Int, in file: FileID) -> (line: Int, column: Int) {
        let line = places.sources.lineIndex(of: offset, in: file)
        let range = places.sources.lineRange(line, of: file)
        let bytes = places.sources[file].text[range.lowerBound..<max(range.lowerBound, min(offset, range.upperBound))]
        // Every byte that does not go on with a code point begins one.
        return (line + 1, bytes.count { $0 & 0xC0 != 0x80 } + 1)
    }
}

extension String {
    /// A path as a reference of RFC 3986: relative as it is, absolute with `file://`.
    var uri: String {
        var text = hasPrefix("/") ? "file://" : ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                text.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return text
    }
}
