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
}
