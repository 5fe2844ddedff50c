import Execution
import Language

/// A column of the matrix: one scenario of one model.
public struct MatrixColumn: Sendable {
    /// The short name in the head of the column; no two columns share one.
    public let label: String
    /// The path of the model as the user sees it.
    public let path: String
    /// The model's name.
    public let model: String
    /// The model's title.
    public let title: String?
    /// What came of the scenario.
    public let scenario: ScenarioReport
    /// The integer parameters of the scenario with their values, and the others that it sets.
    public let bounds: [TransitionDescription.Binding]
    /// The properties of which every guard was false throughout.
    public let vacuous: Set<String>
    /// The files, for places.
    public let sources: SourceMap

    /// Makes a column.
    public init(
        label: String, path: String, model: String, title: String?, scenario: ScenarioReport,
        bounds: [TransitionDescription.Binding] = [], vacuous: Set<String> = [], sources: SourceMap = SourceMap()
    ) {
        self.label = label
        self.path = path
        self.model = model
        self.title = title
        self.scenario = scenario
        self.bounds = bounds
        self.vacuous = vacuous
        self.sources = sources
    }

    /// `VMS = 2, FINALISE = false`; empty where there is no parameter.
    var boundsText: String { bounds.map { "\($0.name) = \($0.value)" }.joined(separator: ", ") }
}

extension Coverage {
    /// The properties that have guards of which none was ever true.
    public var vacuousProperties: Set<String> {
        var guarded: Set<String> = []
        var covered: Set<String> = []
        for (item, isCovered) in items {
            guard case .guardTrue(let property, _) = item.kind else { continue }
            guarded.insert(property)
            if isCovered { covered.insert(property) }
        }
        return guarded.subtracting(covered)
    }
}
