import Foundation
import Testing

@testable import Commands

/// `--memory`.
@Suite struct MemoryLimitTests {
    /// More than a billion states of more than 500 bits.
    private static let model = """
        model m
        var a: 0..999
        var b: 0..999
        var c: 0..999
        rule first when a < 999 { a += 1 }
        rule second when b < 999 { b += 1 }
        rule third when c < 999 { c += 1 }
        rule fill when w0 < 1 { \((0..<30).map { "w\($0) += 1" }.joined(separator: "\n")) }
        invariant small { a + b + c <= 2997 }
        allow deadlock
        \((0..<30).map { "var w\($0): 0..2000000000" }.joined(separator: "\n"))
        """

    /// The whole process keeps to the limit: once, what workers deferred enlarged the table beyond it.
    @Test(.enabled(if: BuiltTool.path != nil), arguments: ["2", "8"])
    func theProcessKeepsToIt(workers: String) throws {
        let path = NSTemporaryDirectory() + "interleave-\(UUID().uuidString).ilv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(Self.model.utf8).write(to: URL(fileURLWithPath: path))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(BuiltTool.path))
        process.arguments = [
            "check", path, "--memory", "80M", "--workers", workers, "--store", "exact", "--statistics", "--engine",
            "vm",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
        #expect(output.contains("stopped at the limit of 80 MiB of memory"))
        #expect(output.contains("try '--store "))
        let row = try #require(
            output.split(separator: "\n").last { $0.contains("MiB  vm") || $0.contains("MiB      vm") })
        let words = row.split(separator: " ")
        let unit = try #require(words.lastIndex(of: "MiB"))
        let peak = try #require(Double(words[unit - 1]))
        #expect(peak <= 84 && peak > 50)
    }
}
