import Language
import Testing

/// Lines of programs that a model's documentation holds.
@Suite struct EmitTemplateTests {
    /// The parts of a line, places as `name form`.
    private func parts(_ text: String) -> [String] {
        EmitTemplate(text).pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .place(let place):
                switch place.form {
                case .plain: "<\(place.name)>"
                case .number: "<\(place.name) #>"
                case .product(let factor): "<\(place.name) *\(factor)>"
                case .table(let entries): "<\(place.name) \(entries.map { "\($0.value)=\($0.text)" })>"
                }
            }
        }
    }

    @Test func placesAreNamesInBraces() {
        #expect(parts("f({a}, {b#}, {c*0x10})") == ["f(", "<a>", ", ", "<b #>", ", ", "<c *16>", ")"])
        #expect(parts("{to:SHARED=0x0,PRIVATE=0x8}") == ["<to [\"SHARED=0x0\", \"PRIVATE=0x8\"]>"])
    }

    @Test func otherBracesAreText() {
        for text in ["{0x1, AUTO}", "{ a }", "{a b}", "{", "{a", "{}", "{a*x}", "{a:b}", "{a:b=c d}", "{a#1}", "{é}"] {
            #expect(parts(text) == [text])
        }
        #expect(parts("&AUTO={{g*1}, 0x0}") == ["&AUTO={", "<g *1>", ", 0x0}"])
    }

    @Test func aNoteNamesItsTarget() {
        let lines = [
            "emit syz: a()", "emit selftest: b;", "emit  syz :  c() ", "emit syz file: d", "emit syz x: e", "syz: f",
        ]
        #expect(EmitNote.notes(in: lines, for: .syz).map(\.text) == ["a()", "c()", "d"])
        #expect(EmitNote.notes(in: lines, for: .syz).map(\.place) == [.here, .here, .file])
        #expect(EmitNote.notes(in: lines, for: .selftest).map(\.text) == ["b;"])
        #expect(EmitNote.notes(in: ["emit syz: nothing"], for: .syz)[0].isNothing)
    }
}
