import Execution
import Foundation
import Language
import Testing

@testable import Engine

/// What each kind of store finds on a scenario of each of twenty models of the repository.
@Suite struct StoreAgreementTests {
    /// The models with the scenarios, of one to five thousand states each.
    private static let scenarios: [(path: String, scenario: String)] = [
        ("benchmarks/memref.ilv", "one_frame"), ("contradictions/D4-G8.ilv", "any_gfn"),
        ("hardware/checks/snp_firmware.ilv", "not_unassigned"), ("hardware/checks/tdx_removal.ilv", "as_linux"),
        ("proposals/2021-04-P0-struct-page.ilv", "own_memory"),
        ("proposals/2021-08-P1-enlightened-fd.ilv", "maps_first"),
        ("proposals/2021-08-P1prime-delete-recreate.ilv", "guarded"),
        ("proposals/2021-08-P2-memfd-encrypted.ilv", "real_entries"),
        ("proposals/2022-01-P3-private-memslot.ilv", "mappable"), ("proposals/2022-01-P3y-devicefd.ilv", "mappable"),
        ("proposals/2022-04-P4-register-converts.ilv", "one_page"),
        ("proposals/2022-04-P6-in-place-sharing.ilv", "forked_child"),
        ("proposals/2022-05-P7-hole-is-shared.ilv", "mappable"),
        ("proposals/2022-05-P8-separate-table.ilv", "no_recheck_of_count"),
        ("proposals/2023-07-P9-file-per-vm.ilv", "bound_twice"), ("upstream/guest_memfd_snp.ilv", "zeroed_too_late"),
        ("upstream/guest_memfd_tdx.ilv", "reference_leaks"), ("upstream/in_place.ilv", "looks_too_early"),
        ("upstream/memory_failure.ilv", "no_recheck"), ("upstream/user_mapping.ilv", "not_zeroed"),
    ]

    /// The twenty models as they are searched.
    private static func systems() throws -> [ModelSystem] {
        try scenarios.map { path, name in
            let loaded = try Frontend.load(path: Agreement.models.appendingPathComponent(path).path)
            let scenario = try #require(loaded.scenarios.first { $0.name == name })
            let program = try #require(loaded.check(settings: scenario.settings, overrides: []).program)
            return try ModelSystem(program: program, selection: Selection(properties: [], deadlock: true))
        }
    }

    /// What is counted with a store: states and transitions.
    private func counts(_ system: ModelSystem, _ store: (any StateStore)?) throws -> [Int] {
        let store = try #require(store)
        let space = try #require(StateSpace(layout: system.layout, store: store, states: 1 << 20))
        let search = BreadthFirstSearch(
            system: system, options: SearchOptions(), space: space, buffer: SuccessorBuffer(layout: system.layout))
        let result = search.run()
        #expect(result.outcome == .complete)
        return [result.statistics.distinctStates, result.statistics.transitions]
    }

    @Test func eachKindCountsWhatItSays() throws {
        var (omittedByHash, expectedOfHash, omittedByArray, expectedOfArray) = (0, 0.0, 0, 0.0)
        for system in try Self.systems() {
            let layout = system.layout
            let exact = try counts(system, StoreKind.exact.makeStore(layout: layout))
            #expect((1000...6000).contains(exact[0]))
            #expect(try counts(system, StoreKind.tree.makeStore(layout: layout)) == exact)
            // Sixty-four bits are enough for so few states.
            #expect(try counts(system, StoreKind.hash.makeStore(layout: layout)) == exact)
            let hash = TableStore(coder: KeyCoder(layout: layout, hashed: true, hashBits: 18))
            omittedByHash += exact[0] - (try counts(system, hash))[0]
            expectedOfHash += try #require(hash?.approximation).expectedOmissions
            let array = BitstateStore(bytes: 4096)
            omittedByArray += exact[0] - (try counts(system, array))[0]
            expectedOfArray += try #require(array?.approximation).expectedOmissions
        }
        // What lies behind an omitted state alone is missing too.
        #expect((0.5...3).contains(Double(omittedByHash) / expectedOfHash))
        #expect((0.5...3).contains(Double(omittedByArray) / expectedOfArray))
    }

