/// Cuts the text of a file into tokens, in time linear in its length.
///
/// Signs are matched as long as possible: `x!=y` is unequal, `1..2` a range. Nothing in the text stops the lexer: what is
/// no token is reported and passed over.
struct Lexer {
    /// The text as UTF-8.
    let text: [UInt8]
    /// The file that spans name.
    let file: FileID
    /// The offset of the next byte to read.
    var offset = 0
    /// Whether no token has been read on this line yet.
    var isFirstOnLine = true
    /// The `///` lines read since the last token, without a blank line between them.
    var documentation: [Range<Int>] = []
    /// Whether a line ended since the last documentation line and nothing has followed.
    var lineIsBlank = true
    /// Whether a blank line follows the documentation read so far.
    var pendingBlankLine = false
    /// What has been read.
    var stream = TokenStream()

    /// Makes a lexer for the text of `file`.
    init(_ text: [UInt8], file: FileID) {
        self.text = text
        self.file = file
    }

    /// The tokens of `text`; none if it has more than `limit` bytes.
    static func tokens(
        of text: [UInt8], file: FileID, limit: Int = SourceFile.largestSize
    ) -> TokenStream {
        guard text.count <= limit else { return refused(file, .fileTooLarge, at: 0..<0) }
        // A file with a zero byte is no text: one message says so instead of thousands.
        if let zero = text.firstIndex(of: 0) {
            return refused(file, .invalidCharacter("\0"), at: zero..<zero + 1)
        }
        var lexer = Lexer(text, file: file)
        lexer.reportInvalidEncoding()
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { lexer.offset = 3 }
        while lexer.skipTrivia() { lexer.readToken() }
        lexer.append(.endOfFile, from: text.count, isFirstOnLine: true)
        return lexer.stream
    }

    /// No tokens, for a file that is too large or no text.
    private static func refused(_ file: FileID, _ message: SyntaxMessage, at place: Range<Int>) -> TokenStream {
        var lexer = Lexer([], file: file)
        lexer.report(message, from: place.lowerBound, to: place.upperBound)
        lexer.append(.endOfFile, from: 0, isFirstOnLine: true)
        return lexer.stream
    }

    /// The byte `distance` ahead, or 0 behind the end.
    func byte(_ distance: Int = 0) -> UInt8 {
        let index = offset + distance
        return index < text.count ? text[index] : 0
    }

    /// Appends the token that ends before `offset`.
    mutating func append(_ kind: TokenKind, from start: Int, isFirstOnLine first: Bool? = nil) {
        if !documentation.isEmpty {
            stream.documentation[stream.tokens.count] = documentation
            documentation = []
            pendingBlankLine = false
        }
        stream.tokens.append(Token(kind, start: start, end: max(offset, start), isFirstOnLine: first ?? isFirstOnLine))
        isFirstOnLine = false
    }

    /// Reports `message` for `start..<end`.
    mutating func report(
        _ message: SyntaxMessage, from start: Int, to end: Int, replacement: String? = nil
    ) {
        let span = SourceSpan(file: file, start: start, end: end)
        let suggestion = replacement.map { DiagnosticSuggestion(replace: span, with: $0) }
        stream.diagnostics.append(Diagnostic(message, at: span, suggestion: suggestion))
    }

    /// Reads the token at `offset`, which is no blank and no comment.
    private mutating func readToken() {
        switch byte() {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): readWord()
        case UInt8(ascii: "\""): readString()
        default:
            guard let (kind, length) = sign() else { return readUnknown() }
            let start = offset
            offset += length
            append(kind, from: start)
        }
    }

    /// Reads a name or a reserved word.
    private mutating func readWord() {
        let start = offset
        while Self.isNameByte(byte()) { offset += 1 }
        if offset - start == 1, text[start] == UInt8(ascii: "_") { return append(.underscore, from: start) }
        let spelling = String(decoding: text[start..<offset], as: UTF8.self)
        append(TokenKind.reservedWords[spelling] ?? .name, from: start)
    }

    /// Whether `byte` can be part of a name.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
