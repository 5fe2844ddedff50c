/// The man page `interleave(1)`, made from the help screens.
struct ManPage {
    /// The commands with their help.
    let commands: [(name: String, screen: HelpScreen)]
    /// The help of the tool.
    let tool: HelpScreen
    /// The version of the tool.
    let version: String
    /// The day of that version, `YYYY-MM-DD`.
    let date: String

    /// The page in the macros of man(7).
    var roff: String {
        var page = RoffText()
        page.title(
            "INTERLEAVE", section: 1, date: date, source: "interleave \(version)", volume: "User Commands")
        page.request(".SH", ["NAME"])
        page.text("interleave - visits every interleaving of a model of an API")
        page.request(".SH", ["SYNOPSIS"])
        page.request(".B", ["interleave"])
        page.request(".I", ["COMMAND"])
        page.text("[options] …")
        page.request(".SH", ["DESCRIPTION"])
        page.text(tool.summary)
        page.request(".PP", [])
        page.text(
            "A model is a file that ends in .ilv: objects with states, calls that threads make in several steps, locks, and "
                + "what must hold whatever the interleaving.")
        page.request(".SH", ["COMMANDS"])
        for command in commands where command.name != "help" { append(command, to: &page) }
        appendExits(to: &page)
        appendRest(to: &page)
        return page.lines.map { $0 + "\n" }.joined()
    }

    /// Appends what a command does, and its options.
    private func append(_ command: (name: String, screen: HelpScreen), to page: inout RoffText) {
        page.request(".SS", ["interleave \(command.name)"])
        page.request(".B", [command.screen.usage])
        page.request(".PP", [])
        page.text(command.screen.summary)
        for group in command.screen.groups where group.rows.contains(where: { $0.0.hasPrefix("-") }) {
            page.request(".PP", [])
            page.text(group.heading.prefix(1).uppercased() + group.heading.dropFirst() + ":")
            append(group.rows, to: &page)
        }
    }

    /// Appends names with what they mean.
    private func append(_ rows: [(String, String)], to page: inout RoffText) {
        for (name, summary) in rows {
            page.request(".TP", [])
            page.request(".B", [name])
            page.text(summary)
        }
    }

    /// Appends what the exit codes of `check` mean, which those of the others follow.
    private func appendExits(to page: inout RoffText) {
        let screen = commands.first { $0.name == "check" }?.screen
        guard let exits = screen?.groups.first(where: { $0.heading.hasPrefix("exit codes") }) else { return }
        page.request(".SH", ["EXIT STATUS"])
        page.text("Of check; the others follow it where their help does not say otherwise.")
        append(exits.rows, to: &page)
    }

    /// Appends what no help screen tells.
    private func appendRest(to page: inout RoffText) {
        page.request(".SH", ["ENVIRONMENT"])
        append(
            [
                ("NO_COLOR", "Where it is not empty, colours are used only where '--color always' asks for them."),
                ("TERM", "Where it is 'dumb', neither colours nor progress are shown unless they are asked for."),
                ("PATH", "Where 'clang' or 'cc' is found in it, models run as native code once that pays."),
                ("XDG_CACHE_HOME, HOME", "Where native code is kept for the next time."),
                ("TMPDIR", "Where native code is made."),
            ], to: &page)
        page.request(".SH", ["EXAMPLES"])
        append(
            [
                ("interleave check Models", "Checks every model below a folder."),
                ("interleave check --scenario NAME --set VMS=3 FILE", "Checks one scenario with a larger bound."),
                ("interleave diff git:origin/main:FILE FILE", "Shows what a change to a model does to callers."),
            ], to: &page)
        page.request(".SH", ["SEE ALSO"])
        page.text("spin(1), rumur(1); the manual in Sources/interleave/Manual.docc")
    }
}
