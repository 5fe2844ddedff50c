import Foundation
import Reports
import Testing

@testable import Commands

/// `interleave diff` finds the faults that are seeded into a proposal, in the direction that is right.
@Suite struct DiffSeededFaultTests {
    /// A fault of the pages that change in place: what it allows, or no longer allows.
    struct Fault: CustomTestStringConvertible, Sendable {
        let original: String
        let scenario: String
        let side: String
        let events: Int
        let last: String

        var testDescription: String { scenario }
    }

    static let faults = [
        Fault(
            original: "one_page", scenario: "two_sections", side: "NEW", events: 18,
            last: "life[file1][0]: SHARED → PRIVATE"),
        Fault(
            original: "one_page", scenario: "never_unpinned", side: "OLD", events: 19,
            last: "caller[1] unpin_page(frame1) ..."),
        Fault(
            original: "one_page", scenario: "taken_without_asking", side: "NEW", events: 8,
            last: "caller[1] share(file1, 0) ..."),
        Fault(
            original: "contents", scenario: "not_cleared", side: "NEW", events: 11,
            last: "guest_data_left_behind: false → true"),
    ]

    @Test(arguments: faults) func theFaultIsFound(_ fault: Fault) throws {
        let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Models/proposals/2022-04-P6-in-place-sharing.ilv").path()
        let run = try TemporaryRun(
            [:], ["diff", "--no-properties", "\(models)#\(fault.original)", "\(models)#\(fault.scenario)"])
        let other = fault.side == "NEW" ? "OLD" : "NEW"
        #expect(run.code == .otherwise)
        let parts = run.output.components(
            separatedBy: "\(fault.side) allows, \(other) forbids, the last of \(fault.events) events:")
        #expect(parts.count == 2, "\(run.output)")
        let word = parts.last?.components(separatedBy: "\(other) allows").first ?? ""
        #expect(word.contains(fault.last), "\(word)")
        // Every word of the graph was compared.
        #expect(!run.output.contains("incomplete"))
    }
}
