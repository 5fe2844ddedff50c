import Testing

@testable import Engine

/// Checkpoints whose sums fit, though what they say does not: refused, or a search that ends.
@Suite struct CheckpointForgeryTests {
    /// A search for states of a kind of store, which has not run.
    private static func search(_ store: StoreKind = .exact) -> BreadthFirstSearch<TwoPhaseCommit> {
        var options = SearchOptions()
        options.store = store
        options.arrayBytes = 1 << 12
        return BreadthFirstSearch(system: TwoPhaseCommit(managers: 2), options: options)
    }

    /// The checkpoint of such a search in the midst of its run.
    private static func checkpoint(_ store: StoreKind = .exact) throws -> CheckpointReader {
        let search = search(store)
        var (saved, count) = ([UInt8](), 0)
        _ = search.run(onPause: { search, _ in
            count += 1
            if count == 5 { saved = CheckpointTests.save(search) }
        })
        return try CheckpointReader.read(saved)
    }

    /// What a section says.
    private static func content(_ id: CheckpointSectionID, of reader: CheckpointReader) throws -> [UInt8] {
        let entry = try #require(reader.sections.first { $0.0 == id }).1
        return try reader.bytes(of: entry, from: 0, count: entry.length)
    }

    /// Why a checkpoint is refused in which a section has another content, and the right sum; `nil` where it is not.
    private static func refusal(
        of id: CheckpointSectionID, as content: [UInt8], in reader: CheckpointReader, _ store: StoreKind = .exact
    ) -> CheckpointError? {
        do throws(CheckpointError) {
            try search(store).restore(from: replacing(id, by: content, in: reader))
            return nil
        } catch {
            return error
        }
    }

    /// A checkpoint in which a section has another content, and the right sum.
    private static func replacing(
        _ forged: CheckpointSectionID, by content: [UInt8], in reader: CheckpointReader
    ) throws(CheckpointError) -> CheckpointReader {
        let sink = CheckpointBytes()
        let writer = try CheckpointWriter(to: sink)
        for (id, entry) in reader.sections where id.kind != .end {
            let bytes = id == forged ? content : try reader.bytes(of: entry, from: 0, count: entry.length)
            try writer.begin(id, length: bytes.count)
            try unsafe bytes.lendBytes { bytes throws(CheckpointError) in try unsafe writer.append(bytes) }
            try writer.end()
        }
        try writer.finish()
        return try CheckpointReader.read(sink.bytes)
    }

    @Test(arguments: [StoreKind.exact, .tree, .bitstate]) func changedBytesDoNoHarm(store: StoreKind) throws {
        let reader = try Self.checkpoint(store)
        var refused = 0
        for (id, _) in reader.sections {
            let content = try Self.content(id, of: reader)
            let step = max(1, content.count / 60)
            for index in stride(from: 0, to: content.count, by: step) {
                for value in [content[index] ^ 1, 255, content[index] &+ 128] {
                    var forged = content
                    forged[index] = value
                    if Self.refusal(of: id, as: forged, in: reader, store) != nil { refused += 1 }
                }
            }
        }
        #expect(refused > 150)
    }

    /// A key stands where a look-up does not find it: its state would be taken for a new one.
    @Test func aTableOutOfOrderIsRefused() throws {
        let reader = try Self.checkpoint()
        let id = CheckpointSectionID(kind: .slots, owner: 0)
        let content = try Self.content(id, of: reader)
        var reasons: [CheckpointError?] = []
        for index in content.indices where content[index] & 0x7f != 0 {
            // No slot becomes empty, and none is filled.
            var forged = content
            forged[index] ^= 0x80
            reasons.append(Self.refusal(of: id, as: forged, in: reader))
        }
        #expect(reasons.contains(.damaged("a table is out of order")))
    }

    @Test func halvesOfStatesThatAreNotThereAreRefused() throws {
        let reader = try Self.checkpoint(.tree)
        var reasons: [CheckpointError?] = []
        for (id, _) in reader.sections where id.kind == .node && id.index > 0 {
            // The last value of the node is left out.
            let content = try Self.content(id, of: reader)
            reasons.append(Self.refusal(of: id, as: content.dropLast(8), in: reader, .tree))
        }
        #expect(!reasons.isEmpty && !reasons.contains(nil))
        #expect(reasons.contains(.damaged("a half of a state is not there")), "\(reasons)")
    }

    @Test func aStateOfTheQueueWithTooManyBitsIsRefused() throws {
        let reader = try Self.checkpoint()
        let id = CheckpointSectionID(kind: .queue, owner: 0)
        var content = try Self.content(id, of: reader)
        content[7] |= 0x80
        #expect(Self.refusal(of: id, as: content, in: reader) == .damaged("a state has too many bits"))
    }

    /// A state whose parent has a higher number: the way to it would not end.
    @Test func aTreeOfWaysWithoutARootIsRefused() throws {
        let reader = try Self.checkpoint()
        let id = CheckpointSectionID(kind: .treeBits, owner: 0)
        var bits = try Self.content(id, of: reader).flatMap { byte in (0..<8).map { byte >> UInt8($0) & 1 } }
        // All states come behind all of their parents' ends.
        let end = try #require(bits.lastIndex(of: 1)) + 1
        bits[..<end].sort()
        let forged = stride(from: 0, to: bits.count, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { $0 | bits[start + $1] << UInt8($1) }
        }
        #expect(Self.refusal(of: id, as: forged, in: reader) == .damaged("the tree of ways has no root"))
    }

    /// A search goes on with numbers that fit each other: a count that would overflow, or a tree in which more states were
    /// expanded than there are, is refused.
    @Test(arguments: [(3, Int.max), (7, 1)]) func countersThatContradictEachOtherAreRefused(
        counter: Int, added: Int
    ) throws {
        let reader = try Self.checkpoint()
        let id = CheckpointSectionID(kind: .search, owner: 0)
        var words = try reader.words(id)
        // The list in front says what the search is of.
        let place = 1 + Int(words[0]) + counter
        words[place] = added == .max ? UInt64(added) : words[place] + UInt64(added)
        let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) } }
        #expect(
            Self.refusal(of: id, as: bytes, in: reader) == .damaged("its counters contradict each other"))
    }
}
