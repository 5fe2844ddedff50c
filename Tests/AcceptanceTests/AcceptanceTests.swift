import Foundation
import Reports
import Testing

/// Whole reports of whole models: what is accepted, what is rejected with which diagnostics, and what is violated with
/// which trace.
///
/// With `INTERLEAVE_RECORD=1` in the environment the expected texts are replaced by what the tool prints; the difference
/// is then read like any other change.
@Suite struct AcceptanceTests {
    private let isRecording = ProcessInfo.processInfo.environment["INTERLEAVE_RECORD"] == "1"

    /// Compares what is printed with what is expected.
    private func check(_ acceptanceCase: AcceptanceCase, _ codes: Set<ExitCode>) throws {
        let (text, code) = acceptanceCase.run()
        #expect(codes.contains(code))
        if isRecording, text != acceptanceCase.expected { try acceptanceCase.record(text) }
        #expect(text == acceptanceCase.expected)
    }

    @Test(arguments: AcceptanceCase.all(.accepted))
    func accepted(_ acceptanceCase: AcceptanceCase) throws {
        try check(acceptanceCase, [.success])
    }

    @Test(arguments: AcceptanceCase.all(.rejected))
    func rejected(_ acceptanceCase: AcceptanceCase) throws {
        try check(acceptanceCase, [.model])
    }

    @Test(arguments: AcceptanceCase.all(.violated))
    func violated(_ acceptanceCase: AcceptanceCase) throws {
        try check(acceptanceCase, [.otherwise, .incomplete])
    }

    @Test func everyFolderHasCases() {
        #expect(AcceptanceCase.all(.accepted).count >= 10)
        #expect(AcceptanceCase.all(.rejected).count >= 10)
        #expect(AcceptanceCase.all(.violated).count >= 10)
    }

    /// What cannot stand in a small file of its own.
    private static let withoutExample: Set = [
        "file-too-large", "files-too-large", "import-is-stream", "import-unreadable", "not-shown", "too-many-files",
    ]

    @Test func everyDiagnosticHasARejectedExample() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Language").path
        var identities: Set<String> = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources) where path.contains("Message") {
            let text = String(
                decoding: FileManager.default.contents(atPath: "\(sources)/\(path)") ?? Data(), as: UTF8.self)
            identities.formUnion(text.matches(of: /"([a-z]+(?:-[a-z]+)+)"/).map { String($0.1) })
        }
        let shown = AcceptanceCase.all(.rejected).map(\.expected).joined()
        let missing = identities.subtracting(Self.withoutExample).filter { !shown.contains("[\($0)]") }
        #expect(identities.count > 100)
        #expect(missing.sorted() == [])
    }
}
