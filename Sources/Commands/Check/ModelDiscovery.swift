import Foundation
import Reports

/// Finds the files that a path of the command line means.
struct ModelDiscovery {
    /// A file, or the reason why there is none.
    enum Candidate: Hashable {
        /// A file that the user named: a model, or a library to check alone.
        case named(String)
        /// A file below a folder: it counts where it has a `model` line.
        case below(String)
        /// Nothing to check.
        case failure(String, ReadFailure)
    }

    /// What a path means.
    struct Found: Hashable {
        /// The files in order.
        var files: [Candidate]
        /// Whether the path is a folder.
        var isFolder = false
        /// Whether files were left out because an earlier path led to them.
        var isKnown = false
    }

    /// The files already found, without links.
    private var seen: Set<String> = []

    /// Makes a discovery.
    init() {}

    /// The files that `path` means, in the order of their names; each file once, whatever leads to it.
    ///
    /// Folders are searched to any depth, but for those whose name begins with a point. A link is followed where it
    /// stays below `path`.
    mutating func candidates(at path: String) -> Found {
        var isFolder = ObjCBool(false)
        guard Self.exists(path, &isFolder) else { return Found(files: [.failure(path, .missing)]) }
        guard isFolder.boolValue else {
            guard Self.isRegularFile(path) else { return Found(files: [.failure(path, .notAFile)]) }
            return seen.insert(Self.resolved(path)).inserted
                ? Found(files: [.named(path)]) : Found(files: [], isKnown: true)
        }
        let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        var walk = Walk(top: Self.resolved(folder))
        walk.visit(folder)
        var result = Found(files: [], isFolder: true)
        for candidate in walk.found {
            if case .below(let file) = candidate, !seen.insert(Self.resolved(file)).inserted {
                result.isKnown = true
            } else {
                result.files.append(candidate)
            }
        }
        return result
    }

    /// Whether there is something at `path`, and whether it is a folder.
    private static func exists(_ path: String, _ isFolder: inout ObjCBool) -> Bool {
        unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    }

    /// Whether the file at `path`, links followed, is one with content, so that reading it ends.
    private static func isRegularFile(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: resolved(path))
        return attributes?[.type] as? FileAttributeType == .typeRegular
    }

    /// `path` without links.
    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// A walk through one folder.
    private struct Walk {
        /// The folder without links.
        let top: String
        /// What was found, in order.
        var found: [Candidate] = []
        /// The folders that were visited, without links.
        var visited: Set<String> = []

        /// Visits the folder at `path`, files and folders in the order of their names.
        mutating func visit(_ path: String) {
            var pending = [path]
            while let next = pending.popLast() {
                var isFolder = ObjCBool(false)
                let real = resolved(next)
                guard real == top || real.hasPrefix(top == "/" ? "/" : top + "/") else { continue }
                guard exists(next, &isFolder) else { continue }
                if isFolder.boolValue {
                    guard visited.insert(real).inserted else { continue }
                    pending += entries(of: next)
                } else if next.hasSuffix(".ilv"), isRegularFile(next) {
                    found.append(.below(next))
                }
            }
        }

        /// What the folder at `path` holds, the last name first.
        private mutating func entries(of path: String) -> [String] {
            guard let listing = FolderListing(path) else {
                found.append(.failure(path, .refused("the folder cannot be read")))
                return []
            }
            let sorted = listing.names.filter { !$0.hasPrefix(".") }.sorted {
                Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8), by: >)
            }
            for name in listing.illegible.sorted() where name.hasSuffix(".ilv") {
                found.append(.failure("\(path)/\(name)", .refused("its name is not UTF-8")))
            }
            return sorted.map { path == "/" ? "/\($0)" : "\(path)/\($0)" }
        }
    }
}
