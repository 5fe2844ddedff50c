/// A part of the state, split into the object that it belongs to and what it is of that object.
struct ChartPath {
    /// The object: `file1` of `file[file1].state`; `nil` where no index names one.
    let object: String?
    /// The rest: `state`, `ept[0]` of `ept[vm1][0]`; the whole path where there is no object.
    let part: String

    /// Splits `path` at its first index that is an identity, as `vm1` is; members of threads are none.
    init(_ path: String, threads: Set<String> = []) {
        var position = path.startIndex
        while let open = path[position...].firstIndex(of: "["), let close = Self.closing(of: open, in: path) {
            let index = String(path[path.index(after: open)..<close])
            position = path.index(after: close)
            guard Self.isIdentity(index), !threads.contains(index) else { continue }
            object = index
            part = Self.part(before: path[..<open], behind: path[position...], index)
            return
        }
        object = nil
        part = path
    }

    /// Whether `text` reads like an identity of a symmetric type: lower case, with a number at its end.
    static func isIdentity(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        return ("a"..."z").contains(first) && ("0"..."9").contains(last)
            && text.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
            }
    }

    /// What is left of a path without the index; `file[file1].state` is the `state` of `file1`.
    private static func part(before: Substring, behind: Substring, _ index: String) -> String {
        let kind = index.prefix { !$0.isNumber }
        if before == kind, behind.first == ".", behind.count > 1 { return String(behind.dropFirst()) }
        return String(before + behind)
    }

    /// The bracket that closes the one at `open`.
    private static func closing(of open: String.Index, in path: String) -> String.Index? {
        var depth = 0
        for position in path[open...].indices {
            if path[position] == "[" { depth += 1 }
            if path[position] == "]" { depth -= 1 }
            if depth == 0 { return position }
        }
        return nil
    }
}