    /// With a limit that just suffices, half as much again being allowed for, no forecast on the way says that it does not.
    @Test func noForecastIsAFalseWarning() throws {
        var (forecasts, wrong) = (0, 0)
        for system in try Self.systems() {
            let result = BreadthFirstSearch(system: system).run()
            let (states, levels) = (result.statistics.distinctStates, result.statistics.levelSizes)
            for count in 8...max(8, levels.count) {
                guard let forecast = Forecast(levelSizes: levels.prefix(count)) else { continue }
                forecasts += 1
                if forecast.states.lowerBound > states + states / 2 { wrong += 1 }
            }
        }
        #expect(forecasts > 20)
        #expect(wrong == 0)
    }

    /// What came of the searches of all models with one kind of store.
    private struct Tally: CustomStringConvertible {
        /// How many there were.
        var searches = 0
        /// How many states are missing, and how many were said to be omitted.
        var (missing, expected) = (0, 0.0)
        /// How many searches miss a state, and how many were said to: the sum of their probabilities.
        var (incomplete, likely) = (0, 0.0)
        /// The variance of that number.
        var variance = 0.0

        /// Adds a search that should have found `states` states.
        mutating func add(_ found: Int, of states: Int, _ approximation: Approximation) {
            let probability = approximation.omissionProbability
            searches += 1
            missing += states - found
            expected += approximation.expectedOmissions
            incomplete += found < states ? 1 : 0
            likely += probability
            variance += probability * (1 - probability)
        }

        /// A row of the table in the manual.
        var description: String {
            let numbers = [expected, likely].map { ($0 * 10).rounded() / 10 }
            return "\(searches) | \(numbers[0]) | \(missing) | \(numbers[1]) | \(incomplete) |"
        }
    }

    /// The number of searches that miss something is what the probabilities in their reports say.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["INTERLEAVE_SOAK"] != nil))
    func omissionsAreAsFrequentAsTheReportSays() throws {
        let systems = try Self.systems()
        let exact = try systems.map { try counts($0, StoreKind.exact.makeStore(layout: $0.layout))[0] }
        for bits in stride(from: 16, through: 28, by: 2) {
            var tally = Tally()
            for (system, states) in zip(systems, exact) {
                let store = try #require(
                    TableStore(coder: KeyCoder(layout: system.layout, hashed: true, hashBits: bits)))
                let found = try counts(system, store)[0]
                tally.add(found, of: states, try #require(store.approximation))
            }
            print("| a hash of \(bits) bits | \(tally)")
            expectHonest(tally)
        }
        for kibibytes in [4, 8, 16, 32, 64, 128, 256] {
            var tally = Tally()
            for (system, states) in zip(systems, exact) {
                let store = try #require(BitstateStore(bytes: kibibytes << 10))
                let found = try counts(system, store)[0]
                tally.add(found, of: states, try #require(store.approximation))
            }
            print("| an array of \(kibibytes) KiB | \(tally)")
            expectHonest(tally)
        }
    }

    /// No more searches miss something than three standard deviations above what was said.
    private func expectHonest(_ tally: Tally) {
        #expect(Double(tally.incomplete) <= tally.likely + 3 * tally.variance.squareRoot() + 1, "\(tally)")
        // What is reached through omitted states alone is missing too.
        #expect(Double(tally.missing) <= 3 * tally.expected + 10, "\(tally)")
    }
}

extension StoreKind {
    /// A store without limits.
    fileprivate func makeStore(layout: StateLayout) -> (any StateStore)? {
        makeStore(layout: layout, maximumCount: .max, memoryLimit: 1 << 34, arrayBytes: 1 << 20)
    }
}
