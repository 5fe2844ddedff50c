import Testing

@testable import Language

/// How declarations, statements and types are read.
@Suite struct ParsingDeclarationTests {
    /// The declarations of `text`, a line each, and the identities of what is wrong.
    private func read(_ text: String) -> [String] {
        var sources = SourceMap()
        let parsed = Parser.parse(text: text, path: "m.ilv", into: &sources)
        return parsed.tree.declarations.map { ParsingPrinter.text($0) } + parsed.diagnostics.map(\.message.id)
    }

    /// The statements of an operation with the body `text`.
    private func readBody(_ text: String) -> [String] {
        var sources = SourceMap()
        let parsed = Parser.parse(text: "rule r {\n\(text)\n}", path: "m.ilv", into: &sources)
        guard case .rule(_, _, _, _, let body, _) = parsed.tree.declarations.first?.kind else { return ["no rule"] }
        return body.statements.map { ParsingPrinter.text($0) } + parsed.diagnostics.map(\.message.id)
    }

    @Test(arguments: [
        ("import \"a/b.ilv\"", "import \"a/b.ilv\""), ("model m \"t\"", "model m \"t\""),
        ("param N: 1..4 = 2 \"t\"", "param N: 1..4 = 2 \"t\""),
        ("param N \"t\": bool = true", "param N: bool = true \"t\""),
        ("const A = [1, 2]", "const A = [1, 2]"), ("const A \"t\" = 1", "const A = 1 \"t\""),
        ("enum E { A, B\n C\n }", "enum E {A, B, C}"), ("enum E { }", "enum E {}"),
        ("enum E \"t\" { A, }", "enum E \"t\" {A}"),
        ("symmetric VM(N + 1) \"t\"", "symmetric VM((N + 1)) \"t\""), ("type Page = 0..1", "type Page = 0..1"),
        ("struct S { a: T, b: U?\n c: [V] W }", "struct S {a: T, b: (U)?, c: [V](W)}"),
        ("var x: T", "var x: T"), ("var x: 0..N = 1 + 2 \"t\"", "var x: 0..N = (1 + 2) \"t\""),
        ("func f(a: T, b: U) -> VM? { g(a) }", "func f(a: T, b: U) -> (VM)? {g(a)}"),
        ("func f() \"t\" -> 0..N { 1 }", "func f() \"t\" -> 0..N {1}"), ("proc p() { }", "proc p() {}"),
        ("proc p(m: mutex) -> bool { return true }", "proc p(m: mutex) -> bool {return true}"),
        ("thread t", "thread t"), ("unfair thread host[2] \"t\"", "unfair thread host[2] \"t\""),
        ("strong thread t[v: VM, i: 0..1]", "strong thread t[v: VM, i: 0..1]"),
        ("op f by host { }", "op f() by host {}"),
        (
            "weak op f(a: T) \"t\" by host, vcpu[v] when a == v { }",
            "weak op f(a: T) \"t\" by host, vcpu[v] when (a == v) {}"
        ),
        ("strong rule r(a: T) when a != A { x = a }", "strong rule r(a: T) when (a != A) {x = a}"),
        ("init { x = 1 }", "init {x = 1}"), ("terminal { a && b }", "terminal {(a && b)}"),
        ("allow deadlock", "allow deadlock"), ("invariant i \"t\" { a }", "invariant i \"t\" {a}"),
        ("transition t { old(a) }", "transition t {old(a)}"), ("reachable r { a }", "reachable r {a}"),
        ("recoverable r { a }", "recoverable r {a}"),
        ("refines r \"s.ilv\" { a = b }", "refines r \"s.ilv\" with  {a = b}"),
        (
            "refines r \"t\" \"s.ilv\" with P = N, Q = 1 { a = S { f: 1 }\n b = c }",
            "refines r \"t\" \"s.ilv\" with P = N, Q = 1 {a = S{f: 1}, b = c}"
        ),
        (
            "scenario s \"t\" like r { N = 1; expect violated p, ...; tag a }",
            "scenario s \"t\" like r {N = 1; expect violated p, ...; tag a}"
        ),
        (
            "scenario s { only a, b; skip c \"r\"; expect = 2; tag = 3 }",
            "scenario s {only a, b; skip c \"r\"; expect = 2; tag = 3}"
        ),
        ("skip p \"why\"", "skip p \"why\""), ("skip deadlock \"why\"", "skip deadlock \"why\""),
        ("only p, q", "only p, q"),
        ("needs type T", "needs type T"), ("needs func f(e: T) -> V? = none", "needs func f(e: T) -> (V)? = none"),
        ("needs func f() -> bool", "needs func f() -> bool"), ("needs var x: [A] B", "needs var x: [A](B)"),
        ("needs op f", "needs op f"), ("needs op f?", "needs op f?"), ("needs op f(a: T)?", "needs op f(a: T)?"),
        ("needs param N: 1..3", "needs param N: 1..3"), ("needs const N: 1..3", "needs param N: 1..3"),
    ]) func everyFormOfDeclaration(_ text: String, _ tree: String) { #expect(read(text) == [tree]) }

    @Test(arguments: [
        ("T", "T"), ("T?", "(T)?"), ("[A] T?", "[A]((T)?)"), ("[A][B] T", "[A]([B](T))"), ("[A, B] T", "[A]([B](T))"),
        ("[0..1] T", "[0..1](T)"), ("[A?] T", "[(A)?](T)"), ("set of T?", "set((T)?)"), ("set of [A] B", "set([A](B))"),
        ("seq[N + 1] of T", "seq[(N + 1)](T)"), ("0..N - 1", "0..(N - 1)"), ("-1..1", "(- 1)..1"), ("A..B", "A..B"),
        ("N - 1..N", "(N - 1)..N"), ("(N - 1) * 2..9", "((N - 1) * 2)..9"), ("S[0]..S[1]", "S[0]..S[1]"), ("(T)", "T"),
        ("([A] T)?", "([A](T))?"), ("0..2?", "(0..2)?"), ("(0..2)?", "(0..2)?"), ("min(A, B)..f(2)", "min(A, B)..f(2)"),
        ("set", "set"), ("seq", "seq"), ("[set] seq", "[set](seq)"), ("(0)..(1)", "0..1"), ("A.B..C", "A.B..C"),
    ]) func everyFormOfType(_ text: String, _ tree: String) { #expect(read("var x: \(text)") == ["var x: \(tree)"]) }

    @Test(arguments: [
        ("x = 1", "x = 1"), ("x.y[i]! += 1", "x.y[i]! += 1"), ("slot[s]!.base -= g", "slot[s]!.base -= g"),
        ("x = S { a: 1 }", "x = S{a: 1}"), ("let x = p(1)", "let x = p(1)"), ("var x: T", "var x: T"),
        ("var x = 1", "var x = 1"), ("var x: T? = none", "var x: (T)? = none"),
        ("if a { } else if b { x = 1 } else { y = 2 }", "if a {} else if b {x = 1} else {y = 2}"),
        ("if let y = x { z = y }", "if let y = x {z = y}"), ("if a == (S { b: 1 }) { }", "if (a == S{b: 1}) {}"),
        ("if a == {x: T where p} { }", "if (a == {x: T where p}) {}"), ("if f(S { }) { }", "if f(S{}) {}"),
        ("for x: T { }", "for x: T {}"), ("for i in 0..N { }", "for i in (0 .. N) {}"),
        ("for x in s { }", "for x in s {}"),
        ("for x: 0..N { }", "for x: 0..N {}"), ("while x { break; continue }", "while x {break; continue}"),
        ("choose x: T", "choose x: T"), ("choose x: T, y in s where x != y", "choose x: T, y in s where (x != y)"),
        ("choose x: T where p else { fail ENOMEM }", "choose x: T where p else {fail ENOMEM}"),
        ("either { } or { x = 1 } or { }", "either {} or {x = 1} or {}"),
        ("require a && b else EBUSY", "require (a && b) else EBUSY"), ("fail EIO", "fail EIO"), ("return", "return"),
        ("return x + 1", "return (x + 1)"), ("defer { unlock(m) }", "defer {unlock(m)}"),
        ("await x == 1", "await (x == 1)"),
        ("assert x", "assert x"), ("assert x \"m\"", "assert x \"m\""), ("step s:", "step s:"), ("lock(m)", "lock(m)"),
        ("lock(m[i]) else { return }", "lock(m[i]) else {return}"), ("p(a, S { b: 1 })", "p(a, S{b: 1})"),
        ("s.insert(x)", "s.insert(x)"), ("a[i].q.remove_first()", "a[i].q.remove_first()"),
        ("x!.insert(y)", "x!.insert(y)"),
        ("atomic { lock(a) }", "atomic {lock(a)}"), ("at = 1", "at = 1"), ("by += 1", "by += 1"),
        ("if the x: T where p == none { }", "if (the x: T where (p == none)) {}"),
        ("if forall x in s { p(x) } { }", "if (forall x in s {p(x)}) {}"),
    ]) func everyFormOfStatement(_ text: String, _ tree: String) { #expect(readBody(text) == [tree]) }

    @Test func aLabelMayBeFollowedByAStatementOnItsLine() {
        #expect(readBody("step s: x = 1\nstep t: ; y = 2") == ["step s:", "x = 1", "step t:", "y = 2"])
    }

    @Test func documentationIsTheLinesDirectlyBefore() {
        var sources = SourceMap()
        let text = """
            /// The head of the file.

            /// First.
            ///   Second.\u{20}
            // not this
            ///
            var x: bool /// behind
            //// four
            var y: bool
            /// of z
            /* and */ var z: bool
            """
        let declarations = Parser.parse(text: text, path: "m.ilv", into: &sources).tree.declarations
        #expect(declarations.map(\.documentation) == [["First.", "  Second.", ""], [], ["of z"]])
    }

    @Test func stringsAreUnescaped() {
        #expect(read(#"model m "a \"b\" \\ \\\" c""#) == [#"model m "a "b" \ \" c""#])
        #expect(read("model m \"µ ☃\"") == ["model m \"µ ☃\""])
    }

    @Test func commentsNest() { #expect(read("/* a /* b */ c */ var x: bool") == ["var x: bool"]) }

    @Test func semicolonsSeparateDeclarations() {
        #expect(read("var x: bool; ; var y: bool;") == ["var x: bool", "var y: bool"])
    }

    @Test func theEndsOfLinesMayBeThoseOfWindows() {
        #expect(read("var x: bool\r\n\r\nvar y: bool\r\n") == ["var x: bool", "var y: bool"])
    }
}
