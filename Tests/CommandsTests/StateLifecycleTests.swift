import Reports
import Testing

@testable import Commands

/// The life cycle in the page of a check.
@Suite struct StateLifecycleTests {
    /// The heading of the life cycle in the page of a model with those declarations; `nil` where there is none.
    private func heading(_ declarations: String) throws -> String? {
        let model = "model m\nenum State { FREE, USED }\n\(declarations)\nrule nothing() { }\nallow deadlock\n"
        let run = try TemporaryRun(["m.ilv": model], ["check", "--format", "html", "FOLDER/m.ilv"])
        #expect(run.code == .success, "\(run.output)")
        return run.output.firstMatch(of: /Life cycle of <code>(.*)<\/code><\/h3>/).map { String($0.1) }
    }

    @Test func itIsThatOfWhatIsCalledState() throws {
        #expect(try heading("var state: State") == "state")
        #expect(try heading("struct F { size: 0..3, state: State }\nvar file: F") == "file.state")
        #expect(
            try heading("symmetric File(2)\nstruct F { state: State }\nvar file: [File] F")
                == "file[f].state, for every f: File")
        #expect(
            try heading("symmetric Vm(2)\nvar state: [Vm][Vm] State") == "state[v][v2], for every v: Vm, v2: Vm")
    }

    @Test func whatHasNoStateHasNone() throws {
        #expect(try heading("var busy: bool\nvar state: bool\nvar kind: State") == nil)
    }

    @Test func aNameThatIsTakenIsNoIndex() throws {
        #expect(
            try heading("const f = true\nsymmetric File(2)\nstruct F { state: State }\nvar file: [File] F") == nil)
    }

    @Test func thePictureComesWithItsTables() throws {
        let model = "model m\nenum State { FREE, USED }\nvar state: State\nthread t\nop use() by t { state = USED }\n"
        let run = try TemporaryRun(["m.ilv": model], ["check", "--format", "html", "FOLDER/m.ilv"])
        #expect(run.output.contains("<p class=\"faint\">scenario default; 2 states, 2 transitions</p>"))
        #expect(run.output.contains(">use</text>"))
        #expect(run.output.contains("<tr><td><b>FREE</b></td><td><b>USED</b></td><td><code>use</code></td></tr>"))
        #expect(run.output.contains("<h4>What calls return</h4>"))
    }
}
