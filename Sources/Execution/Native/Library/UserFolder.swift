import Foundation

/// The folder of this tool among the caches of a user, which nobody else can look into: for what later runs have use for.
///
/// What is not as it should be only means that there is no such folder, or no such file.
public struct UserFolder: Sendable {
    /// Its path.
    public let path: String

    /// The folder of `environment` (`XDG_CACHE_HOME`, `HOME`), made if need be; `nil` where there is none that can be
    /// trusted and written to.
    public init?(environment: [String: String]) {
        guard let base = Self.base(environment: environment) else { return nil }
        path = Self.path(below: base)
        SystemFiles.makeFolder(base)
        SystemFiles.makeFolder(path)
        guard let status = FileStatus(path: path, followsLinks: false), status.isFolder, status.isPrivate,
            SystemFiles.canWrite(in: path)
        else { return nil }
    }

    /// The folder that the caches of all programs are in; `nil` where there is none.
    static func base(environment: [String: String]) -> String? {
        if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") { return folder }
        return environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.cache" : nil }
    }

    /// Where it is in that folder.
    static func path(below base: String) -> String { base + "/interleave" }

    /// The bytes of a file that only this user can have written, which is of use now; `nil` where there is none, or it is
    /// larger than `limit`.
    public func read(_ name: String, limit: Int) -> [UInt8]? {
        let file = "\(path)/\(name)"
        guard let status = FileStatus(path: file, followsLinks: false), status.isFile, status.isOwn,
            let bytes = SystemFiles.read(file, limit: limit)
        else { return nil }
        SystemFiles.touch(file)
        return bytes
    }

    /// Writes a file, whole or not at all; false where it cannot be written.
    @discardableResult public func write(_ bytes: [UInt8], to name: String) -> Bool {
        let draft = "\(path)/\(name).\(UInt32.random(in: 0...UInt32.max))"
        guard SystemFiles.write(bytes, to: draft) else { return false }
        if SystemFiles.rename(draft, to: "\(path)/\(name)") { return true }
        SystemFiles.remove(draft)
        return false
    }

    /// Removes the files whose names end so that were of use longest ago, until so many files and bytes are left.
    public func trim(_ ending: String, files fileLimit: Int, bytes byteLimit: Int) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        var files = names.filter { $0.hasSuffix(ending) }.compactMap { name in
            FileStatus(path: "\(path)/\(name)", followsLinks: false).map { (name, $0.size, $0.modified) }
        }
        files.sort { ($0.2, $0.0) > ($1.2, $1.0) }
        var bytes = 0
        for (index, file) in files.enumerated() {
            bytes += file.1
            if index >= fileLimit || bytes > byteLimit { SystemFiles.remove("\(path)/\(file.0)") }
        }
    }
}
