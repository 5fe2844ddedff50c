import Commands

/// The command-line tool; everything it does is in `Commands`.
@main
enum Main {
    static func main() { CommandLineTool.main(commit: builtCommit) }
}
