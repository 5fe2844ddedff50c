import Support
import Testing

@testable import Language

/// Every diagnostic of the lexer and the parser, each with texts that are refused for it. `‹id›` marks the place.
@Suite struct ParsingDiagnosticTests {
    /// Reads `marked` and compares what is wrong with what is expected.
    private func check(_ marked: String) {
        let source = MarkedSource(marked)
        var sources = SourceMap()
        let diagnostics = Parser.parse(text: source.text, path: "m.ilv", into: &sources).diagnostics
        #expect(MarkedSource.found(diagnostics, in: sources) == source.expected, "\(marked)")
    }

    /// What is wrong with `text`.
    private func diagnostics(_ text: String) -> [Diagnostic] {
        var sources = SourceMap()
        return Parser.parse(text: text, path: "m.ilv", into: &sources).diagnostics
    }

    /// Refused texts; those of one identity stand together.
    static let examples: [String] = [
        "invariant i { a ‹assignment-in-expression›= b }",
        "invariant i { forall x: T { a[x] ‹assignment-in-expression›+= 1 } }",
        "rule r when a ‹assignment-in-expression›= b { }",
        "rule r { if a ‹assignment-in-expression›= b { } }",
        "rule r { x = y ‹assignment-in-expression›= 1 }",
        "invariant i { a == b ‹chained-comparison›== c }",
        "type T = a..b‹chained-range›..c",
        "rule r { unlock(m) ‹else-of-call›else { return } }",
        "‹expected-declaration›hello world",
        "‹expected-declaration›x = 1\nvar y: bool",
        "‹expected-declaration›{ a\n b }\nvar y: bool",
        "invariant i { ‹expected-expression›}",
        "invariant i { a && ‹expected-expression›}",
        "rule r { x = f(a, ‹expected-expression›* b) }",
        "rule r {\n    x = a +‹expected-expression›\n}",
        "invariant i { ‹expected-expression›\"text\" }",
        "invariant i { a[‹expected-expression›] }",
        "var x: bool ‹expected-line-end›var y: bool",
        "rule r { x = 1 ‹expected-line-end›y = 2 }",
        "rule r { break ‹expected-line-end›x }",
        "var ‹expected-name›: bool",
        "op ‹expected-name›(a: T) by t { }",
        "enum E { A, ‹expected-name›3 }",
        "rule r { ‹expected-statement›, x }",
        "rule r {\n    x = 1\n    ‹expected-statement›->\n}",
        "rule r { ‹expected-statement›else { } }",
        "rule r { ‹expected-statement›\"x\" }",
        "var x ‹expected-token›= 3",
        "param N: 1..2‹expected-token›",
        "func f() ‹expected-token›{ a }",
        "invariant i ‹expected-token›a == b",
        "rule r { x = (a ‹expected-token›b) }",
        "rule r { x = if a then b‹expected-token›\n}",
        "rule r { require a‹expected-token›\n}",
        "allow ‹expected-token›deadlocks",
        "invariant i { t is ‹expected-token›busy }",
        "import ‹expected-token›a",
        "op f ‹expected-token›bye t { }",
        "needs ‹expected-token›thread t",
        "weak ‹expected-token›invariant i { a }",
        "var x: seq[3] ‹expected-token›bool",
        "var x: ‹expected-type›= 3",
        "var x: [‹expected-type›] bool",
        "struct S { a: ‹expected-type›, b: T }",
        "rule r { x ‹expression-is-no-statement›== 1 }",
        "rule r { ‹expression-is-no-statement›x }",
        "rule r { ‹expression-is-no-statement›x + 1 }",
        "rule r { ‹expression-is-no-statement›forall x: T { p } }",
        "‹fairness-does-not-fit›unfair op f by t { }",
        "‹fairness-does-not-fit›weak thread t",
        "invariant i { a ‹foreign-operator›and b ‹foreign-operator›or ‹foreign-operator›not c }",
        "invariant i { a ‹foreign-operator›=> b }",
        "model m \"a‹invalid-character›\u{202E}b\"",
        "‹invalid-character›# comment",
        "invariant i { a ‹invalid-character›| b }",
        "invariant i { a ‹invalid-character›≤ b }",
        "model m \"a‹invalid-character›\u{1B}b\"",
        "rule r { let x‹let-has-no-type›: bool = true }",
        "const A = ‹malformed-number›12ab",
        "const A = ‹malformed-number›0x",
        "invariant i { s.‹method-in-expression›insert(x) }",
        "invariant i { ‹misplaced-wildcard›_ == a }",
        "const A = ‹number-too-large›99999999999999999999",
        "op ‹operation-without-thread›f(a: T) when a { }",
        "op ‹operation-without-thread›f { }",
        "var ‹reserved-word›count: bool",
        "rule r { let ‹reserved-word›op = 1 }",
        "enum E { ‹reserved-word›model, A }",
        "struct S { ‹reserved-word›type: T }",
        "rule r { ‹reserved-word›old = 1 }",
        "invariant i { ‹reserved-word›type == a }",
        "rule r(a: T) ‹rule-with-thread›by host, t[v] when a { }",
        "rule r { if a == ‹structure-literal-before-block›S { x: 1 } { } }",
        "param N \"a\": 1..2 = 1 ‹second-title›\"b\"",
        "rule r ‹unclosed-bracket›{ x = 1",
        "rule r { if a ‹unclosed-bracket›{\n    x = 1\n\ninvariant i { a }",
        "invariant i ‹unclosed-bracket›{ a\ninvariant j { b }",
        "enum E ‹unclosed-bracket›{ A, B\n\nvar x: bool",
        "scenario s ‹unclosed-bracket›{ N = 1\n\nvar x: bool\nrule r { }",
        "rule r { x = f‹unclosed-bracket›(a, b\n}",
        "var x: bool\n‹unexpected-closer›}",
        "rule r { } ‹unexpected-closer›}\nvar x: bool",
        "rule r { x = 1 ‹expected-line-end›)\n y = 2 }",
        "scenario s { expect ‹unknown-expectation›violate p }",
        "model m \"a‹unknown-escape›\\n\"",
        "scenario s { ‹unknown-scenario-item›expects violated p }",
        "scenario s { ‹unknown-scenario-item›3 }",
        "scenario s { N‹expected-token›: 3 }",
        "var x: bool ‹unterminated-comment›/* a /* b */\nvar y: bool",
        "model m ‹unterminated-string›\"a\nvar x: bool",
        "model m ‹unterminated-string›\"a\\\"\nvar x: bool",
        "rule r { x = ‹unterminated-string›\"a }\n    y = 1\n}",
        "enum E { A,\n    ‹expected-name›3\n}",
        "rule r {\n    if a ‹unclosed-bracket›{\n        x = 1\n\nskip p",
        "rule r { var ‹variable-without-type›x }",
    ]

