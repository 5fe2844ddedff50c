import Testing

@testable import Language

/// Threads: their types, their members, and what is asked of them.
@Suite struct CheckingThreadTests {
    /// Declarations that the cases share.
    private static let world = """
        symmetric VM(2)
        thread one
        thread host[3]
        thread vcpu[v: VM]
        thread many[v: VM, n: 0..2]
        var b: bool
        var m: mutex
        var h: host?
        var w: vcpu?
        var owner: one?
        proc ask() { assert holds(self, m) && self is idle }
        op start(x: 0..3) by one { step map:
            ask() }
        op run(x: 0..3, y: bool) by vcpu[v] { }
        op share() by host, vcpu { }
        rule tick { }

        """

    /// A case in an invariant of the shared world.
    private static func invariant(_ id: String, _ expression: String) -> CheckingRejection {
        CheckingRejection(id, world + "invariant i { \(expression) }")
    }

    static let rejected: [CheckingRejection] = [
        invariant("no-self", "holds(‹self›, m)"),
        invariant("thread-needs-index", "‹vcpu› is idle"),
        invariant("identical-thread-member", "‹host› is idle"),
        invariant("identical-thread-member", "‹host[1]› is idle"),
        invariant("single-thread-index", "‹one[1]› is idle"),
        invariant("not-a-thread", "‹b› is idle"),
        invariant("not-a-thread", "holds(‹m›, m)".replacing("‹m›", with: "‹b›")),
        invariant("optional-operand", "‹h› is idle"),
        invariant("index-count", "forall v: VM { ‹many[v]› is idle }"),
        invariant("type-mismatch", "forall v: VM { many[v, ‹b›] is idle }"),
        invariant("argument-count", "‹one in start(_, _)›"),
        invariant("type-mismatch", "one in start(‹b›)"),
        invariant("wrong-thread", "forall t: host { ‹t in start› }"),
        invariant("wrong-thread", "‹one at run.start›"),
        invariant("no-order", "forall t: host, u: host { ‹t› < u }"),
        invariant("not-comparable", "forall t: host, v: VM { ‹t == v› }"),
        invariant("unknown-operation", "one at ‹go›.map"),
        invariant("unknown-label", "one at start.‹mpa›"),
        invariant("not-a-place", "one at ‹start›"),
        .init("no-self", world + "rule r { if ‹self› is idle { } }"),
        .init("not-allowed-here", world + "rule r { ‹ask()› }"),
        .init("self-of-several-threads", world + "op o() by host, one { h = ‹self› }"),
        .init("self-of-several-threads", world + "proc p() { h = ‹self› }"),
        .init("several-threads-with-index", world + "op o() by host, vcpu[‹v›] { }"),
        .init("thread-index-count", world + "op o() by ‹many›[v] { }"),
        .init("identical-thread-index", world + "op o() by host[‹i›] { }"),
        .init("single-thread-index", world + "op o() by one[‹i›] { }"),
        .init("unknown-thread", world + "op o() by ‹hots› { }"),
    ]

    @Test(arguments: rejected) func isRejected(_ model: CheckingRejection) {
        #expect(CheckingSource(model.text).outcome == model.id)
    }

    @Test func whatCanBeAskedOfThreadsIsAccepted() {
        let conditions = [
            "one is idle", "one in start", "one in start(3)", "one in start(_)", "one at start.map",
            "one at start.start", "forall v: VM { vcpu[v] in run(1, _) || vcpu[v] in share() || vcpu[v] is idle }",
            "forall v: VM, n: 0..2 { many[v, n] is idle }", "forall t: host, u: host { t == u || holds(t, m) }",
            "forall t: vcpu { t in run(_, true) }", "h == none || h! is idle", "owner == one", "held(m)",
            "exists v: VM { w == vcpu[v] }", "(the t: host where holds(t, m)) == h", "exists t: one { t == one }",
        ]
        let invariants = conditions.enumerated().map { "invariant i\($0.offset) { \($0.element) }" }
        let source = CheckingSource(
            "model m\n\(Self.world)\(invariants.joined(separator: "\n"))\n"
                + "op mine() by one { owner = self; ask() }\nop its() by vcpu[x] { w = self; w = vcpu[x] }")
        #expect(source.complaints == [])
        #expect(source.program?.threads.map(\.count) == [1, 3, 2, 6])
        #expect(source.program?.operations[1].threads[0].indices.map(\.index) == [0])
        #expect(source.program?.operations[2].threads.map(\.thread.index) == [1, 2])
    }

    @Test func fairnessIsKept() {
        let source = CheckingSource(
            """
            model m
            unfair thread a
            strong thread b
            thread c
            weak op x() by a { }
            strong rule y { }
            rule z { }
            """)
        #expect(source.program.map { $0.threads.map { "\($0.fairness)" } } == ["unfair", "strong", "standard"])
        #expect(source.program.map { $0.operations.map { "\($0.fairness)" } } == ["weak"])
        #expect(source.program.map { $0.rules.map { "\($0.fairness)" } } == ["strong", "none"])
    }
}
