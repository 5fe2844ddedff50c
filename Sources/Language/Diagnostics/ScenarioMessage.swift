/// What can be wrong with how scenarios are put together.
public enum ScenarioMessage: DiagnosticMessage, Hashable {
    /// A scenario that is `like` itself by way of others.
    case circularScenario(String)
    /// Two scenarios of one name.
    case duplicateScenario(String)
    /// A parameter that one scenario sets twice.
    case duplicateSetting(String)
    /// A name behind `like` that no scenario has.
    case unknownScenario(String)

    /// How bad it is.
    public var severity: DiagnosticSeverity { .error }

    /// The stable identity.
    public var id: String { entry.id }

    /// The sentence.
    public var text: String { entry.text }

    /// The catalogue, sorted by identity.
    private var entry: (id: String, text: String) {
        switch self {
        case .circularScenario(let name):
            ("circular-scenario", "the scenario '\(name)' is like itself")
        case .duplicateScenario(let name):
            ("duplicate-scenario", "there is a scenario '\(name)' already")
        case .duplicateSetting(let name):
            ("duplicate-setting", "'\(name)' is set already in this scenario")
        case .unknownScenario(let name):
            ("unknown-scenario", "there is no scenario '\(name)'")
        }
    }
}
