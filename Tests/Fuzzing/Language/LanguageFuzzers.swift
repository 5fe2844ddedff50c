import FuzzingSupport
@testable import Language

/// The front end.
enum LanguageFuzzers {
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
        ShownText.verify(parsed.diagnostics, in: sources)
    }

    /// Checks the scenarios of a model whose files are in one text.
    static func check(_ bytes: [UInt8]) {
        guard let model = try? Frontend.load(path: "m.ilv", root: "/", files: FileSet(files: FileSet.files(in: bytes)))
        else { return }
        ShownText.verify(model.diagnostics, in: model.sources)
        for scenario in model.scenarios.prefix(3) {
            let checked = model.check(settings: scenario.settings, overrides: [])
            ShownText.verify(checked.diagnostics, in: model.sources)
        }
    }

    /// The sample.
    private static let sample: LoadedModel = {
        guard let model = try? Frontend.load(["m.ilv": SampleModel.text], path: "m.ilv") else {
            preconditionFailure("the sample cannot be read")
        }
        return model
    }()

    /// Sets a parameter, and asks for expressions: one a line.
    static func override(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 2).map(String.init)
        let overrides = lines.prefix(1).map { ParameterOverride(name: "SIZE", value: $0) }
        let query = sample.check(
            settings: [], overrides: overrides, expressions: Array(lines.dropFirst()), path: "expression")
        ShownText.verify(query.diagnostics + query.queryDiagnostics, in: query.sources)
    }
}
