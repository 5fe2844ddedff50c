import Testing

@testable import Language

/// Where lines end, and where they go on.
@Suite struct ParsingLineTests {
    /// The statements of a rule with the body `text`.
    private func read(_ text: String) -> [String] {
        var sources = SourceMap()
        let parsed = Parser.parse(text: "rule r {\n\(text)\n}", path: "m.ilv", into: &sources)
        guard case .rule(_, _, _, _, let body, _) = parsed.tree.declarations.first?.kind else { return ["no rule"] }
        return body.statements.map { ParsingPrinter.text($0) } + parsed.diagnostics.map(\.message.id)
    }

    /// The declarations of `text`.
    private func readFile(_ text: String) -> [String] {
        var sources = SourceMap()
        let parsed = Parser.parse(text: text, path: "m.ilv", into: &sources)
        return parsed.tree.declarations.map { ParsingPrinter.text($0) } + parsed.diagnostics.map(\.message.id)
    }

    @Test func aStatementEndsAtTheEndOfItsLineAtASemicolonAndBeforeABrace() {
        #expect(read("x = 1\ny = 2") == ["x = 1", "y = 2"])
        #expect(read("x = 1; y = 2;; z = 3;") == ["x = 1", "y = 2", "z = 3"])
        #expect(read("if a { x = 1 }") == ["if a {x = 1}"])
        #expect(read("x = 1 y = 2") == ["x = 1", "expected-line-end"])
        #expect(read("if a { } let y = 2") == ["if a {}", "let y = 2", "expected-line-end"])
    }

    @Test func aLineGoesOnWhileABracketIsOpen() {
        #expect(read("x = (a\n)\ny = f(\na\n,\nb\n)") == ["x = a", "y = f(a, b)"])
        #expect(read("x = [\n1,\n2\n]\ny = s[\n0\n]") == ["x = [1, 2]", "y = s[0]"])
        #expect(read("x = {\na\n}\ny = S {\na: 1\n}") == ["x = {a}", "y = S{a: 1}"])
        #expect(read("x = forall y: T {\np\n(q)\n}") == ["x = (forall y: T {p(q)})"])
    }

    @Test(arguments: [
        "+", "-", "&", "*", "/", "%", "..", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "implies", "in",
    ])
    func aLineGoesOnBehindAndBeforeABinaryOperator(_ sign: String) {
        #expect(read("x = a \(sign)\nb\ny = 1") == ["x = (a \(sign) b)", "y = 1"])
        #expect(read("x = a\n\(sign) b\ny = 1") == ["x = (a \(sign) b)", "y = 1"])
    }

    @Test func aLineGoesOnBeforeIsAndAt() {
        #expect(read("x = t\nis idle") == ["x = (t is idle)"])
        #expect(read("x = t\nat fault.map") == ["x = (t at fault.map)"])
        #expect(read("x = t at\nfault.map") == ["x = (t at fault.map)"])
    }

    @Test func aStatementMayBeginWithAVariableNamedAt() {
        #expect(read("x = t\nat = 1") == ["x = t", "at = 1"])
        #expect(
            read("x = t\nat += 1\nat[i] = 2\nat.f = 3\nat(4)") == [
                "x = t", "at += 1", "at[i] = 2", "at.f = 3", "at(4)",
            ])
        #expect(readFile("struct S { x: 0..n\n at: bool }") == ["struct S {x: 0..n, at: bool}"])
    }

    @Test func aLineGoesOnBehindAComma() {
        #expect(read("choose x: T,\ny: U") == ["choose x: T, y: U"])
        #expect(readFile("op f by a,\nb { }") == ["op f() by a, b {}"])
        #expect(readFile("only a,\nb") == ["only a, b"])
    }

    @Test func aLineGoesOnBehindAnAssignment() {
        #expect(read("x =\n1\nlet y =\n2") == ["x = 1", "let y = 2"])
        #expect(read("x =\ny = 2") == ["x = ?", "y = 2", "expected-expression"])
    }

    @Test func aLineGoesOnBeforeTheWordsOfItsForm() {
        #expect(readFile("op f()\nby t\nwhen a\n&& b\n{\n}") == ["op f() by t when (a && b) {}"])
        #expect(readFile("rule r\n  when a { }") == ["rule r() when a {}"])
        #expect(read("choose x: T\nwhere p\nelse { return }") == ["choose x: T where p else {return}"])
        #expect(read("if a { }\nelse if b { }\nelse { }") == ["if a {} else if b {} else {}"])
        #expect(read("either { }\nor { }") == ["either {} or {}"])
        #expect(read("require a\nelse EIO") == ["require a else EIO"])
        #expect(read("x = if a\nthen b\nelse c") == ["x = (if a then b else c)"])
        #expect(read("lock(m)\nelse { }") == ["lock(m) else {}"])
        #expect(read("if a\n{ }") == ["if a {}"])
        #expect(readFile("invariant i\n{\na\n}") == ["invariant i {a}"])
    }

    @Test func aBracketAtTheBeginningOfALineDoesNotContinueTheOneBefore() {
        #expect(read("x = a\n(b).c = 1") == ["x = a", "expression-is-no-statement"])
        #expect(read("x = a\n[b]") == ["x = a", "expression-is-no-statement"])
        #expect(read("x = a\n!b") == ["x = a", "expression-is-no-statement"])
        #expect(read("x = a\n.f") == ["x = a", "expected-statement"])
    }

    @Test func insideBracketsABracketContinues() { #expect(read("x = (f\n(b)\n[c]\n.d)") == ["x = f(b)[c].d"]) }

    @Test func aReturnWithoutAValueEndsAtTheEndOfItsLine() {
        #expect(read("return\nx = 1") == ["return", "x = 1"])
        #expect(read("if a { return }") == ["if a {return}"])
        #expect(read("return; x = 1") == ["return", "x = 1"])
    }

    @Test func wordsThatNeedAnExpressionNeedItOnTheirLine() {
        #expect(read("await\nx = 1") == ["await ?", "x = 1", "expected-expression"])
        #expect(read("fail\nx = 1") == ["fail ?", "x = 1", "expected-expression"])
    }

    @Test func aTitleStandsOnTheLineOfItsDeclaration() {
        #expect(readFile("var x: bool\n\"title\"") == ["var x: bool", "expected-declaration"])
    }

    @Test func fieldsAndMembersAreSeparatedByCommasOrLineEnds() {
        #expect(readFile("enum E { A,\nB\nC,\n}") == ["enum E {A, B, C}"])
        #expect(readFile("enum E { A B }") == ["enum E {A}", "expected-line-end"])
        #expect(readFile("struct S { a: T b: U }") == ["struct S {a: T}", "expected-line-end"])
    }

    @Test func aBlockCommentOverSeveralLinesEndsTheLine() { #expect(read("x = 1 /*\n*/ y = 2") == ["x = 1", "y = 2"]) }
}
