import Testing

@testable import Reports

/// Names for programs in C.
@Suite struct CIdentifiersTests {
    @Test func anythingBecomesAnIdentifier() {
        let texts = ["BOUND_TDX", "{page 0}", "3", "-1", "", "é", "not held(lock[v])", "__init_x", "BOUND, true"]
        #expect(
            texts.map(CIdentifiers.identifier) == [
                "bound_tdx", "page_0", "n3", "n1", "other", "other", "not_held_lock_v", "init_x", "bound_true",
            ])
    }

    @Test func noNameIsGivenTwice() {
        var names = CIdentifiers(reserved: ["state_max"])
        #expect(["A", "a", "a?", "state_max"].map { names.name(for: $0) } == ["a", "a_2", "a_3", "state_max_2"])
        #expect(["a", "a", "b"].map { names.name(for: $0, suffix: "_event") } == ["a_event", "a_event_2", "b"])
    }
}
