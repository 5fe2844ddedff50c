import Foundation
import Reports
import Testing

@testable import Commands

/// `interleave matrix` from its arguments to its text, files and exit code.
@Suite struct MatrixCommandTests {
    /// A proposal with a violation that it expects.
    private let first = """
        model first "one | way"
        var number: 0..2
        rule add when number < 2 { number += 1 }
        /// "it must <b>never</b> be two"
        invariant D1_small "never two & `more`" { number < 2 }
        allow deadlock
        scenario known { expect violated D1_small }
        """

    /// Another, with a property of the same name and one of its own.
    private let second = """
        model second
        var on: bool
        rule flip { on = !on }
        invariant D1_small "never two & `more`" { !on || on }
        reachable D2_on { on }
        scenario base { skip D2_on "no <switch>" }
        """

    /// Runs the tool on both.
    private func run(_ arguments: String...) throws -> TemporaryRun {
        let files = ["2021-P1-first.ilv": first, "2022-second.ilv": second]
        return try TemporaryRun(files, ["matrix"] + arguments + ["FOLDER"])
    }

    @Test func theMarkdownLinksEachTrace() throws {
        let result = try run("--format", "markdown")
        #expect(result.code == .success)
        #expect(
            result.output.hasPrefix(
                """
                |  | requirement | P1 | second |
                | --- | --- | :-: | :-: |
                | D1 | never two \\& \\`more\\` | [✗ 2](#trace-1-D1_small) | ✓ |
                | D2 | on | – | n/a \\[1\\] |
                | deadlock | no deadlock | n/a \\[2\\] | ✓ |
                | errors | no error of the model itself | ✓ | ✓ |

                """))
        #expect(result.output.contains("- \\[1\\] no \\<switch\\>\n- \\[2\\] the model allows deadlock\n"))
        #expect(result.output.contains("\n> \"it must \\<b\\>never\\</b\\> be two\"\n"))
        #expect(result.output.contains("\n<a id=\"trace-1-D1_small\"></a>\n\n### P1: D1 never two \\& \\`more\\`\n"))
        #expect(result.output.contains("invariant D1_small is violated after 2 transitions, as expected"))
    }

    @Test func theTableAloneHasNoLinks() throws {
        let text = try run("--format", "markdown", "--table-only").output
        #expect(text.contains("| D1 | never two \\& \\`more\\` | ✗ 2 | ✓ |\n"))
        #expect(!text.contains("](#"))
        #expect(!text.contains("## "))
    }

    @Test func theHTMLIsOneFileInWhichEveryLinkLeadsSomewhere() throws {
        let result = try run("--output", "html=FOLDER/m.html", "--output", "markdown=FOLDER/m.md")
        let html = try #require(result.files["m.html"])
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
        #expect(html.hasSuffix("</body>\n</html>\n"))
        let targets = Set(html.matches(of: /\sid="([^"]+)"/).map { String($0.1) })
        let links = html.matches(of: /href="#([^"]+)"/).map { String($0.1) }
        #expect(links.sorted() == ["column-1", "column-2", "note-1", "note-2", "trace-1-D1_small"])
        #expect(links.filter { !targets.contains($0) } == [])
        #expect(!html.contains("://"))
        #expect(html.contains("never two &amp; `more`"))
        #expect(html.contains("it must &lt;b&gt;never&lt;/b&gt; be two"))
        #expect(html.contains("<td class=\"bad\" title=\"violated after 2 transitions\">"))
        #expect(result.files["m.md"] == (try run("--format", "markdown").output))
        #expect(result.output == (try run().output))
    }

    @Test func aTraceIsShownForItsCell() throws {
        let result = try run("--trace", "P1:D1", "--trace", "P1:errors")
        #expect(
            result.output == """
                P1: D1 never two & `more`
                  invariant D1_small is violated after 2 transitions, as expected (2021-P1-first.ilv:5:11)
                  "never two & `more`"
                  "it must <b>never</b> be two"

                    1  add()
                           number: 0 → 1
                    2  add()
                           number: 1 → 2

                    After transition 2, this is false (2021-P1-first.ilv:5:43):
                      number < 2
                        number = 2

                P1: errors no error of the model itself: holds

                """)
    }

    @Test func aCellThatThereIsNotIsRefused() throws {
        #expect(
            try run("--trace", "P2:D1").errors.hasPrefix("error: the matrix has no column 'P2'; did you mean 'P1'?\n"))
        #expect(
            try run("--trace", "P1:X9").errors.hasPrefix(
                "error: the matrix has no row 'X9'; there are D1, deadlock, errors\nusage: interleave matrix [options] PATH…\n"
            ))
        #expect(
            try run("--trace", "P1").errors.hasPrefix(
                "error: 'P1' is no value for '--trace': it takes COLUMN:ROW, e.g. P1:D4\n"))
        #expect(
            try run("--output", "html=FOLDER/none/m.html").errors.hasPrefix(
                "error: 'html=none/m.html' is no value for '--output': it takes FORMAT=FILE with a folder that exists\n"
            ))
        #expect(
            try run("--format", "dot").errors.hasPrefix(
                "error: 'dot' is no value for '--format': it takes terminal, json, junit, sarif, markdown, html or github\n"
            ))
    }

    @Test func theTableOfAPageIsReplaced() throws {
        let page = "before\n<!-- matrix -->\nold\n<!-- /matrix -->\nbehind\n"
        let files = ["page.md": page, "none.md": "nothing\n", "2022-second.ilv": second]
        let result = try TemporaryRun(
            files, ["matrix", "--update", "FOLDER/page.md", "--update", "FOLDER/none.md", "FOLDER/2022-second.ilv"])
        let table = try TemporaryRun(
            files, ["matrix", "--format", "markdown", "--table-only", "FOLDER/2022-second.ilv"]
        ).output
        #expect(result.files["page.md"] == "before\n<!-- matrix -->\n\(table)<!-- /matrix -->\nbehind\n")
        #expect(result.code == .input)
        #expect(
            result.errors
                == "error: 'none.md' does not hold the lines '<!-- matrix -->' and '<!-- /matrix -->' once each, "
                + "in this order\n")
    }

    @Test func theCodeIsThatOfCheck() throws {
        let unexpected = first.replacing("expect violated D1_small", with: "")
        #expect(try TemporaryRun(["a.ilv": unexpected], ["matrix", "FOLDER"]).code == .otherwise)
        #expect(try TemporaryRun(["a.ilv": first], ["matrix", "FOLDER", "--max-states", "1"]).code == .incomplete)
        #expect(try TemporaryRun(["a.ilv": first], ["matrix", "FOLDER/b.ilv"]).code == .input)
        #expect(try TemporaryRun([:], ["matrix"]).code == .usage)
    }
}

