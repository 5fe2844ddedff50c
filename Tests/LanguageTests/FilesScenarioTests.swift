import Support
import Testing

@testable import Language

/// How scenarios are put together.
@Suite struct FilesScenarioTests {
    /// The scenarios of a model with those lines.
    private func load(_ text: String) throws -> LoadedModel { try Frontend.load(["m.ilv": text], path: "m.ilv") }

    /// What is wrong with the scenarios of `marked`, beside what is expected.
    private func check(_ marked: String) throws {
        let source = MarkedSource(marked)
        let model = try load(source.text)
        #expect(MarkedSource.found(model.diagnostics, in: model.sources) == source.expected)
    }

    @Test func withoutScenariosThereIsOneNamedDefault() throws {
        let model = try load("model m\nskip p \"later\"\nskip deadlock\nonly a, b")
        #expect(model.scenarios.count == 1)
        let scenario = model.scenarios[0]
        #expect(scenario.name == "default")
        #expect(scenario.span == nil)
        #expect(scenario.skipped.map(\.name.text) == ["p"])
        #expect(scenario.skipped.map(\.reason) == ["later"])
        #expect(scenario.skippedDeadlock != nil)
        #expect(scenario.only.map(\.text) == ["a", "b"])
    }

    @Test func everyLineOfAScenarioIsKept() throws {
        let model = try load(
            """
            model m
            scenario s "the title" {
                N = 3; M = N + 1
                expect violated P, Q, ...
                expect unreachable R, S
                expect deadlock
                expect error "out of range"
                expect error "\\"quoted\\" \\\\"
                only P, Q
                skip T, deadlock "not here"
                tag nightly, slow
            }
            """)
        #expect(model.diagnostics.isEmpty)
        let scenario = model.scenarios[0]
        #expect(scenario.title == "the title")
        #expect(scenario.settings.map(\.name.text) == ["N", "M"])
        #expect(scenario.violated.map(\.text) == ["P", "Q"])
        #expect(scenario.othersMayBeViolated)
        #expect(scenario.unreachable.map(\.text) == ["R", "S"])
        #expect(scenario.deadlock)
        #expect(scenario.errors == ["out of range", "\"quoted\" \\"])
        #expect(scenario.only.map(\.text) == ["P", "Q"])
        #expect(scenario.skipped.map(\.name.text) == ["T"])
        #expect(scenario.skippedDeadlock?.reason == "not here")
        #expect(scenario.tags == ["nightly", "slow"])
    }

    @Test func theLinesOfTheOtherStandBeforeItsOwn() throws {
        let model = try load(
            """
            model m
            skip z
            scenario b like a { N = 2; expect violated Q; tag y; skip p "b" }
            scenario a "first" { N = 1; M = 1; expect violated P; tag x; skip p "a" }
            scenario c "third" like b { N = 3 }
            """)
        #expect(model.diagnostics.isEmpty)
        #expect(model.scenarios.map(\.name) == ["b", "a", "c"])
        #expect(model.scenarios.map(\.title) == [nil, "first", "third"])
        let scenario = model.scenarios[2]
        #expect(scenario.settings.map(\.name.text) == ["N", "M", "N", "N"])
        #expect(scenario.settings.map { model.sources.text(of: $0.value.span) } == ["1", "1", "2", "3"])
        #expect(scenario.violated.map(\.text) == ["P", "Q"])
        #expect(scenario.tags == ["x", "y"])
        #expect(scenario.skipped.map { "\($0.name.text) \($0.reason ?? "")" } == ["z ", "p b"])
    }

    @Test func aNearMissBehindLikeIsSuggested() throws {
        let model = try load("model m\nscenario small { }\nscenario b like smal { }")
        #expect(model.diagnostics.map(\.message.text) == ["there is no scenario 'smal'"])
        #expect(model.diagnostics.map(\.suggestion?.replacement) == ["small"])
    }

    @Test func anUnknownScenarioBehindLikeIsReportedOnce() throws {
        try check("scenario a like ‹unknown-scenario›zebra { }\nscenario b like a { }")
    }

    @Test func scenariosThatAreLikeThemselvesAreReported() throws {
        try check(
            """
            scenario a like ‹circular-scenario›b { }
            scenario b like ‹circular-scenario›a { }
            scenario c like a { }
            scenario d like ‹circular-scenario›d { }
            """)
    }

    @Test func twoScenariosOfOneNameAreReported() throws {
        try check("scenario a { }\nscenario b { }\nscenario ‹duplicate-scenario›a { }")
    }

    @Test func oneScenarioSetsAParameterOnce() throws {
        try check("scenario a {\n    N = 1\n    ‹duplicate-setting›N = 2\n}\nscenario b like a { N = 3 }")
    }
}
