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
