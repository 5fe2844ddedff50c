import Testing

@testable import Language

/// Loops over types without order.
@Suite struct CheckingLoopTests {
    /// Declarations that the cases share.
    private static let world = """
        symmetric VM(2)
        symmetric File(2)
        thread t
        thread host[2]
        var n: 0..3
        var b: bool
        var a: [VM] 0..3
        var two: [VM][VM] 0..3
        var f: [File] 0..3
        var s: set of VM
        var q: seq[2] of 0..3
        var m: [VM] mutex
        var one: mutex
        var c: [VM] seqcount
        var r: [host] bool
        func read(v: VM) -> 0..3 { a[v] }
        func all() -> bool { forall v: VM { a[v] == 0 } }
        proc reset(v: VM) { a[v] = 0 }
        proc resetAll(v: VM) { a[v] = 0; n = 1 }
        proc put(x: mutex) { unlock(x) }

        """

    /// The first loop of an operation of the shared world that has these statements; what is wrong, if something is.
    private static func order(_ statements: String) -> String {
        let source = CheckingSource("model m\n\(world)op o(y: VM) by t { \(statements) }")
        guard let program = source.program else { return source.complaints.joined(separator: "; ") }
        for statement in program.operations[0].routine.body {
            if case .forLoop(_, let order, _) = statement.kind { return "\(order)" }
        }
        return "no loop"
    }

    @Test(arguments: [
        "for v: VM { a[v] = 0 }",
        "for v: VM { unlock(m[v]) }",
        "for v: VM { put(m[v]) }",
        "for v: VM { reset(v) }",
        "for v: VM { if a[v] == 1 { a[v] = read(v) } }",
        "for v: VM { let x = a[v]; var z: 0..9 = x; z += 1; a[v] = z }",
        "for v: VM { two[v][y] = two[v][y] + 1 }",
        "for v: VM { for w: VM { two[v][w] = 0 } }",
        "for v: VM { s.insert(v) }",
        "for v: VM { s += {v} }",
        "for v: VM { if a[v] == 0 { s.remove(v) } }",
        "for v: VM { n += 1 }",
        "for v: VM { if a[v] > 0 { n -= 2 } }",
        "for v in s { a[v] = 1 }",
        "for v: VM { bump(c[v]) }",
        "for h: host { r[h] = true }",
        "for v: VM? { }",
        "for v: VM { assert a[v] == 0 }",
        "for v: VM { choose x: 0..2 where x > n; a[v] = x }",
        "var total: 0..9 = 0; for v: VM { total += 1 }",
        "atomic { for v: VM { a[v] = 0 } }; for v: VM { a[v] = 1 }",
    ]) func whereTheOrderMakesNoDifference(_ statements: String) {
        #expect(Self.order(statements) == "irrelevant")
    }

    @Test(arguments: [
        "for v: VM { step s:\n n = 1 }",
        "for v: VM { lock(m[v]) }",
        "for v: VM { await a[v] == 0; n = 1 }",
        "for v: VM { unlock(m[v]); n = 1 }",
        "for v: VM { n = 1; unlock(m[v]) }",
        "for v: VM { if b { atomic { lock(m[v]) } } }",
        "for v: VM { either { await b } or { } ; break }",
    ]) func whereTheBodyHasABoundary(_ statements: String) {
        #expect(Self.order(statements) == "every")
    }

    @Test func aBoundaryInABranchThatParametersExcludeIsNotThere() {
        let text = "for v: VM { a[v] = 1; if STEPS && N > 1 { step s:\n a[v] = 2 } }"
        let model = "model m\n\(Self.world)param STEPS: bool = true\nconst N = 2\nop o() by t { \(text) }"
        for (value, expected) in [("true", "every"), ("false", "irrelevant")] {
            let source = CheckingSource(model, set: [("STEPS", value)])
            guard case .forLoop(_, let order, _)? = source.program?.operations[0].routine.body[0].kind else {
                Issue.record("\(source.complaints)")
                continue
            }
            #expect("\(order)" == expected)
        }
    }

    @Test func orderedTypesAreTakenInOrder() {
        #expect(Self.order("for x: 0..3 { n = x }") == "ascending")
        #expect(Self.order("for x: t { b = true }") == "ascending")
    }

    static let rejected: [CheckingRejection] = [
        "for v: VM { ‹n› = 1 }",
        "for v: VM { ‹a[y]› = 1 }",
        "for v: VM { ‹resetAll(v)› }",
        "for v: VM { a[v] = ‹a[y]› }",
        "for v: VM { if ‹all()› { a[v] = 1 } }",
        "for v: VM { s.insert(v); if count(‹s›) == 1 { } }",
        "for v: VM { s.insert(v); ‹s›.remove(y) }",
        "for v: VM { n += 1; ‹n› -= 1 }",
        "for v: VM { ‹n› += a[v] }",
        "for v: VM { two[v][y] = ‹two[y][v]› }",
        "for v: VM { ‹q.append(1)› }",
        "for v: VM { ‹break› }",
        "for v: VM { ‹return› }",
        "for v: VM { ‹fail EIO› }",
        "for v: VM { ‹require b else EIO› }",
        "for v: VM { unlock(‹one›) }",
        "for v: VM { for x: File { ‹a[v]› = 1 } }",
        "for h: host { ‹n› = 1 }",
        "atomic { for v: VM { lock(‹one›) } }",
        "var last: VM? = none; for v: VM { ‹last› = v }",
    ].map { CheckingRejection("order-dependent-loop", world + "op o(y: VM) by t { \($0) }") }

    @Test(arguments: rejected) func whereTheOrderWouldMatter(_ model: CheckingRejection) {
        #expect(CheckingSource(model.text).outcome == model.id)
    }

    @Test func rulesAndInitHaveNoBoundary() {
        let source = CheckingSource("model m\n\(Self.world)rule x { for v: VM { await a[v] == 0; a[v] = 1 } }")
        guard case .forLoop(_, .irrelevant, _)? = source.program?.rules[0].routine.body[0].kind else {
            Issue.record("\(source.complaints)")
            return
        }
        let wrong = CheckingSource("model m\n\(Self.world)init { for v: VM { ‹n› = 1 } }")
        #expect(wrong.outcome == "order-dependent-loop")
    }

    @Test func aLoopIsJudgedBesideOtherMistakes() {
        let source = CheckingSource(
            "model m\n\(Self.world)rule x { for v: VM { n = 1 } }\nrule y { nothing = 1 }\nrule z { b = 1; for v: VM { n = 1 } }"
        )
        #expect(source.diagnostics.map(\.message.id) == ["order-dependent-loop", "unknown-name", "type-mismatch"])
    }

    @Test func aLoopInAProcedureIsJudgedToo() {
        let source = CheckingSource("model m\n\(Self.world)proc p() { for v: VM { ‹n› = 1 } }")
        #expect(source.outcome == "order-dependent-loop")
        #expect(
            source.diagnostics.first.map { [$0.message.text] + $0.notes.map(\.text) } == [
                "this loop has no order of its own, and 'n' is changed in more than one turn: change elements at 'v', "
                    + "or only insert, only remove, or only add constants",
                "the loop over 'VM' is here", "with a step in its body every order is explored",
            ])
    }
}
