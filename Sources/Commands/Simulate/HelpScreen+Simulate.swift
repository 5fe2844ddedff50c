extension HelpScreen {
    /// The help of `simulate`.
    static let simulate = HelpScreen(
        usage: "interleave simulate [options] MODEL[#SCENARIO]",
        summary: """
            Walks through a model at random, where it is too large to be searched. What is bad is shown with a
            trace from which everything that it does not need is left out. That nothing was found is no proof.
            The same seed makes the same walks on any machine.
            """,
        groups: [
            Group("what is run", SimulateOptions.selection),
            Group("how walks are made", SimulateOptions.walking),
            Group("what is shown", SimulateOptions.shown),
            Group(
                heading: "exit codes",
                rows: [
                    ("0", "nothing bad was found but what the scenario expects, and all of that"),
                    ("1", "something bad was found that the scenario does not expect"),
                    ("2", "something expected was not found, or the walks were interrupted"),
                    ("64, 65, 66, 70", "as those of check"),
                ]),
        ])
}
