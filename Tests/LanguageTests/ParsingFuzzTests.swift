import Testing

@testable import Language

/// Texts that nobody would write: whatever they are, the parser returns, and what it reports lies within the text.
@Suite struct ParsingFuzzTests {
    /// A generator of numbers that gives the same ones each time; Vigna's SplitMix64.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// Reads `text`, renders what is wrong with it and checks every place; returns how much is wrong.
    private func read(_ text: [UInt8]) -> Int {
        var sources = SourceMap()
        let parsed = Parser.parse(sources.add(SourceFile(path: "f.ilv", text: text)), of: sources)
        let renderer = DiagnosticRenderer(sources: sources)
        for diagnostic in parsed.diagnostics {
            guard let span = diagnostic.span else { continue }
            #expect(0 <= span.start && span.start <= span.end && span.end <= text.count)
        }
        for diagnostic in parsed.diagnostics.prefix(3) { #expect(!renderer.render(diagnostic).isEmpty) }
        _ = parsed.tree.declarations.map { ParsingPrinter.text($0) }
        return parsed.diagnostics.count
    }

    @Test func randomBytesAreRead() {
        var numbers = Numbers(state: 1)
        for _ in 0..<500 {
            let count = Int.random(in: 1...120, using: &numbers)
            _ = read((0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) })
        }
        #expect(read([0xFF]) == 1)
    }

    @Test func randomTokensAreRead() {
        var numbers = Numbers(state: 2)
        let words = TokenKind.allCases.map { $0.isReservedWord || !$0.rawValue.contains(" ") ? $0.rawValue : "x" }
        let others = [
            "\n", "\n", "\n", "\n    ", "x", "y", "at", "by", "when", "T", "12", "\"s\"", "always", "returns", "lock",
        ]
        for _ in 0..<1_500 {
            let count = Int.random(in: 1...60, using: &numbers)
            let text = (0..<count).map { _ in (words + others + others).randomElement(using: &numbers) ?? "" }
            _ = read(Array(text.joined(separator: " ").utf8))
        }
        #expect(read(Array("rule".utf8)) == 1)
    }

    @Test(arguments: [SampleModels.referenceModel, SampleModels.memref, SampleModels.twoPhaseCommit])
    func modelsWithTokensTakenOutDoubledAndExchangedAreRead(_ model: String) {
        var numbers = Numbers(state: 3)
        let text = Array(model.utf8)
        let tokens = Lexer.tokens(of: text, file: FileID(index: 0)).tokens
        for _ in 0..<60 {
            var changed = text
            for _ in 0..<Int.random(in: 1...3, using: &numbers) {
                let token = tokens[Int.random(in: 0..<tokens.count, using: &numbers)]
                guard token.end <= changed.count else { continue }
                switch Int.random(in: 0..<3, using: &numbers) {
                case 0: changed.removeSubrange(token.start..<token.end)
                case 1: changed.insert(contentsOf: changed[token.start..<token.end], at: token.start)
                default:
                    let other = tokens[Int.random(in: 0..<tokens.count, using: &numbers)]
                    changed.replaceSubrange(token.start..<token.end, with: text[other.start..<other.end])
                }
            }
            // One wrong word gives one report, or a few where it opens or closes a block.
            #expect(read(changed) < 40)
        }
        #expect(read(text) == 0)
    }

    @Test(arguments: [SampleModels.referenceModel]) func everyBeginningOfAModelIsRead(_ model: String) {
        let text = Array(model.utf8)
        for end in stride(from: 0, through: text.count, by: 7) { #expect(read(Array(text[..<end])) < 6) }
    }
}
