extension HelpScreen {
    /// The help of `manual`.
    static let manual = HelpScreen(
        usage: "interleave manual",
        summary: "Writes the man page, for 'man -l -' or into a file 'interleave.1' of a folder 'man1'.",
        groups: [])
}
