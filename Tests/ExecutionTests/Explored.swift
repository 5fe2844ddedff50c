import Engine
import Execution
import Language
import Testing

/// A model given as text, explored completely.
struct Explored {
    let system: ModelSystem
    let search: BreadthFirstSearch<ModelSystem>
    let result: ExplorationResult

    /// Explores a model with all its invariants, transition and `reachable` properties, and deadlock.
    ///
    /// With `partialOrder`, orders of independent steps are left out.
    init(_ source: String, _ settings: [String: String] = [:], partialOrder: Bool = false) throws {
        let loaded = try Frontend.load(["m.ilv": source], path: "m.ilv")
        let overrides = settings.map { ParameterOverride(name: $0.key, value: $0.value) }
        let checked = loaded.check(settings: loaded.scenarios[0].settings, overrides: overrides)
        for diagnostic in loaded.diagnostics + checked.diagnostics where diagnostic.message.severity == .error {
            Issue.record("\(diagnostic.message.id): \(diagnostic.message.text)")
        }
        let program = try #require(checked.program)
        let judged = program.properties.indices.filter {
            switch program.properties[$0].content {
            case .invariant, .transition, .reachable: true
            default: false
            }
        }
        system = try ModelSystem(
            program: program, selection: Selection(properties: Set(judged.map { PropertyID($0) }), deadlock: true))
        if partialOrder { system.usePartialOrder() }
        search = BreadthFirstSearch(system: system, options: SearchOptions())
        result = search.run()
    }

    /// Distinct states and transitions.
    var counts: [Int] { [result.statistics.distinctStates, result.statistics.transitions] }

    /// What was found, each with the length of its trace: the names of properties, `deadlock`, messages of errors.
    var findings: [String: Int] {
        var found: [String: Int] = [:]
        for finding in result.findings {
            switch system.subjects[Int(finding.subject.index)] {
            case .property(let id): found[system.program.properties[id.index].name] = finding.length
            case .deadlock: found["deadlock"] = finding.length
            case .error(let error): found[Self.cause(error)] = finding.length
            }
        }
        return found
    }

    /// The trace to what was found under that name, a line for each transition.
    func trace(_ name: String) throws -> [String] {
        let finding = try #require(result.findings.first { self.name(of: $0) == name })
        let trace = search.trace(to: finding)
        var lines: [String] = []
        var state = trace.initialState
        for step in trace.steps {
            guard let source = state else { break }
            lines.append(Self.line(system.describeTransition(from: source, ordinal: step.ordinal)))
            state = step.target
        }
        return lines
    }

    /// The explanation of what was found under that name.
    func explanation(_ name: String) throws -> Explanation {
        let finding = try #require(result.findings.first { self.name(of: $0) == name })
        guard case .property(let id) = system.subjects[Int(finding.subject.index)] else {
            throw NotAProperty()
        }
        let trace = search.trace(to: finding)
        let states = [trace.initialState].compactMap { $0 } + trace.steps.compactMap(\.target)
        if finding.transition < 0 {
            let last = try #require(states.last)
            return try #require(system.explain(id, in: last, transition: nil, target: nil).first)
        }
        return try #require(
            system.explain(
                id, in: states[states.count - 2], transition: finding.transition, target: states.last
            ).first)
    }

    /// The items that were not exercised.
    var uncovered: [CoverageItem.Kind] { system.coverage.items.filter { !$0.isCovered }.map(\.item.kind) }

    struct NotAProperty: Error {}

    /// The message of an error without the source text at its end.
    private static func cause(_ error: ModelError) -> String {
        let suffix = " in '\(error.text)'"
        return error.message.hasSuffix(suffix) ? String(error.message.dropLast(suffix.count)) : error.message
    }

    /// The whole messages of the errors found, each with what there is to add.
    var errors: [String] {
        result.findings.compactMap { finding in
            guard case .error(let error) = system.subjects[Int(finding.subject.index)] else { return nil }
            let trace = search.trace(to: finding)
            var states = [trace.initialState].compactMap { $0 }
            states += trace.steps.compactMap(\.target)
            guard finding.transition >= 0, let source = states.last else { return error.message }
            let detail = system.errorDetail(from: source, ordinal: finding.transition)
            return detail.map { "\(error.message): \($0)" } ?? error.message
        }
    }

    private func name(of finding: RecordedFinding) -> String {
        switch system.subjects[Int(finding.subject.index)] {
        case .property(let id): system.program.properties[id.index].name
        case .deadlock: "deadlock"
        case .error(let error): Self.cause(error)
        }
    }

    private static func line(_ d: TransitionDescription) -> String {
        var text = ""
        if case .thread(let name, _) = d.actor { text = "\(name) " }
        text += "\(d.action)(\(d.arguments.map(\.value).joined(separator: ", ")))"
        switch d.part {
        case .call, .rule: break
        case .step(let name): text += " \(name)"
        case .statement(let statement): text += " [\(statement)]"
        }
        if !d.choices.isEmpty { text += " {\(d.choices.map { "\($0.name) \($0.value)" }.joined(separator: ", "))}" }
        switch d.result {
        case .success: text += " = 0"
        case .errno(let name): text += " = -\(name)"
        case .value(let value): text += " = \(value)"
        case nil: break
        }
        for change in d.changes { text += "; \(change.path): \(change.before) → \(change.after)" }
        return d.endsInError ? text + "; error" : text
    }
}
