import Foundation

/// What a folder holds, also what has a name that is no text.
struct FolderListing {
    /// The names that are text, but for the folder itself and the one around it.
    var names: [String] = []
    /// The other ones, with a mark in place of what is no text.
    var illegible: [String] = []

    /// Reads the folder at `path`; `nil` where that is refused.
    init?(_ path: String) {
        guard let folder = unsafe opendir(path) else { return nil }
        defer { unsafe closedir(folder) }
        while let entry = unsafe readdir(folder) {
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if bytes.first == UInt8(ascii: ".") && bytes.count <= 2 && bytes.last == UInt8(ascii: ".") { continue }
            if let name = String(validating: bytes, as: UTF8.self) {
                names.append(name)
            } else {
                illegible.append(String(decoding: bytes, as: UTF8.self))
            }
        }
    }
}
