import Foundation
import Language

/// The files of a revision of a repository. Paths begin at its top.
///
/// Nothing is read from the disk but by git, which is handed the numbers of objects only.
struct RevisionFiles: FileProvider {
    /// What is asked.
    private let git: GitProcess
    /// The object of each file by its path from the top, beginning with `/`.
    private let objects: [String: String]

    /// Lists the files of a revision.
    ///
    /// - Throws: why it cannot be read.
    init(_ revision: String, _ git: GitProcess) throws(FileProblem) {
        self.git = git
        guard let commit = git.line(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"]), Self.isObject(commit)
        else { throw .unreadable(path: revision, reason: "there is no such revision") }
        guard let list = git.output(["ls-tree", "-r", "-z", "--full-tree", commit]) else {
            throw .unreadable(path: revision, reason: "its files cannot be listed")
        }
        var objects: [String: String] = [:]
        for line in list.split(separator: 0) {
            let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
            guard parts.count == 2 else { continue }
            let words = parts[0].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            // Links and other repositories are no files.
            guard words.count == 3, words[0].hasPrefix("100"), Self.isObject(words[2]) else { continue }
            objects["/" + String(decoding: parts[1], as: UTF8.self)] = words[2]
        }
        self.objects = objects
    }

    /// The path from the top.
    func identity(of path: String) throws(FileProblem) -> String {
        let identity = FilePath.normalized("/" + path)
        guard objects[identity] != nil || isFolder(identity) else { throw .notFound(path: path) }
        return identity
    }

    /// The bytes of the file in the revision.
    func contents(of identity: String) throws(FileProblem) -> [UInt8] {
        guard let object = objects[identity] else {
            if isFolder(identity) { throw .isFolder(path: identity) }
            throw .notFound(path: identity)
        }
        guard let bytes = git.output(["cat-file", "blob", object]) else {
            throw .unreadable(path: identity, reason: "git cannot read it")
        }
        return bytes
    }

    /// The names of the files in a folder.
    func names(in folder: String) -> [String] {
        objects.keys.filter { FilePath.folder(of: $0) == folder }.map(FilePath.name(of:))
    }

    /// Whether a file lies below that path.
    private func isFolder(_ path: String) -> Bool {
        path == "/" || objects.keys.contains { $0.hasPrefix(path + "/") }
    }

    /// Whether `text` is the number of an object.
    private static func isObject(_ text: String) -> Bool {
        text.utf8.count >= 40
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
