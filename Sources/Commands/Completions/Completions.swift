/// Scripts by which a shell completes command lines, made from the help screens.
struct Completions {
    /// A shell.
    enum Shell: String, CaseIterable {
        case bash, zsh, fish
    }

    /// The commands with their help.
    let commands: [(name: String, screen: HelpScreen)]
    /// The help of the tool.
    let tool: HelpScreen

    /// The script for a shell.
    func script(for shell: Shell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    /// What a command does, in a few words: as the tool's own help says it.
    func summary(of command: String) -> String {
        let rows = tool.groups.flatMap(\.rows)
        return rows.first { $0.0 == command || $0.0.hasPrefix(command + " ") }?.1 ?? ""
    }

    /// The words that can stand behind a command; empty where models do.
    func operands(of command: (name: String, screen: HelpScreen)) -> [String] {
        command.name == "help" ? commands.map(\.name) : command.screen.operands
    }
}
