import Reports
import Testing

@testable import Commands

/// `interleave lifecycle`: what it refuses, what it writes, and its exit codes.
@Suite struct LifecycleCommandTests {
    /// A model with everything that an expression can ask for.
    private let model = """
        model m
        symmetric File(2)
        enum State { FREE, USED }
        struct Memfile { state: State, size: 0..99 }
        var file: [File] Memfile
        var other: [0..3] bool
        var gate: [File] mutex
        thread host[2]
        func is_used(f: File) -> bool { file[f].state == USED }
        op use(f: File) by host { file[f].state = USED }
        scenario first { tag nightly }
        scenario second { }
        """

    /// What is said on the standard error about `expressions`.
    private func refusal(_ expressions: String...) throws -> String {
        let options = expressions.flatMap { ["--of", $0] }
        let result = try TemporaryRun(["m.ilv": model], ["lifecycle", "FOLDER/m.ilv"] + options)
        #expect(result.code == .usage)
        #expect(result.output == "")
        return result.errors
    }

    /// What is printed about `expressions`.
    private func text(_ expressions: String..., options: [String] = []) throws -> String {
        let options = expressions.flatMap { ["--of", $0] } + options
        let result = try TemporaryRun(["m.ilv": model], ["lifecycle", "FOLDER/m.ilv"] + options)
        #expect(result.code == .success, "\(result.errors)")
        return result.output
    }

