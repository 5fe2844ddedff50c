import Foundation

/// A path of the user's as a path in the repository that it lies in; the file itself need not exist any more.
struct RepositoryPath {
    /// What is asked of the repository.
    let git: GitProcess
    /// The path from the top of the repository.
    let path: String

    /// Finds the repository; `nil` where there is none, or no git.
    init?(_ path: String, environment: [String: String]) {
        var folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
        var rest = [URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent]
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path) {
            rest.insert(folder.lastPathComponent, at: 0)
            folder.deleteLastPathComponent()
        }
        let existing = folder.resolvingSymlinksInPath().path
        guard let git = GitProcess(environment: environment, folder: existing),
            let top = git.line(["rev-parse", "--show-toplevel"]), !top.isEmpty
        else { return nil }
        let whole = ([existing] + rest).joined(separator: "/")
        let prefix = top == "/" ? top : top + "/"
        guard whole.hasPrefix(prefix) else { return nil }
        self.git = git
        self.path = String(whole.dropFirst(prefix.count))
    }
}
