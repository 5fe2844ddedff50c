/// Writes a checkpoint, section by section.
public final class CheckpointWriter {
    /// Where it goes.
    private let sink: any CheckpointSink
    /// The sections that are complete.
    private(set) var entries: [CheckpointSectionID: CheckpointReader.Entry] = [:]
    /// How many bytes were written.
    private var offset = 0
    /// How many bytes of the section at hand are missing.
    private var left = 0
    /// The sum of the section at hand.
    private var sum = CheckpointSum()

    /// Begins a checkpoint.
    public init(to sink: any CheckpointSink) throws(CheckpointError) {
        self.sink = sink
        try write(words: [CheckpointFormat.magic, UInt64(CheckpointFormat.version)])
    }

    /// Writes a section of `bytes`.
    public func add(_ kind: CheckpointSection, owner: Int = 0, bytes: [UInt8]) throws(CheckpointError) {
        let id = CheckpointSectionID(kind: kind, owner: owner)
        try begin(id, length: bytes.count)
        try unsafe bytes.lendBytes { bytes throws(CheckpointError) in try unsafe append(bytes) }
        try end()
    }

    /// Ends the checkpoint.
    public func finish() throws(CheckpointError) {
        try begin(CheckpointSectionID(kind: .end, owner: 0), length: 0)
        try end()
    }

    /// Writes a section of words.
    func add(_ id: CheckpointSectionID, words: [UInt64]) throws(CheckpointError) {
        try begin(id, length: words.count * 8)
        try append(words: words)
        try end()
    }

    /// Begins a section of `length` bytes.
    func begin(_ id: CheckpointSectionID, length: Int) throws(CheckpointError) {
        precondition(left == 0, "the section before is not complete")
        let head = CheckpointFormat.head(id, length: length, position: entries.count)
        precondition(entries[id] == nil, "a section comes once")
        try write(words: head)
        (sum, left) = (CheckpointSum(), length)
        entries[id] = CheckpointReader.Entry(offset: offset, length: length)
        sum.add(head[head.count - 1])
    }

    /// Writes bytes of the section at hand; only the last piece may have a length that is no multiple of eight.
    func append(_ bytes: UnsafeRawBufferPointer) throws(CheckpointError) {
        precondition(bytes.count <= left, "the section is longer than it should be")
        left -= bytes.count
        unsafe sum.add(bytes)
        try unsafe sink.write(bytes)
        offset += (bytes.count + 7) / 8 * 8
        if bytes.count % 8 != 0 {
            let zeros = [UInt8](repeating: 0, count: 8 - bytes.count % 8)
            try unsafe zeros.lendBytes { zeros throws(CheckpointError) in try unsafe sink.write(zeros) }
        }
    }

    /// Writes words of the section at hand.
    func append(words: [UInt64]) throws(CheckpointError) {
        try unsafe words.lendBytes { bytes throws(CheckpointError) in try unsafe append(bytes) }
    }

    /// Ends the section at hand.
    func end() throws(CheckpointError) {
        precondition(left == 0, "the section is shorter than it should be")
        try write(words: [sum.value])
    }

    /// Writes once more what another checkpoint says of a search.
    ///
    /// - Complexity: linear in the bytes of its sections.
    public func copy(owner: Int, from reader: CheckpointReader) throws(CheckpointError) {
        for (id, entry) in reader.sections where id.owner == owner && id.kind != .end && id.kind != .run {
            try begin(id, length: entry.length)
            for start in stride(from: 0, to: entry.length, by: Self.piece) {
                let piece = try reader.bytes(of: entry, from: start, count: min(Self.piece, entry.length - start))
                try unsafe piece.lendBytes { bytes throws(CheckpointError) in try unsafe append(bytes) }
            }
            try end()
        }
    }

    /// The bytes that are copied at once; a multiple of eight.
    private static let piece = 1 << 20

    /// Writes words that belong to no section's content.
    private func write(words: [UInt64]) throws(CheckpointError) {
        try unsafe words.lendBytes { bytes throws(CheckpointError) in try unsafe sink.write(bytes) }
        offset += words.count * 8
    }
}
