import Foundation
import Testing

@testable import Commands

/// A process that is killed at any moment leaves a checkpoint to go on from.
///
/// `INTERLEAVE_KILLS` says how many kills; by default a few.
@Suite struct KilledRunTests {
    /// The binary that is built beside the tests; `nil` where there is none.
    private static var binary: String? {
        if let path = ProcessInfo.processInfo.environment["INTERLEAVE_BINARY"] { return path }
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        return ["", "..", "../.."].map { folder.appendingPathComponent($0 + "/interleave").standardized.path }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// How many kills.
    private static var kills: Int {
        ProcessInfo.processInfo.environment["INTERLEAVE_KILLS"].flatMap { Int($0) } ?? 4
    }

    /// What a process printed, and its exit code, or the number of the signal that ended it.
    private struct Ended: Equatable {
        /// What it printed.
        let output: String
        /// How it ended.
        let status: Int32
    }

    /// Runs the tool; kills it after `microseconds`, where they are said. What it printed, and how it ended: 9 where it was killed.
    private func run(_ arguments: [String], killedAfter microseconds: UInt32? = nil) throws -> Ended {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.binary))
        process.arguments = arguments
        let output = NSTemporaryDirectory() + "interleave-\(UUID().uuidString).out"
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: output) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        if let microseconds {
            usleep(microseconds)
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        let text = FileManager.default.contents(atPath: output).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return Ended(output: text, status: process.terminationStatus)
    }

    @Test(.enabled(if: binary != nil), arguments: [["--workers", "1"], ["--workers", "2", "--store", "tree"]])
    func theReportIsTheSameHoweverOftenItIsKilled(options: [String]) throws {
        let folder = try CheckpointFolder()
        let model = folder.file("m.ilv")
        let start = ContinuousClock.now
        let plain = try run(["check", model, "--engine", "vm"] + options)
        let span = UInt32((ContinuousClock.now - start) / .microseconds(1))
        var (kills, whileWriting, rounds) = (0, 0, 0)
        while kills < Self.kills / 2 {
            rounds += 1
            let saved = folder.file("saved\(rounds)")
            var words = ["check", model, "--engine", "vm", "--checkpoint", saved, "--every", "0s"] + options
            // Early ones are of no use: a run has to have begun to be gone on with.
            for _ in 0..<6 where kills < Self.kills / 2 {
                let status = try run(words, killedAfter: UInt32.random(in: 1000...max(2000, span))).status
                if status != SIGKILL { break }
                kills += 1
                if FileManager.default.fileExists(atPath: saved + ".new") { whileWriting += 1 }
                if FileManager.default.fileExists(atPath: saved) { words = ["resume", saved] }
            }
            let resumed = try run(words)
            #expect(resumed == plain)
            if resumed != plain { break }
            try? FileManager.default.removeItem(atPath: saved)
        }
        if Self.kills > 4 {
            print("\(options): \(kills) kills in \(rounds) runs, \(whileWriting) while a checkpoint was written")
        }
    }
}
