import Reports
import Testing

/// What a model's text can do to a terminal: nothing.
@Suite struct StyledLineTests {
    @Test func controlCharactersAndOverridesOfDirectionAreSpelledOut() {
        let line = StyledLine("a\u{1B}[31mb\r\n\u{9B}\u{202E}evil\u{200B}")
        #expect(line.render(isColored: false) == #"a\u{1B}[31mb\u{D}\u{A}\u{9B}\u{202E}evil\u{200B}"#)
    }

    @Test func ordinaryTextOfAnyLanguageStays() {
        let text = "UNBOUND → BOUND_TDX, Größe, 状態"
        #expect(StyledLine(text).render(isColored: false) == text)
    }

    @Test func aLineIsColouredInPiecesAndEndsWithoutBlanks() {
        var line = StyledLine("ok", .good)
        line.append(" \u{1B}[2J")
        line.pad(to: 20)
        #expect(line.render(isColored: true) == "\u{1B}[32mok\u{1B}[0m \\u{1B}[2J")
        #expect(line.render(isColored: false) == #"ok \u{1B}[2J"#)
    }
}
