import Foundation
import PackagePlugin

/// Asks git before each build which commit is built, and writes that into a source file of the target.
///
/// It needs nothing but a shell. Where there is no git, or the sources are not a checkout of their own, the commit is
/// `unknown`. The file is written only where its text changes, so nothing is compiled again without need.
@main struct CommitPlugin: BuildToolPlugin {
    /// Takes the folder of the package and the folder for the file.
    private static let script = """
        commit=unknown
        if [ -e "$1/.git" ] && found=$(git -C "$1" log -1 --format=%h --abbrev=12 2>/dev/null); then
            commit=$found
            git -C "$1" diff --quiet HEAD 2>/dev/null || commit="$commit, changed"
        fi
        mkdir -p "$2"
        new="$2/.Commit.$$"
        printf '/// The commit that was built.\\nlet builtCommit = "%s"\\n' "$commit" >"$new"
        if cmp -s "$new" "$2/Commit.swift"; then rm -f "$new"; else mv "$new" "$2/Commit.swift"; fi
        """

    /// The command that runs before each build.
    func createBuildCommands(context: PluginContext, target: any Target) -> [Command] {
        let folder = context.pluginWorkDirectoryURL.appending(path: "Generated")
        return [
            .prebuildCommand(
                displayName: "Asking git for the commit", executable: URL(filePath: "/bin/sh"),
                arguments: [
                    "-c", Self.script, "sh", context.package.directoryURL.path(percentEncoded: false),
                    folder.path(percentEncoded: false),
                ],
                outputFilesDirectory: folder)
        ]
    }
}
