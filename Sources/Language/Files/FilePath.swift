/// Paths as text, with `/` between their parts.
public enum FilePath {
    /// The path without `.`, empty parts, and `..` behind a part that it takes back.
    public static func normalized(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(part)
            } else if let last = parts.last, last != ".." {
                parts.removeLast()
            } else if !isAbsolute {
                parts.append(part)
            }
        }
        let joined = parts.joined(separator: "/")
        return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
    }

    /// The path of the folder that holds `path`: `.` for a bare name.
    public static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of `path`.
    public static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The last part of `path` without `.ilv`.
    static func stem(of path: String) -> String {
        let name = name(of: path)
        return name.hasSuffix(".ilv") ? String(name.dropLast(4)) : name
    }

    /// `path`, which is relative to `folder`, as one path.
    static func join(_ folder: String, _ path: String) -> String {
        folder == "." ? normalized(path) : normalized(folder + "/" + path)
    }

    /// Whether `path` lies in `folder` or below; both are absolute and normalized.
    static func isInside(_ path: String, _ folder: String) -> Bool {
        folder == "/" || path.hasPrefix(folder + "/")
    }
}