    @Test(arguments: examples) func whatIsWrongIsReportedOnceAtItsPlace(_ marked: String) { check(marked) }

    @Test func everyDiagnosticHasARefusedExample() {
        var seen: Set<String> = ["file-too-large", "invalid-encoding", "nested-too-deeply"]
        for example in Self.examples {
            for expected in MarkedSource(example).expected { seen.insert(String(expected.split(separator: " ")[1])) }
        }
        #expect(Set(SyntaxMessage.samples.map(\.id)).subtracting(seen).sorted() == [])
        #expect(SyntaxMessage.samples.map(\.id) == Set(SyntaxMessage.samples.map(\.id)).sorted())
    }

    @Test func aFileThatIsTooLargeIsNotRead() {
        let stream = Lexer.tokens(of: Array("var".utf8), file: FileID(index: 0), limit: 2)
        #expect(stream.diagnostics.map(\.message.id) == ["file-too-large"])
        #expect(stream.tokens.map(\.kind) == [.endOfFile])
        #expect(Lexer.tokens(of: Array("var".utf8), file: FileID(index: 0), limit: 3).diagnostics.isEmpty)
    }

    @Test func bytesThatAreNoUTF8AreReportedAtTheFirst() {
        var sources = SourceMap()
        let text = Array("model m\n// é ".utf8) + [0xFF, 0xFE] + Array("\nvar x: bool".utf8)
        let parsed = Parser.parse(sources.add(SourceFile(path: "m.ilv", text: text)), of: sources)
        #expect(MarkedSource.found(parsed.diagnostics, in: sources) == ["2:6 invalid-encoding"])
        #expect(parsed.tree.declarations.count == 2)
    }

