/// Puts together the scenarios of a model: `like`, and the model's own `skip` and `only`.
struct ScenarioResolver {
    /// A scenario as it was declared.
    private struct Declared {
        let name: Name
        let like: Name?
        let items: [ScenarioItemSyntax]
        let title: String?
        let declaration: DeclarationSyntax
    }

    /// The scenarios in the order of declaration.
    private var declared: [Declared] = []
    /// Where each name stands in `declared`.
    private var indices: [String: Int] = [:]
    /// `skip` and `only` at the top of the model.
    private var common: [ScenarioItemSyntax] = []
    /// What is wrong so far.
    private var diagnostics: [Diagnostic] = []

    /// The scenarios of a program, or `default` if it has none, and what is wrong with them.
    static func scenarios(of trees: [SyntaxTree]) -> (scenarios: [Scenario], diagnostics: [Diagnostic]) {
        var resolver = ScenarioResolver()
        for declaration in trees.flatMap(\.declarations) { resolver.collect(declaration) }
        var scenarios = resolver.declared.indices.map { resolver.resolve($0) }
        if scenarios.isEmpty { scenarios = [resolver.standard()] }
        return (scenarios, resolver.diagnostics)
    }

    /// Takes in a scenario, `skip` or `only`.
    private mutating func collect(_ declaration: DeclarationSyntax) {
        switch declaration.kind {
        case .judgement(let item): common.append(item)
        case .scenario(let name, let like, let items, let title):
            reportDuplicateSettings(items)
            if let first = indices[name.text] {
                let note = DiagnosticNote("the first is here", at: declared[first].name.span)
                let message = ScenarioMessage.duplicateScenario(name.text)
                diagnostics.append(Diagnostic(message, at: name.span, notes: [note]))
            } else {
                indices[name.text] = declared.count
                declared.append(
                    Declared(name: name, like: like, items: items, title: title, declaration: declaration))
            }
        default: break
        }
    }

    /// Reports a parameter that the lines of one scenario set twice.
    private mutating func reportDuplicateSettings(_ items: [ScenarioItemSyntax]) {
        var seen: [String: SourceSpan] = [:]
        for case .setting(let binding) in items {
            if let first = seen[binding.name.text] {
                let note = DiagnosticNote("the first is here", at: first)
                let message = ScenarioMessage.duplicateSetting(binding.name.text)
                diagnostics.append(Diagnostic(message, at: binding.name.span, notes: [note]))
            } else {
                seen[binding.name.text] = binding.name.span
            }
        }
    }

    /// The scenario `default` of a model without scenarios.
    private func standard() -> Scenario {
        var scenario = Scenario(name: "default")
        for item in common { scenario.apply(item) }
        return scenario
    }

    /// The scenario `index` with the lines of those that it is like before its own.
    private mutating func resolve(_ index: Int) -> Scenario {
        let own = declared[index]
        var scenario = Scenario(name: own.name.text, title: own.title)
        scenario.documentation = own.declaration.documentation
        scenario.span = own.declaration.span
        for item in common { scenario.apply(item) }
        for ancestor in lineage(of: index).reversed() {
            for item in declared[ancestor].items { scenario.apply(item) }
        }
        return scenario
    }

    /// The scenario `index`, the one that it is like, and so on.
    private mutating func lineage(of index: Int) -> [Int] {
        var lineage = [index]
        var seen: Set<Int> = [index]
        while let like = declared[lineage[lineage.count - 1]].like {
            guard let next = indices[like.text] else {
                if lineage.count == 1 { reportUnknown(like) }
                break
            }
            guard seen.insert(next).inserted else {
                let message = ScenarioMessage.circularScenario(declared[index].name.text)
                if next == index, let like = declared[index].like {
                    diagnostics.append(Diagnostic(message, at: like.span))
                }
                break
            }
            lineage.append(next)
        }
        return lineage
    }

    /// Reports a name behind `like` that no scenario has.
    private mutating func reportUnknown(_ name: Name) {
        guard !name.text.isEmpty else { return }
        let near = NearMiss.best(for: name.text, among: indices.keys)
        let suggestion = near.map { DiagnosticSuggestion(replace: name.span, with: $0) }
        diagnostics.append(
            Diagnostic(ScenarioMessage.unknownScenario(name.text), at: name.span, suggestion: suggestion))
    }
}

extension Scenario {
    /// Adds what one line says to what the lines before it say.
    fileprivate mutating func apply(_ item: ScenarioItemSyntax) {
        switch item {
        case .setting(let binding): settings.append(binding)
        case .expectViolated(let names, let othersToo, _):
            Self.add(names, to: &violated)
            othersMayBeViolated = othersMayBeViolated || othersToo
        case .expectUnreachable(let names, _): Self.add(names, to: &unreachable)
        case .expectDeadlock: deadlock = true
        case .expectError(let message, _): if !errors.contains(message) { errors.append(message) }
        case .only(let names, _): Self.add(names, to: &only)
        case .skip(let names, let reason, _):
            for name in names {
                skipped.removeAll { $0.name.text == name.text }
                skipped.append(SkippedProperty(name: name, reason: reason))
            }
        case .skipDeadlock(let reason, _): skippedDeadlock = SkippedDeadlock(reason: reason)
        case .tag(let names, _): for name in names where !tags.contains(name.text) { tags.append(name.text) }
        }
    }

    /// Adds the names that are not there yet.
    private static func add(_ names: [Name], to list: inout [Name]) {
        for name in names where !list.contains(where: { $0.text == name.text }) { list.append(name) }
    }
}
