import Execution

/// What a report on the states of a model is about: the expressions that were asked for, and in which configuration.
public struct QuerySubject: Sendable {
    /// The path of the model as the user sees it.
    public let path: String
    /// The model's name.
    public let model: String
    /// The name of the scenario.
    public let scenario: String
    /// The parameters that the scenario or the command line sets.
    public let settings: [TransitionDescription.Binding]
    /// The expressions as they were written; none where it is about whole states.
    public let expressions: [String]
    /// The free names with their types.
    public let free: [TransitionDescription.Binding]

    /// Makes it from its parts.
    public init(
        path: String, model: String, scenario: String, settings: [TransitionDescription.Binding],
        expressions: [String], free: [TransitionDescription.Binding]
    ) {
        self.path = path
        self.model = model
        self.scenario = scenario
        self.settings = settings
        self.expressions = expressions
        self.free = free
    }

    /// `file[f].state, for every f: File`.
    var text: String {
        let names = free.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        return expressions.joined(separator: ", ") + (names.isEmpty ? "" : ", for every \(names)")
    }

    /// `scenario small with VMS = 2`.
    var configuration: String { ReportWording.configuration(scenario, settings) }
}