    @Test(arguments: [
        ("invariant i { a = b }", "=="), ("rule r { x == 1 }", "="), ("invarient i { a }", "invariant"),
        ("scenario s { expect violate p }", "violated"), ("scenario s { expects violated p }", "expect"),
        ("invariant i { a | b }", "||"), ("invariant i { a ≤ b }", "<="), ("model m \"\\n\"", "\\\\"),
    ]) func whatWasProbablyMeantIsSuggested(_ text: String, _ replacement: String) {
        #expect(diagnostics(text).map(\.suggestion?.replacement) == [replacement])
    }

    @Test(arguments: [
        ("rule r { x = (a ]) }", "expected ')' after the expression, found ']'"),
        ("var x", "expected ':' after the name of the variable, found the end of the file"),
        ("var x\nvar y: bool", "expected ':' after the name of the variable, found the end of the line"),
        ("invariant i { a", "this '{' is never closed"),
        ("var x: bool\n3", "expected a declaration, found '3'"),
    ]) func theSentenceSaysWhatWasFound(_ text: String, _ sentence: String) {
        #expect(diagnostics(text).map(\.message.text) == [sentence])
    }
}

extension SyntaxMessage {
    /// One message of each kind, in the order of the catalogue.
    fileprivate static let samples: [SyntaxMessage] = [
        .assignmentInExpression("="), .chainedComparison, .chainedRange, .elseOfCall("f"),
        .expectedDeclaration(found: ""),
        .expectedExpression(found: ""), .expectedLineEnd(found: ""), .expectedName(of: "", found: ""),
        .expectedStatement(found: ""), .expectedToken("", after: "", found: ""), .expectedType(found: ""),
        .expressionIsNoStatement, .fairnessDoesNotFit("", ""), .fileTooLarge, .foreignOperator("", ""),
        .invalidCharacter("a"), .invalidEncoding,
        .letHasNoType, .malformedNumber(""), .methodInExpression(""), .misplacedWildcard, .nestedTooDeeply,
        .numberTooLarge(""), .operationWithoutThread(""), .reservedWord(""), .ruleWithThread(""), .secondTitle,
        .structureLiteralBeforeBlock(""), .unclosedBracket(""), .unexpectedCloser(""), .unknownEscape,
        .unknownExpectation(found: ""), .unknownScenarioItem(found: ""), .unterminatedComment, .unterminatedString,
        .variableWithoutType(""),
    ]

    /// Does nothing but fail to compile when a message is added that `samples` does not know.
    private func isSampled() -> Bool {
        switch self {
        case .assignmentInExpression, .chainedComparison, .chainedRange, .elseOfCall, .expectedDeclaration,
            .expectedExpression, .expectedLineEnd, .expectedName, .expectedStatement, .expectedToken, .expectedType,
            .expressionIsNoStatement, .fairnessDoesNotFit, .fileTooLarge, .foreignOperator, .invalidCharacter,
            .invalidEncoding,
            .letHasNoType, .malformedNumber, .methodInExpression, .misplacedWildcard, .nestedTooDeeply, .numberTooLarge,
            .operationWithoutThread, .reservedWord, .ruleWithThread, .structureLiteralBeforeBlock, .secondTitle,
            .unclosedBracket, .unexpectedCloser, .unknownExpectation, .unknownEscape, .unknownScenarioItem,
            .unterminatedComment, .unterminatedString, .variableWithoutType:
            true
        }
    }
}
