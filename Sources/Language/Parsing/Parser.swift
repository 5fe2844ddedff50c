/// Reads the text of a file as a syntax tree, by recursive descent.
///
/// One file of this folder holds one area of the grammar; the doc comment of each method is the production that it
/// parses. The parser never gives up: what it cannot read it reports, marks as missing and passes over, up to the end of
/// the statement or declaration. Time is linear in the length of the text.
public struct Parser {
    /// The text as UTF-8.
    let text: [UInt8]
    /// The file that spans name.
    let file: FileID
    /// The tokens; the last is the end of the file.
    let tokens: [Token]
    /// Documentation lines by the token that follows them.
    let documentation: [Int: [Range<Int>]]
    /// The index of the next token.
    var position = 0
    /// What is wrong so far.
    var diagnostics: [Diagnostic]
    /// Whether something was reported in this statement or declaration, so that what follows from it is not.
    var isRecovering = false
    /// How many brackets of expressions are open, in which line ends mean nothing.
    var openBrackets = 0
    /// Whether `Name {` begins a literal of a structure.
    var allowsStructureLiteral = true
    /// Whether the operators of temporal logic are words of the language here.
    var isTemporal = false
    /// Where the statement, declaration or line of a block that is being read begins.
    var itemStart = 0
    /// Where a block was found to break off, so that the blocks around it are not reported too.
    var unclosedAt = -1
    /// How deep the parser has descended.
    var nesting = 0
    /// The height of the syntax tree that the last method for an expression or type returned.
    var height = 0

    /// Makes a parser for the text of `file`.
    init(text: [UInt8], file: FileID) {
        let stream = Lexer.tokens(of: text, file: file)
        self.text = text
        self.file = file
        tokens = stream.tokens
        documentation = stream.documentation
        diagnostics = stream.diagnostics
    }

    /// The tree of the file `file` of `sources`, with what is wrong in it in the order of the text.
    public static func parse(_ file: FileID, of sources: SourceMap) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
        var parser = Parser(text: sources[file].text, file: file)
        let declarations = parser.parseFile()
        return (SyntaxTree(file: file, declarations: declarations), parser.diagnostics.inOrder())
    }

    /// The tree of `text`, which becomes the file `path` of `sources`.
    public static func parse(
        text: String, path: String, into sources: inout SourceMap
    ) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
        parse(sources.add(SourceFile(path: path, text: Array(text.utf8))), of: sources)
    }

    /// The expression `text`, which becomes the file `path` of `sources`; `--set NAME=VALUE` is read so.
    public static func parseExpression(
        _ text: String, path: String = "--set", into sources: inout SourceMap
    ) -> (expression: ExpressionSyntax, diagnostics: [Diagnostic]) {
        let bytes = Array(text.utf8)
        var parser = Parser(text: bytes, file: sources.add(SourceFile(path: path, text: bytes)))
        parser.openBrackets = 1
        let expression = parser.parseExpression()
        if parser.kind != .endOfFile { parser.report(.expectedLineEnd(found: parser.found)) }
        return (expression, parser.diagnostics.inOrder())
    }
}
