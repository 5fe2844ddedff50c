import Execution
import Testing

/// Values stored where the bounds of ranges are others.
@Suite struct ConversionTests {
    @Test func setsAreCheckedMemberByMember() throws {
        let model = try Explored(
            """
            model m
            var wide: set of 0..9 = {2, 3}
            var narrow: set of 2..3
            var mask: set of 1..4 = {2, 3, 4}
            rule copy { narrow = wide & mask }
            rule shrink when 3 in narrow { wide = narrow - {3} }
            invariant inside { wide & narrow <= narrow && wide <= wide + narrow }
            allow deadlock
            """)
        #expect(model.counts == [4, 6])
        #expect(model.findings == [:])
    }

    @Test func memberOutOfRangeIsAnError() throws {
        let model = try Explored(
            "model m\nvar wide: set of 0..9 = {2, 7}\nvar narrow: set of 2..3\nrule copy { narrow = wide }")
        #expect(model.errors == ["value out of the range of 2..3 in 'wide'"])
    }

    @Test func sequencesAreCheckedElementByElement() throws {
        let source = """
            model m
            var long: seq[3] of 0..9 = [1, 2]
            var short: seq[2] of 0..2
            rule copy { short = long }
            rule grow when count(long) == 2 { long.append(3) }
            """
        #expect(try Explored(source).errors == ["sequence over its bound of 2 in 'long'"])
    }

    @Test func chooseTakesALiteralOfAStructure() throws {
        let model = try Explored(
            """
            model m
            struct S { a: 0..1, b: bool }
            var x: 0..1
            rule r { choose s: S where s == S { a: 1, b: true }
                x = s.a }
            """)
        #expect(model.counts == [2, 2])
    }
}
