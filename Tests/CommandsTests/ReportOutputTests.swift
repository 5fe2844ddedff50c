import Foundation
import Reports
import Testing

@testable import Commands

/// Where the report of `check` goes.
struct ReportOutputTests {
    @Test func aFileGetsTheWholeReportWithoutColours() throws {
        let model = "model m\nvar n: bool\nthread t\nop go() by t { n = true }\ninvariant never { !n }\n"
        let run = try TemporaryRun(
            ["m.ilv": model], ["check", "--color", "always", "--output", "terminal=FOLDER/report.txt", "FOLDER/m.ilv"])
        let report = try #require(run.files["report.txt"])
        #expect(run.code == .otherwise)
        #expect(run.output.contains("\u{1B}["))
        #expect(!report.contains("\u{1B}["))
        #expect(report.contains("invariant never is violated after 1 transition (m.ilv:5:11)"))
        #expect(report == (try TemporaryRun(["m.ilv": model], ["check", "FOLDER/m.ilv"]).output))
    }

    /// A model that is as expected.
    private let model = "model m\nvar n: bool\nthread t\nop go() by t when !n { n = true }\nallow deadlock\n"

    @Test func whatIsReadIsNotWrittenOver() throws {
        let same = try TemporaryRun(["m.ilv": model], ["check", "--output", "json=FOLDER/m.ilv", "FOLDER/m.ilv"])
        #expect(same.code == .usage)
        #expect(same.errors.hasPrefix("error: 'm.ilv' is read, and cannot be written to\n"))
        #expect(same.files["m.ilv"] == model)
        let twice = try TemporaryRun(
            ["m.ilv": model],
            ["check", "--output", "json=FOLDER/a", "--output", "sarif=FOLDER/../FOLDER/a", "FOLDER/m.ilv"]
                .map { $0.replacing("FOLDER/../FOLDER", with: "FOLDER/.") })
        #expect(twice.code == .usage)
        #expect(twice.errors.contains("a file that nothing else is written to"))
        #expect(twice.files["a"] == nil)
    }

    @Test func linksPermissionsAndPipesStayWhatTheyAre() throws {
        let folder = NSTemporaryDirectory() + "interleave-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let files = FileManager.default
        #expect(files.createFile(atPath: "\(folder)/kept", contents: nil, attributes: [.posixPermissions: 0o600]))
        try files.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "kept")
        try files.createSymbolicLink(atPath: "\(folder)/dangling", withDestinationPath: "made")
        for name in ["link", "dangling"] {
            let run = try TemporaryRun(
                ["m.ilv": model], ["check", "--output", "junit=\(folder)/\(name)", "FOLDER/m.ilv"])
            #expect(run.code == .success)
        }
        #expect(try files.destinationOfSymbolicLink(atPath: "\(folder)/link") == "kept")
        #expect(try files.destinationOfSymbolicLink(atPath: "\(folder)/dangling") == "made")
        let kept = try String(contentsOfFile: "\(folder)/kept", encoding: .utf8)
        #expect(kept.hasPrefix("<?xml"))
        #expect(try String(contentsOfFile: "\(folder)/made", encoding: .utf8).hasPrefix("<?xml"))
        let mode = try files.attributesOfItem(atPath: "\(folder)/kept")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try OutputFile(path: "/dev/null").write(kept)
        #expect(try files.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType != .typeRegular)
    }
}
