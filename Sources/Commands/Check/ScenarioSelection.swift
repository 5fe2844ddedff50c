import Language

/// Which scenarios of which models are run, and which of their properties are checked, as the command line says.
struct ScenarioSelection {
    /// What the command line says.
    let options: CheckOptions

    /// The word that stands for deadlock where properties are named, unless a property has that name.
    static let deadlock = "deadlock"

    /// What is done with a scenario.
    enum Decision: Hashable {
        case run
        /// It has tags, and none of them was asked for.
        case needsTag
        /// Another one was asked for.
        case leftOut
    }

    /// What is done with `scenario`.
    func decision(on scenario: Scenario) -> Decision {
        if !options.scenarios.isEmpty { return options.scenarios.contains(scenario.name) ? .run : .leftOut }
        return scenario.tags.isEmpty || scenario.tags.contains(where: options.tags.contains) ? .run : .needsTag
    }

    /// Whether anything of `model` is asked for.
    func concerns(_ model: LoadedModel) -> Bool {
        guard model.scenarios.contains(where: { decision(on: $0) != .leftOut }) else { return false }
        guard !options.properties.isEmpty else { return true }
        let names = Set(model.propertyNames).union([Self.deadlock])
        return options.properties.contains(where: names.contains)
    }

    /// Finds what the command line names and no model has.
    ///
    /// Where a file is broken nothing is said: what is missing may be in it.
    func validate(against targets: [CheckTarget]) throws(UsageError) {
        guard !targets.contains(where: \.isBroken) else { return }
        let models = targets.compactMap(\.model)
        guard !models.isEmpty else { return }
        let scenarios = models.flatMap(\.scenarios)
        try require(.scenario, options.scenarios, among: scenarios.map(\.name))
        try require(.tag, options.tags, among: scenarios.flatMap(\.tags))
        try require(.property, options.properties, among: models.flatMap(\.propertyNames), or: [Self.deadlock])
        try require(.parameter, options.overrides.map(\.name), among: models.flatMap(\.parameterNames))
        if !models.contains(where: concerns) { throw .nothingSelected }
    }

    /// Refuses the first of `names` that is neither `known` nor among the `others`.
    private func require(
        _ subject: UsageError.Subject, _ names: [String], among known: [String], or others: [String] = []
    ) throws(UsageError) {
        var seen: Set<String> = []
        let known = known.filter { seen.insert($0).inserted }
        for name in names where !known.contains(name) && !others.contains(name) {
            throw .unknown(
                subject, name, suggestion: NearMiss.best(for: name, among: known + others), known: known)
        }
    }
}