    @Test func freeNamesAreIndicesArgumentsAndParts() throws {
        #expect(try text("file[f].state").hasPrefix("life cycle of file[f].state, for every f: File\n"))
        #expect(try text("is_used(g)").hasPrefix("life cycle of is_used(g), for every g: File\n"))
        #expect(try text("held(gate[x])").hasPrefix("life cycle of held(gate[x]), for every x: File\n"))
        #expect(
            try text("exists g: File where g != f { is_used(g) && is_used(f) }").hasPrefix(
                "life cycle of exists g: File where g != f { is_used(g) && is_used(f) }, for every f: File\n"))
        #expect(
            try text("file[f].state", "other[n]").hasPrefix(
                "life cycle of file[f].state, other[n], for every f: File, n: 0..3\n"))
        #expect(try text("count f: File { is_used(f) }").hasPrefix("life cycle of count f: File { is_used(f) }\n"))
    }

    @Test func thePageHasAPictureAndTheTables() throws {
        let page = try text("file[f].state", options: ["--format", "html"])
        #expect(page.contains("<h1>Life cycle of <code>file[f].state, for every f: File</code></h1>"))
        #expect(
            page.contains(
                """
                <line class="lifeline" x1="63" y1="26" x2="63" y2="104"/>
                <line class="lifeline" x1="173" y1="26" x2="173" y2="104"/>
                <rect class="head" x="40" y="1" width="46" height="26" rx="6"/>\
                <text class="strong" x="48" y="18">FREE</text>
                <rect class="head" x="150" y="1" width="46" height="26" rx="6"/>\
                <text class="strong" x="158" y="18">USED</text>
                <circle class="tip" cx="37" cy="61" r="4"/><path class="message" d="M41 61 H55"/>\
                <path class="tip" d="M63 61 l-8 -4 v8 z"/>
                <rect class="back" x="103" y="75" width="29" height="16"/>
                <text x="106" y="87">use</text>
                <path class="message" d="M63 95 H165"/><path class="tip" d="M173 95 l-8 -4 v8 z"/>
                """))
        #expect(page.contains("<tr><td><b>FREE</b></td><td><b>USED</b></td><td><code>use</code></td></tr>"))
        #expect(page.contains("<td><code>0 → USED</code></td><td><code>0</code></td></tr>"))
        #expect(!page.contains("<script"))
    }

    @Test func aNameThatIsNoIndexIsUnknown() throws {
        #expect(
            try refusal("nobody") == """
                --of:1:1: error: nothing is called 'nobody' here [unknown-name]
                  1 | nobody
                    | ^~~~~~
                note: as an index or an argument, as in 'file[f].state', it would stand for every value

                """)
        #expect(try refusal("file[f].stat").contains("error: 'Memfile' has no field 'stat' [unknown-field]\n"))
        #expect(try refusal("file[f].stat").contains("help: write 'state'\n"))
        #expect(try refusal("file[f].state == USEDD").contains("help: write 'USED'\n"))
        #expect(try refusal("file[").contains("error: this '[' is never closed [unclosed-bracket]"))
        #expect(try refusal("gate[f]").contains("[place-as-value]"))
        #expect(try refusal("old(is_used(f))").contains("[outside-transition]"))
    }

    @Test func aNameOfTwoTypesIsRefused() throws {
        #expect(
            try refusal("is_used(f)", "other[f]") == """
                --of:1:7: error: 'f' stands for every value of 'File' and of '0..3' at once [free-name-types]
                  1 | other[f]
                    |       ^
                --of:1:9: note: here it is 'File'
                  1 | is_used(f)
                    |         ^
                note: two names mean two values

                """)
    }

    @Test func anExpressionOfTooManyValuesIsRefusedWithAdvice() throws {
        #expect(
            try refusal("file[f].size") == """
                --of:1:1: error: this expression has 100 values; at most 64 can be looked at [too-many-values]
                  1 | file[f].size
                    | ^~~~~~~~~~~~
                note: name a part of it, as in 'file[f].state', or a condition, as in 'count(q) > 0'

                """)
        #expect(try refusal("file[f].size % 50", "is_used(f)").contains("together the expressions have "))
        #expect(try refusal("file").contains("error: values of '[File] Memfile' cannot be listed [not-enumerable]"))
    }

    @Test func theScenarioIsTheFirstThatNeedsNoTag() throws {
        #expect(try text("is_used(f)").contains("model m\nscenario second\n"))
        #expect(try text("is_used(f)", options: ["--scenario", "first"]).contains("model m\nscenario first\n"))
    }

    @Test func filesAreWrittenInTheirFormats() throws {
        let result = try TemporaryRun(
            ["m.ilv": model],
            [
                "lifecycle", "FOLDER/m.ilv", "--of", "is_used(f)", "--output", "dot=FOLDER/a.dot", "--output",
                "mermaid=FOLDER/a.mmd",
            ])
        #expect(result.code == .success)
        #expect(result.files["a.dot"]?.hasPrefix("digraph lifecycle {\n") == true)
        #expect(
            result.files["a.mmd"] == """
                stateDiagram-v2
                    state "false" as v0
                    state "true" as v1
                    [*] --> v0
                    v0 --> v1: use

                """)
    }

    @Test func whatCannotBeLookedAtEndsWithItsCode() throws {
        let broken = ["b.ilv": "model b\nvar x: bol\n", "l.ilv": "var x: bool\n"]
        #expect(try TemporaryRun(broken, ["lifecycle", "--of", "x", "FOLDER/b.ilv"]).code == .model)
        #expect(try TemporaryRun(broken, ["lifecycle", "--of", "x", "FOLDER/none.ilv"]).code == .input)
        #expect(
            try TemporaryRun(broken, ["lifecycle", "--of", "x", "FOLDER/l.ilv"]).errors
                == "error: 'l.ilv' is a library without a model\n")
        #expect(
            try TemporaryRun(broken, ["lifecycle", "FOLDER/b.ilv"]).errors.hasPrefix("error: '--of EXPR' is missing\n"))
        #expect(
            try TemporaryRun(broken, ["lifecycle", "a", "b", "--of", "x"]).errors.hasPrefix("error: unexpected 'b'\n"))
    }

    @Test func namesThatPicturesGiveAMeaningAreHarmless() throws {
        let source = "model m\\nvar q: seq[1] of bool\\nrule add when count(q) == 0 { q.append(true) }"
            .replacing("\\n", with: "\n")
        func run(_ format: String) throws -> String {
            try TemporaryRun(
                ["m.ilv": source],
                [
                    "lifecycle", "--of", "{x: bool where x in {true} && count(q) > 0}", "--format", format,
                    "FOLDER/m.ilv",
                ]
            )
            .output
        }
        #expect(try run("mermaid").contains("    state \"#123;true#125;\" as v1\n"))
        #expect(try run("dot").contains("v1 [label=\"{true}\"];\n"))
        #expect(try run("markdown").contains("| {} | {true} | add (rule) |\n"))
    }
}
