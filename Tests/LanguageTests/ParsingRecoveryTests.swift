import Support
import Testing

@testable import Language

/// Many errors in one run, each reported once.
@Suite struct ParsingRecoveryTests {
    /// Reads `marked` and compares what is wrong with what is expected; returns what was read.
    @discardableResult
    private func check(_ marked: String) -> [String] {
        let source = MarkedSource(marked)
        var sources = SourceMap()
        let parsed = Parser.parse(text: source.text, path: "m.ilv", into: &sources)
        #expect(MarkedSource.found(parsed.diagnostics, in: sources) == source.expected)
        return parsed.tree.declarations.map { ParsingPrinter.text($0) }
    }

    @Test func everyWrongStatementOfABlockIsReported() {
        let read = check(
            """
            rule r {
                x = ‹expected-expression›* 2
                y = 1
                if a ‹expected-token›b
                ‹expression-is-no-statement›z
                let ‹expected-name›= 3
                while (x ‹expected-token›y { a = 1 }
                q.append(1, ‹expected-expression›*)
                ‹expression-is-no-statement›iff x { y = 2 }
                w = 4
            }
            """)
        #expect(read.count == 1)
        #expect(read[0].contains("y = 1"))
        #expect(read[0].hasSuffix("w = 4}"))
    }

