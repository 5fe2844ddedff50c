import Foundation

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The objects that were compiled before, in a folder that only this user can look into.
///
/// A file's name is the key of what it was made from; behind its content stands the key of that content, so that a file
/// that was cut short or changed is not taken. What is not as it should be only means that there is no cache.
struct NativeCache: Sendable {
    /// The most files and bytes that stay.
    static let fileLimit = 128
    /// The most bytes that stay.
    static let byteLimit = 64 << 20

    /// The folder that it shares with other files of the user's.
    private let shared: UserFolder

    /// The cache of `environment`; `nil` where there is none that can be trusted and written to.
    init?(environment: [String: String]) {
        guard let shared = UserFolder(environment: environment) else { return nil }
        self.shared = shared
    }

    /// The path of the folder.
    var folder: String { shared.path }

    /// Where the object of that key is.
    private func path(_ key: ContentKey) -> String { "\(folder)/\(key.text).so" }

    /// The path of an object that is there and whole.
    func object(for key: ContentKey) -> String? {
        let path = path(key)
        guard let status = FileStatus(path: path, followsLinks: false), status.isFile, status.isOwn,
            let bytes = SystemFiles.read(path, limit: Self.byteLimit), Self.isWhole(bytes)
        else {
            SystemFiles.remove(path)
            return nil
        }
        // The oldest ones go first, and this one is of use.
        SystemFiles.touch(path)
        return path
    }

    /// What stands behind a content.
    private static func seal(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var key = ContentKey()
        key.add(bytes)
        return key.bytes
    }

    /// Whether what stands behind a content is its key.
    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        bytes.count > 32 && seal(bytes.dropLast(32)) == Array(bytes.suffix(32))
    }

    /// Keeps a new object; where that fails there is none.
    func add(_ object: String, for key: ContentKey) {
        guard let bytes = SystemFiles.read(object, limit: Self.byteLimit / 4) else { return }
        let draft = object + ".sealed"
        guard SystemFiles.write(bytes + Self.seal(bytes[...]), to: draft) else { return }
        if !SystemFiles.rename(draft, to: path(key)) { SystemFiles.remove(draft) }
        shared.trim(".so", files: Self.fileLimit, bytes: Self.byteLimit)
    }
}

/// A folder for the files of one compilation, gone with its content in the end.
struct WorkFolder {
    /// Its path.
    let path: String

    /// Makes a folder that only this user can look into, in the cache or else among the temporary files.
    init?(cache: NativeCache?, environment: [String: String]) {
        if let cache { Self.sweep(cache.folder) }
        for base in [cache?.folder].compactMap(\.self) + Self.temporaryPlaces(environment: environment) {
            let name = "\(base)/interleave-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
            if SystemFiles.makeFolder(name) {
                path = name
                return
            }
        }
        return nil
    }

    /// The folders of temporary files, the one to take first.
    private static func temporaryPlaces(environment: [String: String]) -> [String] {
        [environment["TMPDIR"], "/tmp"].compactMap(\.self).filter { $0.hasPrefix("/") }
    }

    /// Where folders of compilations may be.
    static func places(environment: [String: String]) -> [String] {
        let cache = UserFolder.base(environment: environment).map(UserFolder.path(below:))
        return [cache].compactMap(\.self) + temporaryPlaces(environment: environment)
    }

    /// Removes what processes left that were killed, or the one of that number.
    static func sweep(_ folder: String, of process: Int32? = nil) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let parts = name.split(separator: "-")
            guard parts.count == 3, parts[0] == "interleave", let pid = Int32(parts[1]), pid > 0 else { continue }
            if process.map({ $0 == pid }) ?? !SystemFiles.isRunning(pid) {
                WorkFolder(path: "\(folder)/\(name)").remove()
            }
        }
    }

    /// A folder that is there.
    private init(path: String) { self.path = path }

    /// Removes it.
    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
