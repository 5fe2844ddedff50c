@testable import Commands
@testable import Language

/// What reads one text.
enum TextFuzzers {
    /// Cuts a text into tokens, which stand in it one behind the other.
    static func lex(_ bytes: [UInt8]) {
        let stream = Lexer.tokens(of: bytes, file: FileID(index: 0))
        var end = 0
        for token in stream.tokens {
            precondition(end <= token.start && token.start <= token.end, "tokens out of order")
            end = token.end
        }
        precondition(end <= bytes.count && stream.tokens.last?.kind == .endOfFile, "a token lies outside the text")
    }

    /// Reads a file, and renders what is wrong with it.
    static func parse(_ bytes: [UInt8]) {
        var sources = SourceMap()
        let parsed = Parser.parse(sources.add(SourceFile(path: "m.ilv", text: bytes)), of: sources)
        verify(parsed.diagnostics, in: sources)
    }

    /// Sets a parameter, and asks for expressions: one a line.
    static func override(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 2).map(String.init)
        let overrides = lines.prefix(1).map { ParameterOverride(name: "SIZE", value: $0) }
        guard let model = try? Frontend.load(["m.ilv": SampleModel.text], path: "m.ilv") else {
            preconditionFailure("the sample cannot be read")
        }
        let query = model.check(
            settings: [], overrides: overrides, expressions: Array(lines.dropFirst()), path: "expression")
        verify(query.diagnostics + query.queryDiagnostics, in: query.sources)
    }

    /// Reads a list of known violations.
    static func baseline(_ bytes: [UInt8]) {
        var parser = BaselineParser()
        do throws(BaselineProblem) {
            for entry in try parser.parse(String(decoding: bytes, as: UTF8.self)) {
                precondition(!entry.model.isEmpty && !entry.reason.isEmpty, "an entry lacks something")
            }
        } catch {
            verify(error.text(path: "baseline"))
        }
    }

    /// Reads a recorded exploration.
    static func trace(_ bytes: [UInt8]) {
        guard let file = try? TraceFile(String(decoding: bytes, as: UTF8.self)) else { return }
        _ = try? TraceFile(file.text)
    }

    /// That places lie in their files, and nothing that a terminal would obey is shown.
    static func verify(_ diagnostics: [Diagnostic], in sources: SourceMap) {
        for diagnostic in diagnostics {
            guard let span = diagnostic.span else { continue }
            precondition(0 <= span.start && span.start <= span.end, "a place is none")
            precondition(span.end <= sources[span.file].text.count, "a place lies outside its file")
        }
        verify(DiagnosticRenderer(sources: sources, isColoured: false).render(diagnostics.prefix(20)))
    }

    /// That a text shows only what can be seen.
    static func verify(_ text: String) {
        for scalar in text.unicodeScalars where scalar != "\n" {
            precondition(scalar.properties.generalCategory != .control, "a control character reaches the terminal")
            precondition(!(0x202A...0x202E).contains(scalar.value), "a mark of direction reaches the terminal")
        }
    }
}
