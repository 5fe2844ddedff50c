import Testing

@testable import Language

/// How diagnostics look.
@Suite struct DiagnosticsRendererTests {
    /// The text of the diagnostics of `text`.
    private func render(_ text: String, isColoured: Bool = false) -> String {
        var sources = SourceMap()
        let diagnostics = Parser.parse(text: text, path: "Models/m.ilv", into: &sources).diagnostics
        return DiagnosticRenderer(sources: sources, isColoured: isColoured).render(diagnostics)
    }

    @Test func thePlaceIsUnderlinedAndTheSuggestionFollows() {
        #expect(
            render("\n\nscenario s {\n    expect violate p\n}") == """
                Models/m.ilv:4:12: error: expected 'violated', 'unreachable', 'deadlock' or 'error' after 'expect', \
                found 'violate' [unknown-expectation]
                  4 |     expect violate p
                    |            ^~~~~~~
                help: write 'violated'

                """)
    }

    @Test func severalStandApart() {
        #expect(
            render("var x\nvar y") == """
                Models/m.ilv:1:6: error: expected ':' after the name of the variable, found the end of the line \
                [expected-token]
                  1 | var x
                    |      ^

                Models/m.ilv:2:6: error: expected ':' after the name of the variable, found the end of the file \
                [expected-token]
                  2 | var y
                    |      ^

                """)
    }

    @Test func tabsReachToTheNextFourthColumn() {
        #expect(
            render("\tvar\tx\t= 1").split(separator: "\n").dropFirst().joined(separator: "\n") == """
                  1 |     var x   = 1
                    |             ^
                """)
    }

    @Test func charactersThatDoNotShowAreWrittenAsNumbers() {
        #expect(
            render("var \u{202E}x: bool") == """
                Models/m.ilv:1:5: error: the character U+202E has no meaning here [invalid-character]
                  1 | var \\u{202E}x: bool
                    |     ^~~~~~~~

                """)
        #expect(render("\u{7}").contains("1 | \\u{7}\n"))
        #expect("a\u{1B}[31mb\nc".withoutInvisible == "a\\u{1B}[31mb\\u{A}c")
        #expect("é e\u{301} 字 \u{200B}".withoutInvisible == "é e\u{301} 字 \\u{200B}")
    }

    @Test func wideCharactersTakeTwoColumns() {
        #expect(
            render("/* 字 */ vra").split(separator: "\n").dropFirst().joined(separator: "\n") == """
                  1 | /* 字 */ vra
                    |          ^~~
                help: write 'var'
                """)
    }

    @Test func longLinesAreCutAroundThePlace() {
        let before = String(repeating: "a", count: 300)
        let lines = render("/*\(before)*/ vra \(before)").split(separator: "\n")
        #expect(
            lines[1] == "  1 | …" + String(repeating: "a", count: 37) + "*/ vra " + String(repeating: "a", count: 56)
                + "…")
        #expect(lines[2] == "    |  " + String(repeating: " ", count: 40) + "^~~")
    }

    @Test func aVeryLongLineIsCut() {
        let lines = render("vra " + String(repeating: "a ", count: 100_000)).split(separator: "\n")
        #expect(lines[1].count == 107)
        #expect(lines[1].hasPrefix("  1 | vra a a"))
        #expect(lines[1].hasSuffix("a …"))
    }

    @Test func anUnderlineEndsWithItsLine() {
        var sources = SourceMap()
        let file = sources.add(SourceFile(path: "m", text: Array("ab cd\nef".utf8)))
        let message = SyntaxMessage.chainedRange
        let text = DiagnosticRenderer(sources: sources).render(
            Diagnostic(message, at: SourceSpan(file: file, start: 3, end: 8)))
        #expect(text == "m:1:4: error: '..' does not chain [chained-range]\n  1 | ab cd\n    |    ^~\n")
    }

    @Test func notesOfSeveralFilesHaveTheirPlaces() throws {
        let model = try Frontend.load(
            ["m.ilv": "model m\nimport \"lib.ilv\"", "lib.ilv": "\nmodel other"], path: "m.ilv")
        #expect(
            DiagnosticRenderer(sources: model.sources).render(model.diagnostics) == """
                m.ilv:2:8: error: 'lib.ilv' has a 'model' line and cannot be imported [import-of-model]
                  2 | import "lib.ilv"
                    |        ^~~~~~~~~
                lib.ilv:2:7: note: its 'model' line
                  2 | model other
                    |       ^~~~~

                """)
    }

    @Test func whatHasNoPlaceHasNoExcerpt() {
        let text = DiagnosticRenderer(sources: SourceMap()).render(
            Diagnostic(SyntaxMessage.chainedRange, at: nil, notes: [DiagnosticNote("so it is")]))
        #expect(text == "error: '..' does not chain [chained-range]\nnote: so it is\n")
    }

    @Test func anEmptyReplacementLeavesSomethingOut() {
        var sources = SourceMap()
        let file = sources.add(SourceFile(path: "m", text: Array("a".utf8)))
        let span = SourceSpan(file: file, start: 0, end: 1)
        let text = DiagnosticRenderer(sources: sources).render(
            Diagnostic(SyntaxMessage.chainedRange, at: span, suggestion: .init(replace: span, with: "")))
        #expect(text.hasSuffix("help: leave it out\n"))
    }

    @Test func coloursAreEscapeSequencesAroundTheSameText() {
        let coloured = render("\nvra x", isColoured: true)
        #expect(
            coloured
                == "\u{1B}[1mModels/m.ilv:2:1: \u{1B}[0m\u{1B}[1;31merror: \u{1B}[0mexpected a declaration, found 'vra' "
                + "[expected-declaration]\n\u{1B}[34m  2 |\u{1B}[0m vra x\n\u{1B}[34m    | \u{1B}[0m\u{1B}[1;32m^~~\u{1B}[0m\n"
                + "\u{1B}[1;32mhelp: \u{1B}[0mwrite 'var'\n")
    }

    @Test func bytesThatAreNoUTF8AreShownAsNumbers() {
        var sources = SourceMap()
        let file = sources.add(SourceFile(path: "m", text: Array("// a".utf8) + [0xFF] + Array("b".utf8)))
        let diagnostics = Parser.parse(file, of: sources).diagnostics
        #expect(
            DiagnosticRenderer(sources: sources).render(diagnostics)
                == "m:1:5: error: the file is not UTF-8 here [invalid-encoding]\n  1 | // a\\xFFb\n    |     ^~~~\n")
    }

    @Test func theOrderIsThatOfThePlacesAndNothingIsSaidTwice() {
        let span = { (file: Int, start: Int) in SourceSpan(file: FileID(index: file), start: start, end: start + 1) }
        let diagnostics = [
            Diagnostic(SyntaxMessage.chainedRange, at: span(1, 0)),
            Diagnostic(SyntaxMessage.chainedRange, at: span(0, 5)),
            Diagnostic(SyntaxMessage.chainedComparison, at: span(0, 5)),
            Diagnostic(SyntaxMessage.chainedRange, at: nil),
            Diagnostic(SyntaxMessage.chainedRange, at: span(0, 5)),
            Diagnostic(SyntaxMessage.chainedRange, at: span(0, 1)),
        ]
        #expect(
            diagnostics.inOrder().map { "\($0.span?.file.index ?? -1) \($0.span?.start ?? 0) \($0.message.id)" } == [
                "-1 0 chained-range", "0 1 chained-range", "0 5 chained-range", "0 5 chained-comparison",
                "1 0 chained-range",
            ])
    }
}
