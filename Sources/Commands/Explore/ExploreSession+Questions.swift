import Engine
import Execution
import Foundation
import Language
import Reports

extension ExploreSession {
    /// Computes an expression.
    func evaluate(_ text: String) throws(ExploreFault) {
        let words = try state()
        let (query, program) = try query(text)
        let answers = system.answers(to: query, of: program, in: words)
        if answers.allSatisfy({ $0.value == nil }), let error = answers.first?.error {
            throw .noValue(text, reason: error.message)
        }
        show(TerminalExplore.answers(answers, options: layout))
    }

    /// Checks an expression against the model.
    func query(_ text: String) throws(ExploreFault) -> (Query, Program) {
        let checked = target.model.check(
            settings: target.scenario.settings, overrides: options.check.overrides, expressions: [text],
            path: "expression")
        let faults = checked.queryDiagnostics.map(\.withAdviceOnFreeNames) + checked.clashes.map(QueryMessage.clash)
        guard let program = checked.program, let query = checked.query, faults.isEmpty else {
            let renderer = DiagnosticRenderer(sources: checked.sources, isColoured: layout.isColored)
            throw .expression(renderer.render(faults))
        }
        return (query, program)
    }

    /// Says whether calls can be made, or what a thread comes to next.
    func explain(_ text: String) throws(ExploreFault) {
        let words = try state()
        let answers: [CallAnswer]
        if system.threadNames.contains(text) {
            answers = system.allAnswers(in: words).filter { $0.thread == text }
        } else {
            answers = system.answers(to: try pattern(text), in: words)
        }
        show(TerminalExplore.answers(answers, sources: target.program.sources, options: layout))
    }

    /// Goes the shortest way to a state where a condition is true.
    mutating func find(_ text: String) throws(ExploreFault) {
        let words = try state()
        let (query, program) = try query(text)
        guard query.expressions.first?.type == .boolean else { throw .noCondition }
        let system = QuerySearchSystem(system, from: words, to: query)
        let limits = searchOptions(wanted: system.subject)
        let search = BreadthFirstSearch(system: system, options: limits)
        let line = console.showsProgress(.auto) ? ProgressLine(console: console) : nil
        let result = console.foreground.run { search.run(cancellation: $0) { line?.show("find", $0) } }
        line?.erase()
        let count = Wording.count(result.statistics.distinctStates, "state")
        guard let finding = result.findings.first(where: { $0.subject == system.subject }) else {
            if let error = result.findings.first(where: { $0.subject == system.errorSubject }) {
                noteError(of: query, program, in: search.trace(to: error).lastState ?? words, after: error.length)
            }
            guard let stop = result.outcome.stopReason(limits.limits, seconds: options.check.seconds) else {
                return note("It is true in none of the \(count) that can be reached from here.", .caution)
            }
            isIncomplete = true
            return note("It was not found in \(count): \(stop.text).", .caution)
        }
        let way = search.trace(to: finding)
        guard !way.steps.isEmpty else { return note("It is true here.", .good) }
        note("It is true after \(Wording.count(way.steps.count, "step")):", .good)
        for step in way.steps { append(step) }
        let trace = Trace(initialOrdinal: -1, initialState: words, steps: way.steps)
        let transitions = describer.describe(trace).transitions
        show(TerminalExplore.trace(TraceReport(transitions: transitions), options: layout))
        showArrival(isStepShown: true)
    }

    /// Says why a condition has no value in a state that a search met.
    private func noteError(of query: Query, _ program: Program, in words: [UInt64], after steps: Int) {
        let error = system.answers(to: query, of: program, in: words).compactMap(\.error).first
        let place = steps == 0 ? "here" : "in some states, the first after \(Wording.count(steps, "step"))"
        note("It has no value \(place): \(error?.message ?? "an error").", .caution)
    }

    /// How far a search goes.
    private func searchOptions(wanted: SubjectID) -> SearchOptions {
        var result = SearchOptions()
        result.wanted = [wanted]
        result.limits = Limits(
            states: options.check.maxStates, depth: options.check.maxDepth,
            time: options.check.seconds.map { .seconds($0) },
            memory: options.check.bytes ?? MachineMemory.current().defaultLimit)
        result.workers = options.check.workers ?? min(64, ProcessInfo.processInfo.activeProcessorCount)
        return result
    }

    // MARK: Properties

    /// Says which properties hold in the present state and on the last step.
    func showProperties() throws(ExploreFault) {
        let expansion = try expansion()
        let found = Set(expansion.findings.filter { $0.transition < 0 }.map { subject($0.subject) })
        var lines: [TerminalExplore.PropertyLine] = []
        for (index, property) in target.program.properties.enumerated() {
            lines.append(line(PropertyID(index), property, found, expansion.words))
        }
        if target.selection.deadlockExclusion == nil {
            let isFound = found.contains(.deadlock)
            lines.append(.init(name: "deadlock", text: isFound ? "is one" : "is none", isBad: isFound))
        }
        show(TerminalExplore.properties(lines, sources: target.program.sources, options: layout))
    }

    /// What is said of a property.
    private func line(
        _ id: PropertyID, _ property: Property, _ found: Set<Subject>, _ words: [UInt64]
    ) -> TerminalExplore.PropertyLine {
        let name = "\(property.content.keyword) \(property.name)"
        guard target.selection.exclusions[id.index] == nil else { return .init(name: name, text: "is not judged") }
        for case .error(let error) in found where error.property == id {
            return .init(name: name, text: "cannot be evaluated: \(error.message)", isBad: true)
        }
        let isFound = found.contains(.property(id))
        switch property.content {
        case .invariant:
            return .init(
                name: name, text: isFound ? "is violated here" : "holds here", isBad: isFound,
                explanations: isFound ? system.explain(id, in: words, transition: nil, target: nil) : [])
        case .reachable: return .init(name: name, text: isFound ? "is true here" : "is not true here")
        case .transition: return transitionLine(id, name)
        case .recoverable, .liveness, .refinement:
            return .init(name: name, text: "is no question of one state: 'check' judges it")
        }
    }

    /// What is said of a property of steps.
    private func transitionLine(_ id: PropertyID, _ name: String) -> TerminalExplore.PropertyLine {
        guard let last = trace.steps.last, let before = trace.state(before: position - 1) else {
            return .init(name: name, text: "is a question of steps, and there is none yet")
        }
        let violated = StateExpansion(of: before, in: system).violated(on: last.ordinal).map(subject)
        guard violated.contains(.property(id)) else { return .init(name: name, text: "holds on the last step") }
        return .init(
            name: name, text: "is violated by the last step", isBad: true,
            explanations: system.explain(id, in: before, transition: last.ordinal, target: last.target))
    }
}
