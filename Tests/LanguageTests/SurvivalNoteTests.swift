import Language
import Testing

/// The lines that say why a mutant survives.
@Suite struct SurvivalNoteTests {
    @Test func aNoteNamesTextsAndGoesOnBelow() {
        let notes = SurvivalNote.notes(in: [
            "Takes a page.", "survives: `lock(m)`, `x < 3 → x <= 3`: nobody else", "  comes here.",
            "survives: all is well",
            "", "This is no part of it.",
        ])
        #expect(notes.map(\.texts) == [["lock(m)", "x < 3 → x <= 3"], []])
        #expect(notes.map(\.reason) == ["nobody else comes here.", "all is well"])
    }

    @Test func aNoteWithoutAReasonIsNone() {
        #expect(SurvivalNote.notes(in: ["survives:", "survives: `x`", "survives: `x`:"]).isEmpty)
    }

    @Test func aNoteConcernsWhatItNames() throws {
        let model = try Frontend.load(
            ["m.ilv": "model m\nvar x: 0..9\nrule r when x < 3 && x != 1 { x += 1 }"], path: "m.ilv")
        let mutations = model.mutations()
        #expect(mutations.map(\.text) == ["x < 3 && x != 1 → true", "x < 3", "x < 3 → x <= 3", "x != 1", "x += 1"])
        func concerned(_ line: String) -> [Int] {
            let notes = SurvivalNote.notes(in: [line])
            return mutations.indices.filter { index in notes.contains { $0.concerns(mutations[index]) } }
        }
        #expect(concerned("survives: `x < 3`: why") == [1, 2])
        #expect(concerned("survives: `x < 3 → x <= 3`: why") == [2])
        #expect(concerned("survives: `x < 3 &&…`: why") == [0])
        #expect(concerned("survives: why") == [0, 1, 2, 3, 4])
        #expect(concerned("survives: `x <`: why") == [])
    }
}
