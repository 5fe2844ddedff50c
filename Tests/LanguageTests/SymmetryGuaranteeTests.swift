import Testing

@testable import Language

/// Nothing in a model can depend on which of several interchangeable identities is which: one model for each way in
/// which it could, all of them refused.
@Suite struct SymmetryGuaranteeTests {
    /// Declarations that the cases share: a symmetric type, a thread of identical members, what holds them, and a thread
    /// that is told apart by a symmetric type.
    private static let world = """
        symmetric VM(3)
        struct Holder { v: VM, n: 0..3 }
        thread host[2]
        thread vcpu[v: VM]
        var owner: VM?
        var user: host?
        var level: [VM] 0..3
        var log: seq[3] of VM
        var total: 0..9

        """

    /// Each way in which identities could be told apart, by the rule that refuses it.
    static let refused: [CheckingRejection] = [
        // No name in the text.
        .init("no-literals", world + "invariant i { owner == ‹0› }"),
        .init("no-literals", world + "rule r { level[‹1›] = 0 }"),
        .init("identical-thread-member", world + "invariant i { ‹host[0]› is idle }"),
        .init("parameter-type", world + "param FIRST: ‹VM?› = none"),
        // No default.
        .init("symmetric-not-set", world + "var ‹first›: VM"),
        .init("missing-field", world + "var h: Holder?\nrule r { h = ‹Holder› { n: 1 } }"),
        // No order, no arithmetic.
        .init("no-order", world + "invariant i { forall v: VM, w: VM { ‹v› <= w } }"),
        .init("no-order", world + "invariant i { forall t: host, u: host { ‹t› < u } }"),
        .init("no-order", world + "invariant i { (min v: VM { ‹v› }) == owner }"),
        .init("operand-type", world + "invariant i { forall v: VM { ‹v› + 1 == 2 } }"),
        // No list of what belongs to each.
        .init("literal-without-order", world + "var rank: [VM] 0..2 = ‹[0, 1, 2]›"),
        .init("literal-without-order", world + "rule r { level = ‹[0, 1, 2]› }"),
        .init("literal-without-order", world + "var rank: [host] 0..2 = ‹[0, 1]›"),
        .init("literal-without-order", world + "var rank: [vcpu] 0..2 = ‹[0, 1, 2]›"),
        // No loop whose order matters.
        .init("order-dependent-loop", world + "rule r { for v: VM { ‹owner› = v } }"),
        .init("order-dependent-loop", world + "rule r { for v: VM { ‹log.append(v)› } }"),
        .init("order-dependent-loop", world + "rule r { for t: host { ‹user› = t } }"),
        .init("order-dependent-loop", world + "rule r { for v: VM { if level[v] == 0 { ‹break› } } }"),
        .init("order-dependent-loop", world + "rule r { for v: VM { total += 1\n level[v] = ‹total› % 4 } }"),
    ]

    @Test(arguments: refused) func isRefused(_ model: CheckingRejection) {
        #expect(CheckingSource(model.text, files: model.files).outcome == model.id)
    }

    @Test func whatComesOutTheSameInAnyOrderIsAccepted() {
        let source = CheckingSource(
            "model m\n" + Self.world + """
                rule r {
                    for v: VM { level[v] = 0 }
                    for v: VM { total += 1 }
                    choose v: VM
                    owner = v
                    log.append(v)
                }
                rule s { level = [v: VM => if owner == v then 1 else 0] }
                invariant one { (the v: VM where owner == v) == owner }
                """)
        #expect(source.complaints == [])
    }
}
