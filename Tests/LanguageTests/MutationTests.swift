import Language
import Testing

/// What can be taken away from a model.
@Suite struct MutationTests {
    /// The mutations of a model whose declarations are `text`, as kind and text.
    private func mutations(of text: String, _ files: [String: String] = [:], imports: Bool = false) throws -> [String] {
        let model = try Frontend.load(["m.ilv": "model m\n" + text].merging(files) { a, _ in a }, path: "m.ilv")
        #expect(model.diagnostics.isEmpty)
        return model.mutations(includesImports: imports).map { "\($0.kind.rawValue) \($0.text)" }
    }

    /// Declarations that most models here share.
    private let state = """
        var x: 0..9
        var on: bool
        var m: mutex
        var rw: rwlock
        var c: seqcount
        thread t

        """

    @Test func everyConjunctOfAGuardIsDroppedAndEveryBoundMoved() throws {
        #expect(
            try mutations(of: state + "op f() by t when x < 3 && !(on || x >= 5) { }") == [
                "when x < 3 && !(on || x >= 5) → true", "conjunct x < 3", "comparison x < 3 → x <= 3",
                "conjunct !(on || x >= 5)", "conjunct on", "conjunct x >= 5", "comparison x >= 5 → x > 5",
            ])
    }

    @Test func aConditionIsAlwaysTrueAndAlwaysFalse() throws {
        #expect(
            try mutations(of: state + "op f() by t { if on { x = 1 } else if x == 2 && on { x += 1 } }") == [
                "condition on → true", "condition on → false", "assignment x = 1",
                "condition x == 2 && on → true", "condition x == 2 && on → false", "conjunct x == 2", "conjunct on",
                "assignment x += 1",
            ])
    }

    @Test func aRecheckIsOneMutationHoweverItIsWritten() throws {
        #expect(
            try mutations(
                of: state + """
                    op f() by t {
                        let s = snapshot(c)
                      step next:
                        require !changed(s) else EAGAIN
                        if changed(s) { fail EBUSY }
                        await !changed(s) && on
                    }
                    """) == [
                    "recheck changed(s) → false", "recheck changed(s) → false", "condition changed(s) → true",
                    "await !changed(s) && on → true", "recheck changed(s) → false", "conjunct on",
                ])
    }

    @Test func aLockGoesWithItsReleases() throws {
        let model = try Frontend.load(
            [
                "m.ilv": """
                model m
                var x: 0..9
                var rw: rwlock
                thread t[2]
                op f() by t {
                    lock(rw)
                    if x == 1 {
                        unlock(rw)
                        fail EBUSY
                    }
                    x += 1
                    unlock(rw)
                  step again:
                    lock(rw)
                    defer { unlock(rw) }
                    x -= 1
                }
                invariant small { x < 3 }
                """
            ], path: "m.ilv")
        let locks = model.mutations().filter { $0.kind == .lock || $0.kind == .shared }
        #expect(
            locks.map(\.text) == ["lock(rw)", "lock(rw) → lock_shared(rw)", "lock(rw)", "lock(rw) → lock_shared(rw)"])
        for mutation in locks {
            let checked = model.applying(mutation).check(settings: [], overrides: [])
            #expect(checked.diagnostics.isEmpty)
            #expect(checked.program != nil)
        }
        // What nobody else uses is taken instead, so that the boundaries between steps stay.
        #expect(model.applying(locks[0]).check(settings: [], overrides: []).program?.variables.count == 3)
    }

    @Test func aLockThatOneRoutineTakesAndAnotherReleasesIsOneMutation() throws {
        #expect(
            try mutations(
                of: state + """
                    proc take() {
                        lock(m)
                        if on {
                            unlock(m)
                            fail EBUSY
                        }
                    }
                    op f() by t {
                        take()
                        unlock(m)
                    }
                    """) == ["lock lock(m)", "condition on → true", "condition on → false"])
    }

    @Test func onlyTheFolderOfTheModelsOwnNameIsMutated() throws {
        let files = [
            "m/own.ilv": "proc own() { y = 1 }\nvar y: 0..1", "other.ilv": "proc other() { z = 1 }\nvar z: 0..1",
        ]
        let text = "import \"m/own.ilv\"\nimport \"other.ilv\"\nthread t\nop f() by t { own(); other() }"
        #expect(try mutations(of: text, files) == ["assignment y = 1"])
        #expect(try mutations(of: text, files, imports: true) == ["assignment y = 1", "assignment z = 1"])
    }

    @Test func theCallOnTheRightOfAnAssignmentStays() throws {
        #expect(
            try mutations(of: state + "proc p() -> 0..9 { on = true; return 3 }\nop f() by t { x = p() }") == [
                "assignment on = true", "assignment x = p() → p()",
            ])
    }

    @Test func whatIsNotRunIsNotMutated() throws {
        #expect(
            try mutations(
                of: state + "func f() -> bool { x < 3 && on }\ninvariant i { f() && x < 3 }\nrule r { x = 1 }")
                == ["assignment x = 1"])
    }
}
