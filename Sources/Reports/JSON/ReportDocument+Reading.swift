import Foundation
import Language

/// Why a text is no report.
public enum ReportDocumentError: Error, Hashable, Sendable {
    /// It is no JSON, or no JSON that this tool writes.
    case foreign
    /// It is of a version that this tool does not know.
    case newer(version: Int)
    /// It is a report with something in it that cannot be; the text says where and what.
    case damaged(String)

    /// What is wrong, as the end of a sentence about the file, without a full stop.
    public var text: String {
        switch self {
        case .foreign: "is no report that 'interleave … --format json' wrote"
        case .newer(let version):
            "is a report of version \(version), and this tool reads version \(ReportDocument.version)"
        case .damaged(let detail): "is a damaged report: \(detail)"
        }
    }
}

extension ReportDocument {
    /// What tells whether the rest can be read.
    private struct Head: Decodable {
        var format: String
        var version: Int
    }

    /// The files alone, which places are checked against.
    private struct Sources: Decodable {
        var sources: [Source]
    }

    /// Reads a document.
    ///
    /// Whatever is read can be relied on: places lie in their files, threads are those of their scenario, and each trace
    /// has as many states as it must, or none.
    public init(json: [UInt8]) throws(ReportDocumentError) {
        let data = Data(json)
        guard let head = try? JSONDecoder().decode(Head.self, from: data), head.format == Self.format else {
            throw .foreign
        }
        guard head.version == Self.version else { throw .newer(version: head.version) }
        do {
            let decoder = JSONDecoder()
            let files = try decoder.decode(Sources.self, from: data).sources
            if let key = Span.sizesKey { decoder.userInfo[key] = files.map { SourceSize($0.text) } }
            self = try decoder.decode(Self.self, from: data)
        } catch let error as DecodingError {
            throw .damaged(error.shortText)
        } catch {
            throw .damaged(error.localizedDescription)
        }
        if let problem = inconsistency { throw .damaged(problem) }
    }

    /// The document as JSON that ends with a line end; the same document gives the same bytes.
    public var json: String {
        // What is encoded are values made of texts and numbers, which cannot fail.
        (try? JSONText.render(JSONValue(encoding: self))) ?? ""
    }
}

/// How large a file is.
private struct SourceSize: Sendable {
    /// Its bytes.
    let bytes: Int
    /// Its lines.
    let lines: Int

    /// Measures a text.
    init(_ text: String) {
        bytes = text.utf8.count
        lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    }
}

extension ReportDocument.Span {
    /// Where a decoder finds the sizes of the files.
    fileprivate static let sizesKey = CodingUserInfoKey(rawValue: "sizes")

    /// The names of the members.
    private enum Keys: String, CodingKey {
        case file, line, column, endLine, endColumn, start, end
    }

    /// Reads a place, which must lie in its file.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        file = try container.decode(Int.self, forKey: .file)
        line = try container.decode(Int.self, forKey: .line)
        column = try container.decode(Int.self, forKey: .column)
        endLine = try container.decode(Int.self, forKey: .endLine)
        endColumn = try container.decode(Int.self, forKey: .endColumn)
        start = try container.decode(Int.self, forKey: .start)
        end = try container.decode(Int.self, forKey: .end)
        let sizes = Self.sizesKey.flatMap { decoder.userInfo[$0] as? [SourceSize] } ?? []
        guard sizes.indices.contains(file), (0...sizes[file].bytes).contains(end), (0...end).contains(start),
            (1...sizes[file].lines).contains(endLine), (1...endLine).contains(line), column >= 1, endColumn >= 1
        else {
            let context = DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "it lies in no file")
            throw DecodingError.dataCorrupted(context)
        }
    }
}

extension DecodingError {
    /// Where, and what is wrong.
    fileprivate var shortText: String {
        switch self {
        case .keyNotFound(let key, let context): "\(context.place) lacks '\(key.stringValue)'"
        case .typeMismatch(_, let context): "\(context.place) is of another type"
        case .valueNotFound(_, let context): "\(context.place) is null"
        case .dataCorrupted(let context): "\(context.place): \(context.debugDescription)"
        @unknown default: "it cannot be read"
        }
    }
}

extension DecodingError.Context {
    /// `files[0].model.scenarios[2]`; `it` for the whole.
    fileprivate var place: String {
        var text = ""
        for key in codingPath {
            text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? key.stringValue : ".\(key.stringValue)")
        }
        return text.isEmpty ? "it" : text.withoutInvisible
    }
}
