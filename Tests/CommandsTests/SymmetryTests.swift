import Testing

/// Symmetry as a user of `check` meets it.
@Suite struct SymmetryTests {
    /// Three interchangeable objects, each of which is taken, marked by its taker and released.
    private let model = """
        model m
        symmetric Obj(3)
        var owner: [Obj] user?
        var marks: set of Obj
        var gate: mutex
        thread user[2]
        op take(o: Obj) by user when owner[o] == none {
            lock(gate)
            require owner[o] == none else EBUSY
            owner[o] = self
          step mark:
            if count(marks) < 2 { marks.insert(o) }
            unlock(gate)
        }
        invariant two { count o: Obj { owner[o] != none } < 3 }
        reachable both { forall u: user { exists o: Obj { owner[o] == u } } }
        terminal { true }
        """

    /// The lines of a report that begin with that word.
    private func lines(_ run: TemporaryRun, _ prefix: String) -> [String] {
        run.output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("  " + prefix) }
    }

    @Test func theReportSaysUpToWhatStatesAreCounted() throws {
        let run = try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv"])
        #expect(lines(run, "states are") == ["  states are counted up to symmetry of Obj and user"])
        let off = try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv", "--symmetry", "off"])
        #expect(lines(off, "states are") == [])
    }

    @Test func theVerdictsAreTheSameWithFewerStates() throws {
        let run = try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv"])
        let off = try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv", "--symmetry", "off"])
        #expect(run.code == off.code)
        #expect(lines(run, "FAILED") == lines(off, "FAILED"))
        #expect(lines(run, "default").count == 1)
        #expect(lines(run, "default") != lines(off, "default"))
    }

    @Test func theReportIsTheSameForAnyNumberOfWorkers() throws {
        let one = try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv", "--workers", "1"])
        for workers in ["2", "8"] {
            let many = try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv", "--workers", workers])
            #expect(many.output == one.output)
        }
    }

    @Test func aLoopThatCanBlockTellsIdentitiesApart() throws {
        let text = """
            model m
            symmetric Obj(2)
            var busy: [Obj] bool
            var level: [Obj] 0..1
            rule all {
                for o: Obj {
                    await !busy[o]
                    level[o] = level[o] + 1
                }
            }
            rule toggle(o: Obj) { busy[o] = !busy[o] }
            """
        let run = try TemporaryRun(["m.ilv": text], ["check", "FOLDER/m.ilv"])
        #expect(
            lines(run, "no symmetry") == [
                "  no symmetry of Obj: a turn of a loop over it can block, so their order matters (line 6)"
            ])
    }

    @Test func whatIsSoInMostScenariosIsSaidWithoutTheirNames() throws {
        let text = """
            model m
            param ASKS: bool = false
            param SLOTS: 1..2 = 1
            symmetric Slot(SLOTS)
            var on: [Slot] bool
            thread host[2]
            op toggle(s: Slot) by host { on[s] = !on[s] }
            liveness comes { ASKS implies eventually (exists s: Slot { on[s] }) }
            scenario a { skip comes }
            scenario b { skip comes }
            scenario two { SLOTS = 2; skip comes }
            scenario live { }
            """
        let run = try TemporaryRun(["m.ilv": text], ["check", "FOLDER/m.ilv"])
        let report = run.output.split(separator: "\n").map(String.init)
        let start = try #require(report.firstIndex { $0.hasPrefix("  states are") })
        #expect(
            report[start...].prefix(2) == [
                "  states are counted up to symmetry of host; in two of Slot and host; in live each is counted",
                "  no symmetry with 'liveness comes': those that are owed a turn must be told apart",
            ])
    }
}
