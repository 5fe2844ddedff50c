import Testing

@testable import Commands

/// Lines are edited as people expect.
@Suite struct LineEditorTests {
    /// What a reader gets from the bytes of `keys`, and what the terminal shows.
    private func read(_ keys: [String], words: [String] = []) -> (entries: [LineEditor.Entry], shown: String) {
        var bytes = keys.joined().utf8.makeIterator()
        var shown = ""
        var editor = LineEditor(
            key: { KeyDecoder.next { bytes.next() } }, write: { shown += $0 }, width: { 40 }, suspend: {})
        var entries: [LineEditor.Entry] = []
        while entries.last != .end {
            entries.append(
                editor.read("> ") { head in
                    LineEditor.Completion(replaced: head.count, words: words.filter { $0.hasPrefix(head) })
                })
        }
        return (entries.dropLast(), shown)
    }

    @Test(arguments: [
        ("abc\r", "abc"), ("ac\u{1B}[Db\r", "abc"), ("bc\u{01}a\r", "abc"), ("ab\u{1B}[H\u{1B}[Fc\r", "abc"),
        ("abx\u{7F}c\r", "abc"), ("xabc\u{01}\u{1B}[3~\r", "abc"), ("abc def\u{17}\r", "abc "),
        ("abc def\u{1B}b\u{0B}\r", "abc "), ("abc def\u{15}x\r", "x"), ("abc\u{15}def\u{19}\r", "defabc"),
        ("größe\r", "größe"), ("a→\u{7F}b\r", "ab"), ("ab\u{1B}[1;5Dx\r", "xab"), ("abc\u{02}\u{04}\r", "ab"),
        ("a\u{1B}[15~b\r", "ab"),
    ])
    func keysEditTheLine(_ keys: String, _ line: String) { #expect(read([keys]).entries == [.line(line)]) }

    @Test func olderLinesComeBack() {
        let up = "\u{1B}[A"
        let down = "\u{1B}OB"
        #expect(
            read(["one\r", "two\r", up + up + "\r", "draft" + up + down + "\r", up + up + "x\r"]).entries
                == [.line("one"), .line("two"), .line("one"), .line("draft"), .line("onex")])
    }

    @Test(arguments: [
        ("\u{12}on\r", "one two"), ("\u{12}o\u{12}\r", "one two"), ("\u{12}three\u{05}x\r", "three four x"),
        ("ab\u{12}one\u{07}c\r", "abc"), ("\u{12}onx\u{7F}\r", "one two"), ("\u{12}zzz\r", ""),
    ])
    func olderLinesAreLookedFor(_ keys: String, _ line: String) {
        #expect(read(["one two\r", "three four \r", keys]).entries.last == .line(line))
    }

    @Test func whatIsLookedForIsShown() {
        #expect(read(["one two\r", "\u{12}tw\r"]).shown.contains("\r\u{1B}[K(search) 'tw': one two"))
    }

    @Test func aLineCanBeGivenUp() { #expect(read(["abc\u{03}", "d\r"]).entries == [.givenUp, .line("d")]) }

    @Test func endOfInputEndsAnEmptyLineOnly() {
        #expect(read(["\u{04}", "a\r"]).entries == [])
        #expect(read(["ab\u{01}\u{04}\r"]).entries == [.line("b")])
    }

    @Test func aWordIsCompleted() {
        #expect(read(["ba\t\r"], words: ["back", "check"]).entries == [.line("back ")])
        #expect(read(["s\t\r"], words: ["step_a", "step_b"]).entries == [.line("step_")])
        let listed = read(["step_\t\r"], words: ["step_a", "step_b"])
        #expect(listed.entries == [.line("step_")])
        #expect(listed.shown.contains("\nstep_a  step_b\n"))
    }

    @Test func ofALongLineThePartBeforeTheCursorIsShown() {
        let long = String(repeating: "x", count: 50) + "end"
        let result = read([long + "\r"])
        #expect(result.entries == [.line(long)])
        #expect(
            result.shown.hasSuffix(
                "\r\u{1B}[K> " + String(repeating: "x", count: 34) + "end\r\u{1B}[39C\n\r\u{1B}[K> \r\u{1B}[2C\n"))
    }
}
