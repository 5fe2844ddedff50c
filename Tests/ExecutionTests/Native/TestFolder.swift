import Foundation

/// A folder of a test, which is gone in the end.
final class TestFolder {
    let path = NSTemporaryDirectory() + "interleave-test-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The names in it.
    func names(below folder: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + folder)) ?? []).sorted()
    }

    /// Writes a file.
    func write(_ text: String, to name: String, isExecutable: Bool = false) throws {
        let file = "\(path)/\(name)"
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: file).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        let permissions = isExecutable ? 0o700 : 0o600
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: file)
    }

    /// The text of a file.
    func text(of name: String) -> String {
        FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
