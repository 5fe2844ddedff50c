extension HelpScreen {
    /// The help of `completions`.
    static let completions = HelpScreen(
        usage: "interleave completions bash|zsh|fish",
        summary: """
            Writes the script by which a shell completes command lines: for bash into a file that it reads at
            its start, for zsh into '_interleave' in a folder of 'fpath', for fish into its folder
            'completions'.
            """,
        groups: [])
}
