import Reports

extension CommandLineTool {
    /// The commands with their help, in the order in which the tool's own help names them.
    private static var commands: [(name: String, screen: HelpScreen)] {
        let rows = HelpScreen.tool.groups.flatMap(\.rows).map { $0.0.prefix { $0 != " " } }
        func place(_ name: String) -> Int { rows.firstIndex { $0 == name } ?? rows.count }
        return entries.map { ($0.name, $0.screen) }.sorted { place($0.name) < place($1.name) }
    }

    /// Writes the script for the shell that `arguments` name.
    static func completions(_ arguments: [String], _ console: Console) throws(UsageError) -> ExitCode {
        if arguments == ["--help"] || arguments == ["-h"] {
            console.write(HelpScreen.completions.text)
            return .success
        }
        if arguments.count > 1 { throw .unexpectedOperand(arguments[1]) }
        guard let name = arguments.first else { throw .missingOperand("a shell: bash, zsh or fish") }
        guard let shell = Completions.Shell(rawValue: name) else {
            throw .invalidValue(option: "completions", value: name, wanted: "bash, zsh or fish")
        }
        console.write(Completions(commands: commands, tool: .tool).script(for: shell))
        return .success
    }

    /// Writes the man page.
    static func manual(_ arguments: [String], _ console: Console) throws(UsageError) -> ExitCode {
        if arguments == ["--help"] || arguments == ["-h"] {
            console.write(HelpScreen.manual.text)
            return .success
        }
        if let word = arguments.first { throw .unexpectedOperand(word) }
        console.write(ManPage(commands: commands, tool: .tool, version: version, date: versionDate).roff)
        return .success
    }
}
