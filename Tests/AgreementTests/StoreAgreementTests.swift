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
}

extension StoreKind {
    /// A store without limits.
    fileprivate func makeStore(layout: StateLayout) -> (any StateStore)? {
        makeStore(layout: layout, maximumCount: .max, memoryLimit: 1 << 34, arrayBytes: 1 << 20)
    }
}
