extension HelpScreen {
    /// The help of `explore`.
    static let explore = HelpScreen(
        usage: "interleave explore [options] MODEL[#SCENARIO]",
        summary: """
            Steps through a model: shows the state and what can be done in it, takes steps, goes back, looks for
            a state, and says what keeps the rest from being done. Commands are read from the standard input, by
            hand or from a script; 'help' lists them.
            """,
        groups: [
            Group("what is explored", ExploreOptions.selection),
            Group("how far 'find' goes", ExploreOptions.limits),
            Group("what is shown", ExploreOptions.shown),
            Group(
                heading: "exit codes",
                rows: [
                    ("0", "every command was done"),
                    ("2", "a 'find' of a script was ended by a limit"),
                    ("64", "a command of a script cannot be done: it ends there"),
                    ("65, 66, 70", "as those of check"),
                ]),
        ])
}
