import Execution
import Foundation
import Language
import Reports

/// What came of a scenario that need not be run again.
struct FinishedScenario: Codable {
    /// The name of the scenario.
    var name: String
    /// The parameters that are not as the model declares them.
    var settings: [TransitionDescription.Binding]
    /// The members of all threads.
    var threads: [String]
    /// What was found.
    var search: SearchReport
    /// What could be exercised, and whether it was; `nil` where that is not asked.
    var coverage: [Item]?

    /// Something that could be exercised.
    struct Item: Codable {
        /// What it is.
        var item: CoverageItem
        /// Whether it was exercised.
        var isCovered: Bool
    }

    /// What came of the scenario called `name`; `nil` where it was not searched, or goes on with more time or memory.
    init?(_ result: ScenarioCheck.Result) {
        guard case .searched(let search) = result.report.outcome, !result.report.canGoOn else { return nil }
        name = result.report.name
        (settings, threads, self.search) = (result.report.settings, result.report.threads, search)
        coverage = result.coverage.map { $0.items.map { Item(item: $0.item, isCovered: $0.isCovered) } }
    }

    /// Reads it from `bytes`, which speak of the files of `model`; `nil` where they make no sense.
    init?(bytes: [UInt8], of model: LoadedModel) {
        let decoder = JSONDecoder()
        decoder.userInfo[.sourceLengths] = model.sources.files.map(\.text.count)
        guard let value = try? decoder.decode(FinishedScenario.self, from: Data(bytes)) else { return nil }
        self = value
    }

    /// The bytes that it is read from.
    var bytes: [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { [UInt8]($0) }
    }
}

extension ScenarioReport {
    /// Whether more time or memory would tell more, or nobody interrupting.
    var canGoOn: Bool {
        switch outcome {
        case .notRun(.interrupted): true
        case .searched(let search):
            switch search.completeness {
            case .stopped(.time), .stopped(.memory), .stopped(.interrupted): true
            default: false
            }
        default: false
        }
    }
}
