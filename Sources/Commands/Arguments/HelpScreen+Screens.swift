extension HelpScreen {
    /// The help of the tool.
    static let tool = HelpScreen(
        usage: "interleave COMMAND [options] …",
        summary: """
            Checks models of kernel APIs: visits every interleaving of the calls that threads can make, and
            shows the shortest way to each violation.
            """,
        groups: [
            Group(
                heading: "commands",
                rows: [
                    ("check PATH…", "run the scenarios of models and compare them with what they expect"),
                    ("resume FILE", "go on with a check that was saved by '--checkpoint FILE'"),
                    ("matrix PATH…", "show what the models say of each requirement, side by side"),
                    ("lifecycle MODEL --of EXPR", "draw the life cycle that the reachable states really have"),
                    ("graph MODEL[#SCENARIO]", "draw the state graph, also projected on expressions"),
                    ("monitor MODEL --of EXPR", "write a life cycle as an automaton for the kernel's rvgen"),
                    ("reproduce MODEL --as FORM", "write a trace as a changelog, a chart or a program shows it"),
                    ("diff OLD NEW", "show what a change to a model does to what callers see"),
                    ("mutate PATH…", "take guards away one by one and show which property misses each"),
                    ("explain MODEL[#SCENARIO]", "say why a property is violated, or a call cannot be made"),
                    ("explore MODEL[#SCENARIO]", "step through a model in the terminal, or from a script"),
                    ("simulate MODEL[#SCENARIO]", "walk through a model at random, where it is too large to search"),
                    ("export --to LANGUAGE MODEL", "write a model as Promela or Murphi, for Spin or Rumur"),
                    ("peers PATH…", "ask Spin and Rumur about every scenario, and compare"),
                    ("help [COMMAND]", "show the help of a command"),
                    ("completions SHELL", "write the script by which a shell completes command lines"),
                    ("manual", "write the man page"),
                ]),
            Group(heading: "options", rows: [("--help", "show this help"), ("--version", "show the version")]),
        ])

    /// The help of `check`.
    static let check = HelpScreen(
        usage: "interleave check [options] PATH…",
        summary: """
            Runs the scenarios of models and compares what comes out with what they expect. A path is a file,
            or a folder: then every model below it is checked. A library is checked alone for errors.
            """,
        groups: [
            Group("what is checked", CheckOptions.selection),
            Group("how far, in each scenario", CheckOptions.limits + CheckOptions.reductions),
            Group("what is accepted", CheckOptions.gate),
            Group("where it is saved", CheckOptions.checkpoints),
            Group("what is shown", CheckOptions.output),
            exitCodes,
        ])

    /// The help of `resume`.
    static let resume = HelpScreen(
        usage: "interleave resume [options] FILE",
        summary: """
            Goes on with a run of 'check' that was saved by '--checkpoint FILE' and interrupted, killed or
            ended by a limit. Models, options and folders are those of that run, and so is the report.
            """,
        groups: [Group("what this sitting has otherwise", ResumeOptions.declarations), exitCodes])

    /// The codes that processes end with.
    private static let exitCodes = Group(
        heading: "exit codes (where several apply, the first of 64, 70, 66, 65, 1, 2, 0)",
        rows: [
            ("0", "everything as expected"), ("1", "a property came out otherwise"),
            ("2", "incomplete: a limit was reached"),
            ("64", "the command line makes no sense"), ("65", "a model does not compile"),
            ("66", "a file cannot be read"), ("70", "a fault of the checker itself"),
        ])

    /// The help of `matrix`.
    static let matrix = HelpScreen(
        usage: "interleave matrix [options] PATH…",
        summary: """
            Shows requirements × proposals: a row for each property whose name begins with an identity like
            D1, a column for each scenario that stands for its model, and in each cell what it says of the
            property. These are the scenarios whose documentation has a line 'column: LABEL'; of a model
            without any, the first that needs no tag.
            """,
        groups: [
            Group("what is run", MatrixOptions.selection),
            Group("how far, in each scenario", MatrixOptions.limits),
            Group("what is shown", MatrixOptions.shown),
            exitCodes,
        ])

    /// The help of `lifecycle`.
    static let lifecycle = HelpScreen(
        usage: "interleave lifecycle [options] MODEL[#SCENARIO] --of EXPR",
        summary: """
            Draws the life cycle that the reachable states really have: the values of an expression, the
            operations that lead from one to another, and what each call returns by the value when it is made.
            A name that the model does not have stands for every value of the type of the index that it is.
            """,
        groups: [
            Group("what is looked at", LifecycleOptions.question),
            Group("how far", LifecycleOptions.limits),
            Group("what is shown", LifecycleOptions.shown),
            exitCodes,
        ])

    /// The help of `graph`.
    static let graph = HelpScreen(
        usage: "interleave graph [options] MODEL[#SCENARIO]",
        summary: """
            Draws the states of a model and the calls that lead from one to another. With --of, the states in
            which the expressions have the same values are one node, which says how many they are; a name that
            the model does not have stands for every value of the type of the index that it is.
            """,
        groups: [
            Group("what is drawn", GraphOptions.question),
            Group("how far", GraphOptions.limits),
            Group("what is shown", GraphOptions.shown),
            exitCodes,
        ])

    /// The help of `monitor`.
    static let monitor = HelpScreen(
        usage: "interleave monitor [options] MODEL[#SCENARIO] --of EXPR",
        summary: """
            Writes the life cycle of an expression as a deterministic automaton in the form that the kernel's
            rvgen reads, so that a running kernel watches the same rules. Calls, later steps and rules that
            change the value are its events; where one leads from a value to several, it says so and stops.
            """,
        groups: [
            Group("what is watched", MonitorOptions.question),
            Group("how far", MonitorOptions.limits),
            Group("what is shown", MonitorOptions.shown),
            exitCodes,
        ])

    /// The help of `reproduce`.
    static let reproduce = HelpScreen(
        usage: "interleave reproduce MODEL[#SCENARIO]|REPORT.json --as FORM [options]",
        summary: """
            Checks a model, or reads a report that 'check --output json=FILE' wrote, and writes a trace: as a
            listing for a changelog, as strace shows calls, as a chart, or as a program that tries to make it
            happen. What a call is in a program the model says, in lines '/// emit syz: …' and
            '/// emit selftest: …'.
            """,
        groups: [
            Group("what is written", ReproduceOptions.question),
            Group("how far, in each scenario", ReproduceOptions.limits),
            exitCodes,
        ])

    /// The help of `diff`.
    static let diff = HelpScreen(
        usage: "interleave diff [options] OLD NEW",
        summary: """
            Compares two models by what can be seen of them: calls with their arguments, their results, and
            what both name in a view. It shows what each allows and the other forbids, as shortest traces, the
            results that calls gain and lose, and the verdicts that change. OLD and NEW are PATH,
            PATH#SCENARIO or git:REVISION:PATH.
            """,
        groups: [
            Group("what is compared", DiffOptions.selection),
            Group("how far, in each scenario", DiffOptions.limits),
            Group("what is shown", DiffOptions.shown),
            Group(
                heading: "exit codes",
                rows: [
                    ("0", "equivalent, for certain"), ("1", "different"),
                    ("2", "no difference was found, and not everything was compared"),
                    ("64, 65, 66, 70", "as those of check"),
                ]),
        ])

    /// The help of `mutate`.
    static let mutate = HelpScreen(
        usage: "interleave mutate [options] PATH…",
        summary: """
            Takes one thing after the other away from a model (a guard, a lock, an assignment, a part of a
            condition) and runs its scenarios again: what comes out otherwise kills the mutant. One that
            survives shows a guard that nothing needs, or a property that is missing; a line
            '/// survives: reason' above the declaration accepts it.
            """,
        groups: [
            Group("what is mutated, and how it is judged", MutateOptions.selection),
            Group("how far, for each mutant in each scenario", MutateOptions.limits),
            Group("what is shown", MutateOptions.shown),
            Group(
                heading: "exit codes (where several apply, the first of 64, 70, 66, 65, 1, 2, 0)",
                rows: [
                    ("0", "no mutant survives without a reason"),
                    ("1", "one does, or a line 'survives:' is not true any more"),
                    ("2", "a limit was reached, and something is not decided"),
                ] + exitCodes.rows.suffix(4)),
        ])

    /// The help of `explain`.
    static let explain = HelpScreen(
        usage: "interleave explain [options] MODEL[#SCENARIO]",
        summary: """
            Says why a property is violated: which part of it with which values, and which transition made each
            of these what it is. Of a call that cannot be made it says which part of which guard keeps it from
            that, and shows the nearest state in which it can; of a 'recoverable', what blocks every way on.
            """,
        groups: [
            Group("what is explained", ExplainOptions.question),
            Group("how far", ExplainOptions.limits),
            Group("what is shown", ExplainOptions.shown),
            Group(
                heading: "exit codes",
                rows: [
                    ("0", "explained, or there is nothing to explain"),
                    ("2", "a limit was reached"),
                ] + exitCodes.rows.suffix(4)),
        ])

    /// The help of `export`.
    static let export = HelpScreen(
        usage: "interleave export [options] --to promela|murphi MODEL",
        summary: """
            Writes a model in the language of another checker: the same states, the same transitions, the same
            properties. What the other language cannot express is left out, and named on the standard error.
            """,
        groups: [Group("options", ExportOptions.declarations)])

    /// The help of `peers`.
    static let peers = HelpScreen(
        usage: "interleave peers [options] PATH…",
        summary: """
            Searches every scenario, exports it to Promela and Murphi, runs Spin and Rumur where they are
            installed, and compares states, transitions and verdicts; of 'liveness' properties Spin's verdicts
            under weak fairness of processes. What cannot be compared is named with the reason.
            """,
        groups: [
            Group("what is compared", PeersOptions.selection), Group("how far", PeersOptions.limits),
        ])

    /// The help of `benchmark`, which the tool's own does not name.
    static let benchmark = HelpScreen(
        usage: "interleave benchmark [options] [FILE…]",
        summary: """
            Searches models of known size and prints states, transitions, seconds, transitions a second and
            bytes a state. Without a file, the configurations whose counts are known are run, and compared
            with them.
            """,
        groups: [Group("options", BenchmarkOptions.declarations)])
}
