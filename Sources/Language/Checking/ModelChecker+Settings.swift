extension ModelChecker {
    /// Takes over what the scenario and the command line set; names that are no parameters are reported.
    func enter(_ bindings: [BindingSyntax], _ overrides: [ParsedOverride]) {
        for binding in bindings where isParameter(binding.name) {
            settings[binding.name.text] = .expression(binding.value)
        }
        for parsed in overrides where isParameter(parsed.override) {
            settings[parsed.override.name] = .expression(parsed.value)
        }
    }

    /// Whether a setting names a parameter; what else it names is reported.
    private func isParameter(_ name: Name) -> Bool {
        if case .parameter? = symbols.symbols[name.text]?.meaning { return true }
        reportNoParameter(name)
        return false
    }

    /// Reports a name that is no parameter.
    func reportNoParameter(_ name: Name) {
        if let symbol = symbols.symbols[name.text] {
            report(
                ConstantMessage.notAParameter(name.text, kind: symbol.meaning.kind), at: name.span,
                notes: [DiagnosticNote("declared here", at: symbol.span)])
        } else {
            report(
                NameMessage.unknownParameter(name.text), at: name.span,
                suggestion: suggestion(for: name, among: parameterNames))
        }
    }

    /// Whether an override names a parameter; what else it names is reported.
    private func isParameter(_ override: ParameterOverride) -> Bool {
        let symbol = symbols.symbols[override.name]
        if case .parameter? = symbol?.meaning { return true }
        if let symbol {
            let message = ConstantMessage.notAParameter(override.name, kind: symbol.meaning.kind)
            report(message, at: nil, notes: [DiagnosticNote("declared here", at: symbol.span)])
        } else {
            let near = NearMiss.best(for: override.name, among: parameterNames)
            report(
                NameMessage.unknownParameter(override.name), at: nil,
                notes: near.map { [DiagnosticNote("did you mean '\($0)'?")] } ?? [])
        }
        return false
    }

    /// The names of all parameters.
    private var parameterNames: [String] { names { if case .parameter = $0 { true } else { false } } }

    /// Reports what scenarios say of parameters and properties that are not there, or are of another kind.
    func checkScenarios() {
        for scenario in loaded.scenarios {
            for binding in scenario.settings { _ = isParameter(binding.name) }
            for name in scenario.violated { checkExpectation(name, isReachable: false) }
            for name in scenario.unreachable { checkExpectation(name, isReachable: true) }
            for name in scenario.only { _ = property(name) }
            for skipped in scenario.skipped { _ = property(skipped.name) }
        }
    }

    /// The property of that name; one that is not there is reported.
    private func property(_ name: Name) -> DeclaredProperty? {
        if let property = symbols.properties[name.text] { return declarations.properties[property.meaning] }
        report(
            NameMessage.unknownProperty(name.text), at: name.span,
            suggestion: suggestion(for: name, among: symbols.properties.keys.sorted()))
        return nil
    }

    /// Reports `expect violated` of a `reachable`, and `expect unreachable` of anything else.
    private func checkExpectation(_ name: Name, isReachable: Bool) {
        guard let property = property(name) else { return }
        let found = if case .predicate(.reachable, _) = property.content { true } else { false }
        guard found != isReachable else { return }
        report(
            PropertyMessage.wrongExpectation(
                property: name.text, kind: found ? "a 'reachable' property" : "not a 'reachable' property",
                wanted: found ? "'expect unreachable'" : "'expect violated'"),
            at: name.span, notes: [DiagnosticNote("declared here", at: property.name.span)])
    }
}
