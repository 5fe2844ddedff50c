import FuzzingSupport

@testable import Commands
@testable import Reports

/// Reports in JSON, as others hand them in.
enum ReportFuzzer {
    /// The forms that a trace can be written in.
    private static let forms = ["interleaving", "strace", "chart", "mermaid", "svg", "syz", "selftest"]

    /// Reads a report; one that is whole gives its traces and itself back.
    static func read(_ bytes: [UInt8]) {
        guard let document = try? ReportDocument(json: bytes) else { return }
        for scenario in document.files.compactMap(\.model).flatMap(\.scenarios) {
            for evidence in scenario.evidence { _ = evidence.value(threads: scenario.threads) }
        }
        precondition((try? ReportDocument(json: Array(document.json.utf8))) == document, "a report is not what it was")
        let path = ScratchFile.write(bytes, "report.json")
        for form in forms { CommandFuzzer.run(["reproduce", path, "--as", form], show: form == "svg") }
    }
}
