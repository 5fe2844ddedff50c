/// Reads a checkpoint.
///
/// Whatever the bytes are, nothing is read or allocated beyond what their number allows, and nothing is believed that was
/// not checked: the sums of all sections when the reader is made, and what sections say of each other, and of the places in
/// memory that they are read into, when a search is restored.
public final class CheckpointReader {
    /// A section.
    struct Entry: Hashable {
        /// Where its content begins.
        let offset: Int
        /// How many bytes it has.
        let length: Int
    }

    /// What is read.
    private let source: any CheckpointSource
    /// The sections.
    private var entries: [CheckpointSectionID: Entry] = [:]

    /// The bytes that are read at once to be summed up; a multiple of eight.
    private static let piece = 1 << 20

    /// Reads all of a checkpoint once, and checks its sums.
    ///
    /// - Complexity: linear in the bytes.
    public init(_ source: any CheckpointSource) throws(CheckpointError) {
        self.source = source
        guard source.byteCount >= CheckpointFormat.prefix else { throw .foreign }
        let prefix = try words(from: 0, count: 2)
        guard prefix[0] == CheckpointFormat.magic else { throw .foreign }
        guard prefix[1] == UInt64(CheckpointFormat.version) else {
            throw .otherFormat(Int(truncatingIfNeeded: prefix[1] & 0xffff_ffff))
        }
        var offset = CheckpointFormat.prefix
        while try readSection(at: &offset) {}
        guard offset == source.byteCount else { throw .truncated }
    }

    /// Reads again what `writer` wrote to `source`, without summing it up.
    public init(_ source: any CheckpointSource, writtenBy writer: CheckpointWriter) {
        (self.source, entries) = (source, writer.entries)
    }

    /// The sections in the order in which they were written.
    var sections: [(CheckpointSectionID, Entry)] { entries.sorted { $0.value.offset < $1.value.offset } }

    /// Bytes of a section, all of which are in it.
    func bytes(of entry: Entry, from start: Int, count: Int) throws(CheckpointError) -> [UInt8] {
        try unsafe [UInt8](count: count) { bytes throws(CheckpointError) in
            try unsafe read(entry, from: start, into: bytes)
        }
    }

    /// Reads a checkpoint that is in memory.
    public static func read(_ bytes: [UInt8]) throws(CheckpointError) -> CheckpointReader {
        try CheckpointReader(CheckpointBytes(bytes))
    }

    /// The content of a section; `nil` where there is none.
    public func bytes(_ kind: CheckpointSection, owner: Int = 0) throws(CheckpointError) -> [UInt8]? {
        guard let entry = entries[CheckpointSectionID(kind: kind, owner: owner)] else { return nil }
        return try bytes(of: entry, from: 0, count: entry.length)
    }

    /// Whether there is such a section.
    public func has(_ kind: CheckpointSection, owner: Int = 0) -> Bool {
        entries[CheckpointSectionID(kind: kind, owner: owner)] != nil
    }

    /// The owners of sections of a kind.
    public func owners(of kind: CheckpointSection) -> Set<Int> {
        Set(entries.keys.filter { $0.kind == kind }.map(\.owner))
    }

    /// The section of that identity.
    func entry(_ id: CheckpointSectionID) throws(CheckpointError) -> Entry {
        guard let entry = entries[id] else { throw .damaged("a section '\(id.kind)' is missing") }
        return entry
    }

    /// The section of that identity, which has to have `length` bytes.
    func entry(_ id: CheckpointSectionID, length: Int) throws(CheckpointError) -> Entry {
        let entry = try entry(id)
        guard entry.length == length else { throw .damaged("a section '\(id.kind)' has the wrong length") }
        return entry
    }

    /// The words of a section.
    func words(_ id: CheckpointSectionID) throws(CheckpointError) -> [UInt64] {
        let entry = try entry(id)
        guard entry.length % 8 == 0 else { throw .damaged("a section '\(id.kind)' has the wrong length") }
        return try words(from: entry.offset, count: entry.length / 8)
    }

    /// `count` words of a section from the word `start` on, all of which are in it.
    func words(of entry: Entry, from start: Int, count: Int) throws(CheckpointError) -> [UInt64] {
        precondition(start >= 0 && (start + count) * 8 <= entry.length)
        return try words(from: entry.offset + start * 8, count: count)
    }

    /// Fills `bytes` with those of a section from `start` on, all of which are in it.
    func read(_ entry: Entry, from start: Int = 0, into bytes: UnsafeMutableRawBufferPointer) throws(CheckpointError) {
        precondition(start >= 0 && start + bytes.count <= entry.length)
        try unsafe source.read(from: entry.offset + start, into: bytes)
    }

    /// Words from anywhere, all of which are there.
    private func words(from offset: Int, count: Int) throws(CheckpointError) -> [UInt64] {
        try unsafe [UInt64](count: count) { bytes throws(CheckpointError) in
            try unsafe source.read(from: offset, into: bytes)
        }
    }

    /// Checks the section at `offset` and goes on behind it; false where it is the last one.
    private func readSection(at offset: inout Int) throws(CheckpointError) -> Bool {
        let headBytes = CheckpointFormat.headWords * 8
        guard source.byteCount - offset >= headBytes + 8 else { throw .truncated }
        let head = try words(from: offset, count: CheckpointFormat.headWords)
        guard let (id, length) = parse(head) else { throw .damaged("the head of a section is not what was written") }
        guard length <= source.byteCount - offset - headBytes - 8,
            CheckpointFormat.bytes(ofSection: length) <= source.byteCount - offset
        else { throw .truncated }
        let entry = Entry(offset: offset + headBytes, length: length)
        guard try sum(of: entry, after: head[head.count - 1]) else {
            throw .damaged("the sum of a section '\(id.kind)' is wrong")
        }
        guard entries.updateValue(entry, forKey: id) == nil else {
            throw .damaged("a section '\(id.kind)' comes twice")
        }
        offset += CheckpointFormat.bytes(ofSection: length)
        return id.kind != .end
    }

    /// What the head of the next section says; `nil` where it is damaged.
    private func parse(_ head: [UInt64]) -> (id: CheckpointSectionID, length: Int)? {
        guard let kind = CheckpointSection(rawValue: UInt32(truncatingIfNeeded: head[0])),
            let owner = Int(exactly: head[1]), let length = Int(exactly: head[2])
        else { return nil }
        let id = CheckpointSectionID(kind: kind, owner: owner, index: Int(head[0] >> 32))
        return CheckpointFormat.head(id, length: length, position: entries.count) == head ? (id, length) : nil
    }

    /// Whether the sum of a section is right, and zeros follow it.
    private func sum(of entry: Entry, after head: UInt64) throws(CheckpointError) -> Bool {
        var sum = CheckpointSum()
        sum.add(head)
        let padded = (entry.length + 7) / 8 * 8
        for start in stride(from: 0, to: padded, by: Self.piece) {
            let piece = try words(from: entry.offset + start, count: min(Self.piece, padded - start) / 8)
            unsafe piece.withUnsafeBytes { unsafe sum.add($0) }
        }
        return try words(from: entry.offset + padded, count: 1)[0] == sum.value
    }
}
