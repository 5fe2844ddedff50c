import Foundation
import Reports
import Testing

@testable import Commands

/// `interleave diff` tells faults that models seed by a parameter from the scenario without them, in the right direction.
///
/// A handful of those in `Models/proposals`, of which more than 200 were compared; these are small.
@Suite struct SeededFaultDiffTests {
    /// A fault and what of it is seen first.
    struct Fault: Sendable, CustomTestStringConvertible {
        /// The model, the scenario without the fault and the one with it.
        let model: String, sound: String, faulty: String
        /// The last event of the shortest word that only the faulty scenario allows; `nil` where there is none.
        let gained: String?
        /// The same of the sound scenario.
        let lost: String?

        /// The scenario.
        var testDescription: String { faulty }
    }

    /// The faults.
    private static let faults = [
        Fault(
            model: "2021-08-P2-memfd-encrypted", sound: "guarded", faulty: "resized",
            gained: "5  vmm[1] <... ftruncate> = 0", lost: "5  vmm[1] <... ftruncate> = -EPERM"),
        Fault(
            model: "2022-01-P3-private-memslot", sound: "race", faulty: "served_shared",
            gained: "7  shared_memory[vm1][0]: false → true", lost: "6  vcpu[1] <... fault> = -EFAULT"),
        Fault(
            model: "2022-05-P7-hole-is-shared", sound: "race", faulty: "not_zeroed",
            gained: "11  private_memory[vm1][0]: true → false",
            lost: "11  private_memory[vm1][0]: true → false, stale_data_in_a_file: true → false"),
        // Two callers block each other: nothing is gained.
        Fault(
            model: "2022-05-P7-hole-is-shared", sound: "race", faulty: "notifier_takes_slots_lock", gained: nil,
            lost: "6  host[1] <... fallocate> = 0"),
        // The other way round: what the fault lets happen is what is lost.
        Fault(
            model: "2022-01-P3-private-memslot", sound: "served_shared", faulty: "race",
            gained: "6  vcpu[1] <... fault> = -EFAULT", lost: "7  shared_memory[vm1][0]: false → true"),
    ]

    /// The last event of the word that stands below a heading.
    private func lastEvent(below heading: String, in report: String) -> String? {
        let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.hasPrefix(heading) }) else { return nil }
        return lines[(start + 2)...].prefix { !$0.isEmpty }.last.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    @Test(arguments: faults) func theChangeIsFoundInItsDirection(fault: Fault) throws {
        let folder = ManualPage.folder.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path()
        let path = folder + "Models/proposals/\(fault.model).ilv#"
        let run = try TemporaryRun(
            [:], ["diff", "--no-properties", path + fault.sound, path + fault.faulty])
        #expect(run.code == .otherwise)
        #expect(lastEvent(below: "  NEW allows, OLD forbids", in: run.output) == fault.gained)
        #expect(lastEvent(below: "  OLD allows, NEW forbids", in: run.output) == fault.lost)
        #expect(!run.output.contains("incomplete"))
    }
}
