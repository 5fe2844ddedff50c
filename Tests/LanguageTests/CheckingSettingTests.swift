import Testing

@testable import Language

/// Parameters: how a scenario and the command line set them.
@Suite struct CheckingSettingTests {
    private static let model = """
        model m
        param VMS: 1..4 = 2
        param PAGES: 1..VMS = VMS
        param RECHECK: bool = true
        param MODE: Mode = SLOW
        enum Mode { SLOW, FAST }
        symmetric VM(VMS)
        const TABLE = [VMS, PAGES, 7]
        var x: 0..TABLE[1]
        scenario small { VMS = 1 }
        """

    /// The values of the parameters, in the order of their declaration.
    private func values(_ overrides: [(String, String)]) -> [String] {
        let source = CheckingSource(Self.model, set: overrides)
        guard let program = source.program else { return source.complaints }
        return program.parameters.map {
            "\($0.name)=\(program.text(of: $0.value, type: $0.type))\($0.isSet ? "!" : "")"
        }
    }

    @Test func theScenarioWinsOverTheDefaultAndTheCommandLineOverBoth() {
        #expect(values([]) == ["VMS=1!", "PAGES=1", "RECHECK=true", "MODE=SLOW"])
        #expect(
            values([("VMS", "3"), ("MODE", "FAST"), ("PAGES", "VMS - 1")]) == [
                "VMS=3!", "PAGES=2!", "RECHECK=true", "MODE=FAST!",
            ])
    }

    @Test func typesFollowTheParameters() {
        let source = CheckingSource(Self.model, set: [("VMS", "4"), ("PAGES", "3")])
        #expect(source.program?.variables[0].type == .range(0, 3))
        #expect(source.program?.symmetricTypes[0].count == 4)
    }

    @Test func whatCannotBeSetIsReported() {
        #expect(values([("VMSS", "3")]) == ["0:0: unknown-parameter: there is no parameter 'VMSS'"])
        #expect(values([("TABLE", "3")]) == ["0:0: not-a-parameter: 'TABLE' is a constant; only parameters can be set"])
        #expect(values([("VMS", "9")]) == ["0:0: bad-override: --set VMS=9: 9 is out of the range 1..4"])
        #expect(values([("VMS", "y")]) == ["0:0: bad-override: --set VMS=y: nothing is called 'y' here"])
        #expect(values([("MODE", "FSAT")]) == ["0:0: bad-override: --set MODE=FSAT: 'Mode' has no member 'FSAT'"])
        #expect(
            values([("RECHECK", "1")]) == [
                "0:0: bad-override: --set RECHECK=1: expected 'bool', and this is the number 1"
            ])
        #expect(values([("VMS", "")]).first?.hasPrefix("0:0: bad-override: --set VMS=: ") == true)
    }

    @Test func aNearMissIsSuggested() {
        let source = CheckingSource(Self.model, set: [("VMSS", "3"), ("MODE", "FSAT")])
        #expect(source.diagnostics.map { $0.notes.last?.text } == ["did you mean 'VMS'?", "did you mean 'FAST'?"])
    }

    @Test func theSameMistakeOfTwoScenariosIsOneAfterOrdering() {
        let text = "model m\nparam N: 0..3 = 1\nvar x: bool = 1\nscenario a { N = 1 }\nscenario b { N = 2 }"
        let loaded = CheckingSource(text).loaded
        let all = loaded.scenarios.flatMap { loaded.check(settings: $0.settings, overrides: []).diagnostics }
        #expect(all.count == 2)
        #expect(all.inOrder().map(\.message.id) == ["type-mismatch"])
    }

    @Test func namesThatCouldNotBeReadAreNotReportedTwice() {
        let source = CheckingSource("model m\nvar x bool\nrule r { x = true }\ninvariant i { stat == 1 }")
        #expect(source.diagnostics.map(\.message.id).filter { $0.hasPrefix("unknown") } == [])
    }
}
