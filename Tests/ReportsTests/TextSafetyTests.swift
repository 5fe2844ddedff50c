import Reports
import Testing

/// What a model's text can do to a terminal: nothing.
@Suite struct TextSafetyTests {
    @Test func controlCharactersAreSpelledOut() {
        #expect(TextSafety.escaped("a\u{1B}[31mb\r\n\u{7F}\u{9B}") == #"a\u{1b}[31mb\u{d}\u{a}\u{7f}\u{9b}"#)
    }

    @Test func overridesOfDirectionAreSpelledOut() {
        #expect(TextSafety.escaped("\u{202E}evil\u{2066}\u{200B}") == #"\u{202e}evil\u{2066}\u{200b}"#)
    }

    @Test func ordinaryTextOfAnyLanguageStays() {
        #expect(TextSafety.escaped("UNBOUND → BOUND_TDX, Größe, 状態") == "UNBOUND → BOUND_TDX, Größe, 状態")
    }

    @Test func tabsAreBlanks() {
        #expect(TextSafety.escaped("a\tb") == "a    b")
    }

    @Test func aLineIsColouredInPiecesAndEndsWithoutBlanks() {
        var line = StyledLine("ok", .good)
        line.append(" \u{1B}[2J")
        line.pad(to: 20)
        #expect(line.render(isColored: true) == "\u{1B}[32mok\u{1B}[0m \\u{1b}[2J")
        #expect(line.render(isColored: false) == #"ok \u{1b}[2J"#)
    }
}
