import Reports
import Testing

@testable import Commands

/// The page of `interleave manual`.
@Suite struct ManPageTests {
    @Test func theHeadIsThatOfAManPage() throws {
        let page = try TemporaryRun([:], ["manual"])
        #expect(page.code == .success)
        #expect(
            page.output.hasPrefix(
                """
                .TH INTERLEAVE 1 2026-11-21 "interleave 0.1.0" "User Commands"
                .SH NAME
                interleave \\- visits every interleaving of a model of an API
                .SH SYNOPSIS
                .B interleave
                .I COMMAND
                [options] ...
                .SH DESCRIPTION

                """))
    }

    @Test func everyOptionOfEveryCommandIsInThePage() throws {
        let page = try TemporaryRun([:], ["manual"]).output
        for (name, screen) in CommandLineTool.entries.map({ ($0.name, $0.screen) }) where name != "help" {
            #expect(page.contains(".SS \"interleave \(name)\""))
            for option in screen.options {
                #expect(page.contains(option.name.replacing("-", with: "\\-")), "\(name) \(option.name)")
            }
        }
        #expect(page.contains(".SH \"EXIT STATUS\"\n"))
        #expect(page.contains(".TP\n.B 65\na model does not compile\n"))
    }

    @Test func aTextIsNoCommand() {
        var text = RoffText()
        text.text(".so /etc/passwd\n'x \\fB- … →")
        text.request(".B", ["a \"b\"", "c", ""])
        #expect(
            text.lines == [
                "\\&.so /etc/passwd", "\\(aqx \\efB\\- ... \\(->", ".B \"a \\(dqb\\(dq\" c \"\"",
            ])
    }

    @Test func onlyPrintableCharactersOfASCIIAreWritten() throws {
        let page = try TemporaryRun([:], ["manual"]).output
        #expect(page.unicodeScalars.allSatisfy { $0.isASCII })
    }
}