/// Which scenarios become columns, and what these are called.
@Suite struct MatrixSelectionTests {
    /// The labels of the columns of `files`.
    private func labels(_ files: [String: String], _ arguments: String...) throws -> [String] {
        let result = try TemporaryRun(files, ["matrix", "--format", "markdown", "--table-only", "FOLDER"] + arguments)
        let head = result.output.split(separator: "\n").first ?? ""
        return head.split(separator: "|").dropFirst(2).map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }

    /// A model with those scenarios.
    private func model(_ name: String, _ scenarios: String) -> String {
        "model \(name)\nvar x: bool\nrule flip { x = !x }\n\(scenarios)"
    }

    @Test func theDocumentationNamesTheColumns() throws {
        let text = model(
            "a", "/// Why.\n/// column: P1 one\nscenario s { }\nscenario t { }\n/// column: P2\nscenario u { }")
        #expect(try labels(["a.ilv": text]) == ["P1 one", "P2"])
    }

    @Test func otherwiseTheFirstScenarioWithoutATagIsTheColumn() throws {
        let text = model("a", "scenario s { tag nightly }\nscenario t { }\nscenario u { }")
        #expect(try labels(["2021-08-P3y-slot.ilv": text]) == ["P3y"])
        #expect(try labels(["a.ilv": text], "--scenario", "u", "--scenario", "t") == ["a t", "a u"])
    }

    @Test func labelsAreUnique() throws {
        let files = ["x-P1-a.ilv": model("a", ""), "x-P1-b.ilv": model("b", ""), "y.ilv": model("b", "")]
        #expect(try labels(files) == ["a", "b", "b (2)"])
    }

    @Test func aTagMustBeAskedFor() throws {
        let text = model("a", "/// column: small\nscenario s { }\n/// column: large\nscenario t { tag nightly }")
        #expect(try labels(["a.ilv": text]) == ["small"])
        #expect(try labels(["a.ilv": text], "--tag", "nightly") == ["small", "large"])
    }
}