    @Test func everyWrongDeclarationIsReported() {
        let read = check(
            """
            model m
            param N: 1..4 ‹expected-token›2
            var a: bool
            ‹expected-declaration›vra b: bool
            op f(x ‹expected-token›T) by t {
                x = 1
            }
            struct S {
                a: bool
                b ‹expected-token›bool
                c: ‹expected-type›=
                d: T
            }
            enum E { A, ‹expected-name›1, C }
            func g(a: T) ‹expected-token›{ a }
            invariant i "t" { a ‹expected-token›b c d }
            scenario s {
                ‹unknown-scenario-item›N 2
                expect ‹unknown-expectation›nothing
                N = 1
            }
            var z: bool
            """)
        #expect(read.first == "model m")
        #expect(read.last == "var z: bool")
        #expect(
            read.contains("struct S {a: bool, b: ?, c: ?, d: T}") || read.contains { $0.hasPrefix("struct S {a: bool") }
        )
        #expect(read.contains("scenario s {N = 1}"))
        #expect(read.contains { $0.hasPrefix("op f") && $0.hasSuffix("{x = 1}") })
    }

    @Test func anUnclosedParenthesisCostsOneLine() {
        let read = check("rule r {\n    x = f‹unclosed-bracket›(a, b\n    y = 1\n}\nvar z: bool")
        #expect(read == ["rule r() {x = f(a, b); y = 1}", "var z: bool"])
    }

    @Test func aMissingBraceAtTheEndOfALineIsThoughtOfWhereTheLinesBelowAreFurtherIn() {
        let read = check(
            """
            op f by t‹expected-token›
                for x: T‹expected-token›
                    y = 1
                }
                z = 2
            }
            invariant i‹expected-token›
                a
            }
            struct S‹expected-token›
                a: bool
            }
            """)
        #expect(read == ["op f() by t {for x: T {y = 1}; z = 2}", "invariant i {a}", "struct S {a: bool}"])
    }

    @Test func aConditionWithoutBracesCostsOneReport() {
        let read = check(
            """
            op f by t {
                if (x == 1)‹expected-token›
                    y = 1
                if (x == 1) ‹expected-token›y = 1
                z = 2
            }
            var a: bool
            """)
        #expect(read == ["op f() by t {if (x == 1) {}; y = 1; if (x == 1) {}; z = 2}", "var a: bool"])
    }

    @Test func anUnclosedBlockDoesNotSwallowTheDeclarationsBehindIt() {
        let read = check(
            "op f by t ‹unclosed-bracket›{\n    if a {\n        x = 1\n}\n\nvar y: bool\nrule r { }\ninvariant i { p }")
        #expect(read.suffix(2) == ["rule r() {}", "invariant i {p}"])
    }

    @Test func aBrokenPropertyDoesNotSwallowTheNext() {
        let read = check("invariant i {\n    ‹expected-expression›let x = 1\n}\ninvariant j { p }")
        #expect(read.last == "invariant j {p}")
    }

    @Test func parenthesesMayNest255TimesInAnExpression() {
        let deep = { (count: Int) in
            "invariant i { " + String(repeating: "(", count: count) + "a" + String(repeating: ")", count: count) + " }"
        }
        #expect(check(deep(255)) == ["invariant i {a}"])
        #expect(ids(deep(256)) == ["nested-too-deeply"])
        #expect(ids(deep(10_000)) == ["nested-too-deeply"])
    }

    @Test func nothingNestsWithoutEnd() {
        let count = 5_000
        for (open, close) in [
            ("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("!", ""), ("-", ""), ("if a then b else ", ""),
            ("a implies ", ""), ("forall x: T { ", " }"), ("the x: T where ", ""), ("old(", ")"), ("{x: T where ", "}"),
            ("S { a: ", " }"), ("[i: I => ", "]"), ("taken f(a) returns ", ""), ("a[", "]"), ("x in ", ""), ("(", ""),
        ] {
            let text = String(repeating: open, count: count) + "a" + String(repeating: close, count: count)
            #expect(!ids("invariant i { \(text) }\nvar x: bool").isEmpty, "\(open)")
        }
        for (open, close) in [
            ("if a { ", "}"), ("atomic {", "}"), ("if a { } else { ", "}"), ("either { ", "}"), ("{", "}"),
        ] {
            let text = String(repeating: open, count: count) + String(repeating: close, count: count)
            #expect(!ids("rule r { \(text) }").isEmpty, "\(open)")
        }
        for (open, close) in [("[A] ", ""), ("set of ", ""), ("seq[1] of ", ""), ("(", ")"), ("[", "]")] {
            let text = String(repeating: open, count: count) + "T" + String(repeating: close, count: count)
            #expect(!ids("var x: \(text)").isEmpty, "\(open)")
        }
        #expect(ids("/*" + String(repeating: "/*", count: count)) == ["unterminated-comment"])
    }

    @Test func aChainOfOperatorsIsBounded() {
        let chain = { (count: Int) in "invariant i { a" + String(repeating: " && a", count: count) + " }" }
        #expect(ids(chain(1_999)) == [])
        #expect(ids(chain(2_000)) == ["nested-too-deeply"])
        #expect(ids(chain(10_000)) == ["nested-too-deeply"])
        #expect(ids("invariant i { a" + String(repeating: ".b", count: 10_000) + " }") == ["nested-too-deeply"])
        #expect(ids("invariant i { a" + String(repeating: "[0]", count: 10_000) + " }") == ["nested-too-deeply"])
        #expect(ids("invariant i { a" + String(repeating: "!", count: 10_000) + " }") == ["nested-too-deeply"])
        #expect(ids("var x: T" + String(repeating: "?", count: 10_000)) == ["nested-too-deeply"])
        #expect(ids("var x: [" + String(repeating: "T, ", count: 10_000) + "T] U") == ["nested-too-deeply"])
    }

    @Test func listsAndBlocksMayBeAsLongAsTheyLike() {
        #expect(ids("const A = [" + String(repeating: "1, ", count: 10_000) + "1]") == [])
        #expect(ids("rule r {\n" + String(repeating: "x = 1\n", count: 10_000) + "}") == [])
        #expect(ids("rule r { if a { }" + String(repeating: " else if a { }", count: 5_000) + " }") == [])
    }

    /// The identities of what is wrong with `text`.
    private func ids(_ text: String) -> [String] {
        var sources = SourceMap()
        return Parser.parse(text: text, path: "m.ilv", into: &sources).diagnostics.map(\.message.id)
    }
}
