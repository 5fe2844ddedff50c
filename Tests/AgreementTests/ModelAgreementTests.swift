import Foundation
import Language
import Support
import Testing

/// The virtual machine and the reference checker on the models of the repository.
@Suite struct ModelAgreementTests {
    /// The models of the tutorial.
    static let tutorial = models(in: "tutorial")

    /// The paths of the models directly in a folder below `Models`, in order.
    private static func models(in folder: String) -> [String] {
        let path = Agreement.models.appendingPathComponent(folder).path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".ilv") }.sorted().map { folder + "/" + $0 }
    }

    @Test func thereIsATutorial() { #expect(Self.tutorial.count >= 5) }

    @Test(arguments: tutorial) func everyScenarioOfTheTutorialAgrees(path: String) throws {
        let loaded = try Frontend.load(path: Agreement.models.appendingPathComponent(path).path)
        #expect(!loaded.scenarios.isEmpty)
        for scenario in loaded.scenarios {
            let program = try #require(loaded.check(settings: scenario.settings, overrides: []).program)
            #expect(try Agreement.differences(on: program, maxStates: 20_000) == [], "\(scenario.name)")
        }
    }
}
