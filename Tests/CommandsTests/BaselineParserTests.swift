import Reports
import Testing

@testable import Commands

/// Baselines as text.
@Suite struct BaselineParserTests {
    private let entry = "a.ilv#s\n  violated p\n  until 2027-03-31\n  reason because\n"

    private func parse(_ text: String) throws(BaselineProblem) -> [KnownViolation] {
        var parser = BaselineParser()
        return try parser.parse(text)
    }

    @Test func everyKindOfEntryIsRead() throws {
        let text = """
            # A comment.
            models/a.ilv#one
              violated p
              until    2027-03-31
              reason   First,
              # A comment inside.
              reason   and second.

            b.ilv#two
            \tunreachable q
            \treason why # not
            \tuntil 2027-01-01

            b.ilv#two
              deadlock
              until 2027-01-01
              reason x
            b.ilv#two
              error "out of the "range""
              until 2027-01-01
              reason x
            """
        let (march, january) = (try #require(CalendarDate("2027-03-31")), try #require(CalendarDate("2027-01-01")))
        #expect(
            try parse(text) == [
                KnownViolation(
                    model: "models/a.ilv", scenario: "one", subject: .violated(property: "p"), expiry: march,
                    reason: "First, and second.", line: 2),
                KnownViolation(
                    model: "b.ilv", scenario: "two", subject: .unreachable(property: "q"), expiry: january,
                    reason: "why # not", line: 9),
                KnownViolation(
                    model: "b.ilv", scenario: "two", subject: .deadlock, expiry: january, reason: "x", line: 14),
                KnownViolation(
                    model: "b.ilv", scenario: "two", subject: .error(part: "out of the \"range\""), expiry: january,
                    reason: "x", line: 18),
            ])
        #expect(try parse("") == [])
        #expect(try parse(entry.replacing("\n", with: "\r\n")) == parse(entry))
    }

    @Test(arguments: [
        ("  violated p\n", 1, BaselineProblem.Fault.noEntry),
        ("a.ilv\n", 1, .noTarget("a.ilv")),
        ("a.ilv#s t\n", 1, .noTarget("a.ilv#s t")),
        ("a.ilv#\n", 1, .noTarget("a.ilv#")),
        ("/a.ilv#s\n", 1, .absolutePath("/a.ilv")),
        ("a.ilv#s\n  voilated p\n", 2, .unknownWord("voilated", suggestion: "violated")),
        ("a.ilv#s\n  violated p q\n", 2, .unexpectedValue("q")),
        ("a.ilv#s\n  violated\n", 2, .missingValue("violated")),
        ("a.ilv#s\n  deadlock now\n", 2, .unexpectedValue("now")),
        ("a.ilv#s\n  error message\n", 2, .noQuotes("message")),
        ("a.ilv#s\n  violated p\n  deadlock\n", 3, .repeated("deadlock")),
        ("a.ilv#s\n  until 2027-02-29\n", 2, .noDate("2027-02-29")),
        ("a.ilv#s\n  until 2027-02-28\n  until 2027-02-28\n", 3, .repeated("until")),
        ("\na.ilv#s\n  until 2027-02-28\n  reason x\n\nb.ilv#s\n", 2, .incomplete(Self.subject)),
        ("a.ilv#s\n  violated p\n  reason x\n", 1, .incomplete("'until YYYY-MM-DD'")),
        ("a.ilv#s\n  violated p\n  until 2027-02-28\n", 1, .incomplete("'reason' with a reason")),
        ("a.ilv#s\n  violated p\n  until 2027-02-28\n  reason\n", 4, .missingValue("reason")),
    ])
    func whatIsWrongIsSaidWithItsLine(_ text: String, _ line: Int, _ fault: BaselineProblem.Fault) {
        #expect(throws: BaselineProblem.wrong(fault, line: line)) { try parse(text) }
    }

    private static let subject = "'violated P', 'unreachable P', 'deadlock' or 'error \"part\"'"

    @Test func oneViolationIsAcceptedOnce() {
        #expect(throws: BaselineProblem.wrong(.duplicate(line: 1), line: 5)) {
            try parse(entry + entry.replacing("a.ilv", with: "./a.ilv"))
        }
    }

    @Test func whatATerminalWouldObeyIsShownAsAnEscape() {
        #expect(throws: BaselineProblem.wrong(.unknownWord("violated\0p\u{1B}[2J", suggestion: nil), line: 2)) {
            try parse("a.ilv#s\n  violated\0p\u{1B}[2J\n")
        }
        let problem = BaselineProblem.wrong(.unknownWord("violated\0p\u{1B}[2J", suggestion: nil), line: 2)
        #expect(problem.text(path: "a\u{7}") == #"a\u{7}:2: error: unknown word 'violated\u{0}p\u{1B}[2J'"#)
    }
}
