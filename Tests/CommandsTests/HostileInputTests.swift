import Foundation
import Reports
import Testing

/// Models that nobody writes by accident: whatever they are, they are refused with a reason, or checked.
@Suite struct HostileInputTests {
    /// A text that is refused, and the identity of the first thing that is said about it.
    struct Refusal: CustomTestStringConvertible, Sendable {
        /// What is repeated or huge.
        let name: String
        /// The text behind `model m`.
        let text: String
        /// The identity.
        let identity: String

        /// The name.
        var testDescription: String { name }
    }

    /// `text`, so many times.
    private static func many(_ text: String, _ count: Int = 3_000) -> String { String(repeating: text, count: count) }

    /// What is nested, long or large beyond reason.
    private static let refusals = [
        Refusal(
            name: "parentheses", text: "var x: bool\ninvariant i { \(many("("))x\(many(")")) }",
            identity: "nested-too-deeply"),
        Refusal(name: "signs", text: "var x: bool\ninvariant i { \(many("!"))x }", identity: "nested-too-deeply"),
        Refusal(
            name: "quantifiers", text: "var x: bool\ninvariant i { \(many("forall a: 0..1 { "))x\(many("}")) }",
            identity: "nested-too-deeply"),
        Refusal(
            name: "blocks", text: "var x: bool\nrule r { \(many("if x { "))x = true\(many(" }")) }",
            identity: "nested-too-deeply"),
        Refusal(
            name: "else", text: "var x: bool\nrule r { if x { }\(many(" else if x { }")) }",
            identity: "nested-too-deeply"),
        Refusal(name: "types", text: "var x: \(many("set of "))bool", identity: "nested-too-deeply"),
        Refusal(name: "sums", text: "var x: 0..3\ninvariant i { x\(many(" + x")) > 0 }", identity: "nested-too-deeply"),
        Refusal(
            name: "implications", text: "var x: bool\ninvariant i { x\(many(" implies x")) }",
            identity: "nested-too-deeply"),
        Refusal(name: "fields", text: "var x: bool\ninvariant i { x\(many(".a")) }", identity: "nested-too-deeply"),
        Refusal(
            name: "structures",
            text: (0..<100).map { "struct S\($0) { a: S\($0 + 1), b: S\($0 + 1) }\n" }.joined()
                + "struct S100 { a: bool }\nvar x: S0", identity: "nested-too-deeply"),
        Refusal(name: "range", text: "var x: 0..9223372036854775807", identity: "range-too-large"),
        Refusal(name: "set", text: "var x: set of 0..9223372036854775806", identity: "range-too-large"),
        Refusal(name: "array", text: "var x: [0..1000000] [0..1000000] bool", identity: "array-too-large"),
        Refusal(name: "sequence", text: "var x: seq[9223372036854775807] of bool", identity: "count-out-of-range"),
        Refusal(name: "threads", text: "thread t[100000]\nvar x: bool", identity: "count-out-of-range"),
        Refusal(name: "identities", text: "symmetric V(9223372036854775807)", identity: "count-out-of-range"),
        Refusal(name: "parameter", text: "param N: 1..9223372036854775807 = 3", identity: "range-too-large"),
        Refusal(
            name: "calls",
            text: (0..<60).map { "func f\($0)() -> bool { f\($0 + 1)() && f\($0 + 1)() }\n" }.joined()
                + "func f60() -> bool { true }\nvar x: bool\ninvariant i { f0() }", identity: "execution-limit"),
        Refusal(name: "itself", text: "import \"m.ilv\"", identity: "import-of-model"),
        Refusal(name: "device", text: "import \"/dev/zero\"", identity: "import-is-absolute"),
        Refusal(
            name: "way out", text: "import \"../../../../../../../../etc/passwd\"", identity: "import-outside-root"),
        Refusal(name: "zero byte", text: "var x\u{0}: bool", identity: "invalid-character"),
        Refusal(name: "direction", text: "var \u{202E}x: bool", identity: "invalid-character"),
        Refusal(name: "separator", text: "var x: bool\u{2028}var y: bool", identity: "invalid-character"),
        Refusal(name: "errors", text: many("var x: 0..y\n"), identity: "unknown-name"),
    ]

    @Test(arguments: refusals) func itIsRefusedWithAReason(_ refusal: Refusal) throws {
        let run = try TemporaryRun(
            ["m.ilv": "model m\n\(refusal.text)\nrule last { }\n"], ["check", "FOLDER/m.ilv", "--engine", "vm"])
        #expect(run.code == .model)
        let said = run.output.split(separator: "\n").first { $0.hasSuffix("]") }
        #expect(said?.hasSuffix("[\(refusal.identity)]") == true, "\(said ?? "nothing")")
        // Whatever is wrong, nobody has to read more than some pages about it.
        #expect(run.output.utf8.count < 60_000)
    }

    @Test func filesThatImportEachOtherAreReadOnce() throws {
        let run = try TemporaryRun(
            [
                "m.ilv": "model m\nimport \"a.ilv\"\nvar x: bool\nrule r { x = true }\n",
                "a.ilv": "import \"b.ilv\"\nimport \"./././a.ilv\"\n", "b.ilv": "import \"a.ilv\"\n",
            ], ["check", "FOLDER/m.ilv", "--engine", "vm", "--workers", "1"])
        #expect(run.errors == "")
        #expect(!run.output.contains("does not compile"))
    }

    @Test func aThousandPropertiesAndTenThousandNamesAreChecked() throws {
        let names = (0..<10_000).map { "e\($0)" }.joined(separator: ", ")
        let properties = (0..<1_000).map { "invariant p\($0) { x != e7 }\n" }.joined()
        let run = try TemporaryRun(
            ["m.ilv": "model m\nenum E { \(names) }\nvar x: E\nrule r { x = e5 }\n\(properties)allow deadlock\n"],
            ["check", "FOLDER/m.ilv", "--engine", "vm", "--workers", "1", "--quiet"])
        #expect(run.code == .success)
    }

    @Test func whatATerminalWouldObeyIsShown() throws {
        let evil = "\u{1B}[31m\u{9B}2J\u{202E}\u{7}x"
        for arguments in [
            [evil], ["check", evil], ["check", "--\(evil)"], ["check", "FOLDER/m.ilv", "--set", "\(evil)=1"],
            ["check", "FOLDER/m.ilv", "--set", "N=\(evil)"], ["check", "FOLDER/m.ilv", "--scenario", evil],
            ["check", "FOLDER/m.ilv", "--baseline", evil], ["check", "FOLDER/m.ilv", "--output", "html=\(evil)/x"],
            ["explain", "FOLDER/m.ilv", "--operation", evil], ["graph", "FOLDER/m.ilv", "--of", evil],
            ["lifecycle", "FOLDER/m.ilv", "--of", evil], ["export", "FOLDER/m.ilv", "--to", evil],
            ["check", "FOLDER/\(evil).ilv"], ["diff", "FOLDER/\(evil).ilv", "FOLDER/m.ilv"],
        ] {
            let run = try TemporaryRun(
                [
                    "m.ilv": "model m\nparam N: 0..3 = 1\nvar x: bool\nrule r { x = true }\n",
                    "\(evil).ilv": "model e\nvar x: 0..y\n",
                ], arguments)
            let shown = run.output + run.errors
            #expect(!shown.isEmpty)
            let raw = shown.unicodeScalars.filter {
                $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.generalCategory == .format)
            }
            #expect(raw.isEmpty, "\(arguments)")
        }
    }
}
