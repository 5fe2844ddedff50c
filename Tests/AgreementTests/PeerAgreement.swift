import Execution
import Foundation
import Language
import Support

@testable import Commands

/// Compares the search on the virtual machine with Spin and Rumur on the exported model.
enum PeerAgreement {
    /// What a comparison needs of the search.
    struct Expectation {
        /// The figures and findings of the search.
        let run: RunSummary
        /// The selection without what a peer cannot express.
        let properties: Set<PropertyID>
        /// The names of what is violated, reached, and whether there is a deadlock that a peer can see.
        let outcomes: Set<String>

        /// Searches the program; `nil` where it has more than `maxStates` states.
        init?(_ program: Program, maxStates: Int) throws {
            guard let run = try RunSummary(program, maxStates: maxStates) else { return nil }
            self.run = run
            var properties: Set<PropertyID> = []
            var outcomes: Set<String> = []
            for (index, property) in program.properties.enumerated() {
                let isFound = run.verdicts.contains { $0.hasPrefix("\(property.name): ") }
                switch property.content {
                case .invariant, .transition: if isFound { outcomes.insert("violated \(property.name)") }
                case .reachable: if isFound { outcomes.insert("reached \(property.name)") }
                case .recoverable, .liveness, .refinement: continue
                }
                properties.insert(PropertyID(index))
            }
            if run.deadlock != nil { outcomes.insert("deadlock") }
            self.properties = properties
            self.outcomes = outcomes
        }
    }

    /// A line for each thing in which the peer differs; `nil` where the model is too large or cannot be expressed.
    static func differences(on program: Program, _ target: ExportTarget, maxStates: Int) throws -> [String]? {
        guard let expected = try Expectation(program, maxStates: maxStates) else { return nil }
        var lines: [String] = []
        let hasLocks = program.variables.contains { program.holdsPlace($0.type) }
        // Rumur counts only as far as the first thing that is wrong.
        let isClean = expected.run.errors.isEmpty && expected.outcomes.allSatisfy { $0.hasPrefix("reached") }
        let properties = target == .promela || isClean ? expected.properties : []
        if target == .promela || expected.run.errors.isEmpty {
            guard let found = try ask(program, target, properties, expected) else { return nil }
            lines += counts(found, expected)
            lines +=
                target == .promela
                ? outcomes(found, expected, hasLocks: hasLocks)
                : isClean ? first(found, expected, hasLocks: hasLocks) : []
        }
        if target == .murphi, !isClean, let judged = try ask(program, target, expected.properties, expected) {
            lines += first(judged, expected, hasLocks: hasLocks)
        }
        return lines
    }

    /// Distinct states, and transitions where no path ends in an error.
    private static func counts(_ found: PeerResult, _ expected: Expectation) -> [String] {
        var lines: [String] = []
        if found.states != expected.run.states {
            lines.append("states: \(found.states), not \(expected.run.states)")
        }
        if expected.run.errors.isEmpty, found.transitions != expected.run.transitions {
            lines.append("transitions: \(found.transitions), not \(expected.run.transitions)")
        }
        return lines
    }

    /// What the peer says of the properties.
    private static func ask(
        _ program: Program, _ target: ExportTarget, _ properties: Set<PropertyID>, _ expected: Expectation
    ) throws -> PeerResult? {
        let selection = Selection(properties: properties, deadlock: !properties.isEmpty)
        guard let export = try? ModelExport(program, selection: selection, to: target, heading: []),
            export.instanceCount < 3_000
        else { return nil }
        var peer = PeerRun(target: target)
        peer.optimization = "-O0"
        peer.limit = .seconds(120)
        peer.expectedStates = expected.run.states
        return try peer.run(export.text)
    }

    /// Spin goes on behind what it finds, so everything must be found.
    private static func outcomes(_ found: PeerResult, _ expected: Expectation, hasLocks: Bool) -> [String] {
        var lines: [String] = []
        var wanted = expected.outcomes
        var mine = found.outcomes.filter { !$0.hasPrefix("error") }
        // A cycle of locks beside threads that can move is no deadlock for a peer.
        if hasLocks, !mine.contains("deadlock") { wanted.remove("deadlock") }
        // A property that meets an error has another verdict.
        for line in expected.run.errors {
            guard let name = line.firstMatch(of: /in (\w+) after/)?.output.1, name != "the" else { continue }
            mine = mine.filter { !$0.hasSuffix(" \(name)") }
            wanted = wanted.filter { !$0.hasSuffix(" \(name)") }
        }
        if mine != wanted { lines.append("outcomes: \(mine.sorted()), not \(wanted.sorted())") }
        let hasError = found.outcomes.contains { $0.hasPrefix("error") }
        if hasError == expected.run.errors.isEmpty {
            lines.append("errors: \(found.outcomes.sorted()), not \(expected.run.errors.sorted())")
        }
        return lines
    }

    /// Rumur ends at the first thing that it finds, which must be one that there is.
    private static func first(_ found: PeerResult, _ expected: Expectation, hasLocks: Bool) -> [String] {
        let wanted = expected.outcomes.filter { !$0.hasPrefix("reached") }
        let mustFind = !expected.run.errors.isEmpty || !wanted.subtracting(hasLocks ? ["deadlock"] : []).isEmpty
        guard let outcome = found.outcomes.first else {
            return mustFind ? ["nothing found, not \(wanted.sorted()) and \(expected.run.errors.sorted())"] : []
        }
        // What is not coverable is found at the end, like an error.
        if outcome.hasPrefix("error"), !expected.run.errors.isEmpty { return [] }
        if wanted.contains(outcome) { return [] }
        return ["found \(outcome), not one of \(wanted.sorted()) and \(expected.run.errors.sorted())"]
    }
}
