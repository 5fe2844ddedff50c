import Foundation
import Testing

@testable import Engine

/// What is not a checkpoint, or not whole, is refused.
@Suite struct CheckpointFormatTests {
    /// A small checkpoint with sections of several lengths.
    private static func bytes() throws -> [UInt8] {
        let sink = CheckpointBytes()
        let writer = try CheckpointWriter(to: sink)
        try writer.add(.run, bytes: Array("what was asked for".utf8))
        try writer.add(.outcome, owner: 1, bytes: [])
        try writer.add(.memory, owner: 2, bytes: [1, 0, 1, 1, 0, 0, 1, 0])
        try writer.finish()
        return sink.bytes
    }

    @Test func whatIsWrittenIsRead() throws {
        let reader = try CheckpointReader.read(try Self.bytes())
        #expect(try reader.bytes(.run) == Array("what was asked for".utf8))
        #expect(try reader.bytes(.outcome, owner: 1) == [])
        #expect(try reader.bytes(.memory, owner: 2) == [1, 0, 1, 1, 0, 0, 1, 0])
        #expect(try reader.bytes(.memory) == nil)
        #expect(!reader.has(.outcome) && reader.has(.outcome, owner: 1))
    }

    @Test func everyTruncationIsRefused() throws {
        let bytes = try Self.bytes()
        for length in 0..<bytes.count {
            let reason: CheckpointError = length < CheckpointFormat.prefix ? .foreign : .truncated
            #expect(throws: reason) { try CheckpointReader.read(Array(bytes[..<length])) }
        }
    }

    @Test func everyFlippedBitIsRefused() throws {
        let bytes = try Self.bytes()
        for index in bytes.indices {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[index] ^= 1 << UInt8(bit)
                #expect(throws: CheckpointError.self) { try CheckpointReader.read(damaged) }
            }
        }
    }

    @Test func whatFollowsTheEndIsRefused() throws {
        #expect(throws: CheckpointError.truncated) { try CheckpointReader.read(try Self.bytes() + [0]) }
    }

    @Test func anotherFormatIsToldFromDamage() throws {
        var bytes = try Self.bytes()
        bytes[8] = 2
        #expect(throws: CheckpointError.otherFormat(2)) { try CheckpointReader.read(bytes) }
        #expect(throws: CheckpointError.foreign) { try CheckpointReader.read(Array("model m, not a checkpoint".utf8)) }
    }

    /// Each byte of a search's sections is changed, with sums that fit: refused, or a search that ends.
    @Test(arguments: [StoreKind.exact, .tree, .bitstate]) func forgeriesDoNoHarm(store: StoreKind) throws {
        var options = SearchOptions()
        options.store = store
        options.arrayBytes = 1 << 12
        let system = TwoPhaseCommit(managers: 2)
        let search = BreadthFirstSearch(system: system, options: options)
        var (saved, count) = ([UInt8](), 0)
        _ = search.run(onPause: { search, _ in
            count += 1
            if count == 5 { saved = CheckpointTests.save(search) }
        })
        let reader = try CheckpointReader.read(saved)
        var refused = 0
        for (id, entry) in reader.sections {
            let content = try reader.bytes(of: entry, from: 0, count: entry.length)
            let step = max(1, content.count / 60)
            for index in stride(from: 0, to: content.count, by: step) {
                for value in [content[index] ^ 1, 255, content[index] &+ 128] {
                    var forged = content
                    forged[index] = value
                    let next = BreadthFirstSearch(system: system, options: options)
                    do throws(CheckpointError) {
                        try next.restore(from: Self.replacing(id, by: forged, in: reader))
                    } catch {
                        refused += 1
                    }
                }
            }
        }
        #expect(refused > 150)
    }

    /// A search goes on with numbers that fit each other: a count that would overflow, or a tree in which more states were
    /// expanded than there are, is refused.
    @Test(arguments: [(3, Int.max), (7, 1)]) func countersThatContradictEachOtherAreRefused(
        counter: Int, added: Int
    ) throws {
        let search = BreadthFirstSearch(system: TwoPhaseCommit(managers: 2))
        var (saved, count) = ([UInt8](), 0)
        _ = search.run(onPause: { search, _ in
            count += 1
            if count == 5 { saved = CheckpointTests.save(search) }
        })
        let reader = try CheckpointReader.read(saved)
        let id = CheckpointSectionID(kind: .search, owner: 0)
        var words = try reader.words(id)
        // The list in front says what the search is of.
        let place = 1 + Int(words[0]) + counter
        words[place] = added == .max ? UInt64(added) : words[place] + UInt64(added)
        let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64($0 * 8)) } }
        let forged = try Self.replacing(id, by: bytes, in: reader)
        #expect(throws: CheckpointError.damaged("its counters contradict each other")) {
            try BreadthFirstSearch(system: TwoPhaseCommit(managers: 2)).restore(from: forged)
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

    @Test func aFileTakesItsPlaceOnlyWhenItIsWhole() throws {
        let folder = NSTemporaryDirectory() + "interleave-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/checkpoint"
        for content in ["first", "second"] {
            let file = try CheckpointFile(replacing: path)
            let writer = try CheckpointWriter(to: file)
            try writer.add(.run, bytes: Array(content.utf8))
            try writer.finish()
            try file.commit()
        }
        do {
            let file = try CheckpointFile(replacing: path)
            try CheckpointWriter(to: file).add(.run, bytes: [1])
            #expect(FileManager.default.fileExists(atPath: path + ".new"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["checkpoint"])
        let reader = try CheckpointReader(CheckpointFileBytes(path: path))
        #expect(try reader.bytes(.run) == Array("second".utf8))
    }

    @Test func onlyRegularFilesAreRead() {
        #expect(throws: CheckpointError.file("it is not a regular file")) { try CheckpointFileBytes(path: "/dev/null") }
        #expect(throws: CheckpointError.file("No such file or directory")) {
            try CheckpointFileBytes(path: "/nonexistent/checkpoint")
        }
    }
}
