import Reports
import Testing

@testable import Commands

/// `interleave monitor`: the automaton as `rvgen` reads it, and what is refused.
@Suite struct MonitorCommandTests {
    /// A file that is bound in two steps, and closed.
    private let binding = """
        model binding
        symmetric File(2)
        enum State { UNBOUND, BINDING, BOUND }
        var state: [File] State
        thread host[2]
        op bind(f: File) by host {
            require state[f] == UNBOUND else EBUSY
            state[f] = BINDING
          step set:
            require state[f] == BINDING else EAGAIN
            state[f] = BOUND
        }
        op close(f: File) by host when state[f] == BOUND { state[f] = UNBOUND }
        """

    /// Files with a count of users.
    private let counted = """
        model counted
        symmetric File(2)
        struct Info { open: bool, users: 0..2 }
        var file: [File] Info
        thread host
        op get(f: File) by host {
            require file[f].users < 2 else EMFILE
            file[f].users += 1
            file[f].open = true
        }
        op put(f: File) by host when file[f].users > 0 {
            file[f].users -= 1
            if file[f].users == 0 { file[f].open = false }
        }
        rule reset(f: File) when file[f].users == 2 { file[f] = Info { } }
        """

    /// What the tool does with `source`.
    private func run(_ source: String, _ options: String...) throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": source], ["monitor", "FOLDER/m.ilv"] + options)
    }

    @Test func theAutomatonIsTheLifeCycle() throws {
        let result = try run(binding, "--of", "state[f]")
        #expect(result.code == .success, "\(result.errors)")
        let automaton = try AutomatonReader(result.output)
        #expect(automaton.states == ["unbound", "binding", "bound"])
        #expect(automaton.final == ["unbound"])
        #expect(
            automaton.function == [
                "unbound bind": "binding", "binding bind_set": "bound", "bound close": "unbound",
            ])
    }

    @Test func whatIsAboutAnotherObjectIsNoEvent() throws {
        // A reset of one file leaves the other as it is, and is no event of that.
        let automaton = try AutomatonReader(try run(counted, "--of", "file[f].users").output)
        #expect(
            automaton.function == [
                "n0 get": "n1", "n1 get": "n2", "n2 put": "n1", "n1 put": "n0", "n2 reset": "n0",
            ])
    }

    @Test func anEventThatLeadsToTwoValuesIsNamed() throws {
        let result = try run(counted, "--of", "file[f].open")
        #expect(result.code == .usage)
        #expect(
            result.errors == """
                error: the life cycle is not deterministic
                  put leads from true to any of false and true
                note: another '--of EXPR' can tell them apart
                note: '--merge' makes one state of what nobody can tell apart by the events

                """)
    }

    @Test func valuesThatEventsCannotTellApartAreMerged() throws {
        let automaton = try AutomatonReader(try run(counted, "--of", "file[f].open", "--merge").output)
        #expect(automaton.states.first == "not_file_f_open")
        #expect(automaton.function["file_f_open put"] == "not_file_f_open_or_file_f_open")
    }

    @Test func aSecondExpressionTellsThemApart() throws {
        let result = try run(counted, "--of", "file[f].open", "--of", "file[f].users")
        let automaton = try AutomatonReader(result.output)
        #expect(automaton.states == ["false_0", "true_1", "true_2"])
        #expect(automaton.function["true_2 put"] == "true_1")
    }

    @Test func statesAndEventsHaveDifferentNames() throws {
        let automaton = try AutomatonReader(
            try run("model m\nenum S { go, state_max }\nvar s: S\nrule go when s == go { s = state_max }", "--of", "s")
                .output)
        #expect(automaton.states == ["go", "state_max_2"])
        #expect(automaton.events == ["go_event"])
    }

    @Test func whatCannotBeWatchedIsRefused() throws {
        #expect(
            try run(binding, "--of", "count(state[f] == BOUND)").code == .usage)
        #expect(try run(binding, "--of", "1 == 1").errors.hasPrefix("error: nothing changes the value"))
        #expect(
            try run("model m\nvar b: bool\ninit { choose x: bool; b = x }\nrule flip { b = !b }", "--of", "b").errors
                .hasPrefix("error: an automaton begins in one state, this life cycle in any of false and true\n"))
        #expect(
            try run("model m\nvar o: (0..1)?\nrule take when o == none { o = 1 }", "--of", "o!").errors
                .hasPrefix("error: the expression has no value in some states\n  '!' of none in 'o!'\n"))
        let stopped = try run(binding, "--of", "state[f]", "--max-states", "3")
        #expect(stopped.code == .incomplete)
        #expect(stopped.output == "")
    }

    @Test func theFileIsWrittenUnderItsName() throws {
        let result = try run(binding, "--of", "state[f]", "--name", "Gmem bind", "--output", "FOLDER/x.dot")
        #expect(result.output == "")
        #expect(
            result.files["x.dot"]?.hasSuffix(
                "// Save as gmem_bind.dot; rvgen monitor -c da -s gmem_bind.dot -t global\n") == true)
    }
}
