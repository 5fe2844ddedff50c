import Engine
import Execution
import Language
import Support

/// What a run of a checker says of a program, in a form in which runs can be compared.
struct RunSummary: Equatable {
    var states = 0
    var transitions = 0
    var depth = 0
    /// A line for each property with a violation, witness or error: its name and the lengths of the traces.
    var verdicts: Set<String> = []
    /// The length of the trace to a deadlock.
    var deadlock: Int?
    /// A line for each error: kind, place, property, and the length of the trace.
    var errors: Set<String> = []
    /// A line for everything that was executed, and each guard that was true.
    var covered: Set<String> = []
    /// What could have been, if that is known: guards that parameters decide are not among it.
    var coverable: Set<String>?

    /// What the reference checker says.
    init(_ result: ReferenceResult, of program: Program) {
        (states, transitions, depth) = (result.states, result.transitions, result.depth)
        deadlock = result.deadlock
        for (property, verdict) in zip(program.properties, result.verdicts) {
            if let length = verdict.found { verdicts.insert("\(property.name): \(length)") }
        }
        for (fault, length) in result.errors {
            let name = fault.property.map { program.properties[$0].name }
            errors.insert(Self.line(fault.kind, fault.span, name, length, program))
        }
        for point in result.covered {
            let text =
                switch point.kind {
                case .operation(let name): "operation \(name)"
                case .rule(let name): "rule \(name)"
                case .step(let operation, let label): "step \(operation) \(label)"
                case .branch(let action, let word): "branch \(action) \(word)"
                case .errno(let action, let name): "errno \(action) \(name)"
                case .guardTrue(let property): "guard \(property)"
                }
            covered.insert(Self.line(text, point.span, program))
        }
    }

    /// What the search says that runs the program on the virtual machine; `nil` if it was not complete.
    init?(
        _ program: Program, maxStates: Int, store: StoreKind = .auto, usesSymmetry: Bool = false
    ) throws {
        let properties = program.properties.indices.filter { index in
            switch program.properties[index].content {
            case .invariant, .transition, .reachable, .recoverable, .refinement: true
            case .liveness: false
            }
        }.map { PropertyID($0) }
        let system = try ModelSystem(
            program: program, selection: Selection(properties: Set(properties), deadlock: true))
        var options = SearchOptions()
        options.limits.states = maxStates
        options.store = store
        let canonicaliser = usesSymmetry ? system.symmetry.canonicaliser() : nil
        let search = BreadthFirstSearch(system: QuotientSystem(system, by: canonicaliser), options: options)
        let result = search.run()
        guard result.isComplete else { return nil }
        take(search, result, system, program)
    }

    /// What a complete search of a program found.
    init(_ search: BreadthFirstSearch<ModelSystem>, _ result: ExplorationResult, _ program: Program) {
        take(search, result, search.system, program)
    }

    /// Takes over what a complete search of a program, or of a quotient of it, found.
    private mutating func take<System: GoalSystem>(
        _ search: BreadthFirstSearch<System>, _ result: ExplorationResult, _ system: ModelSystem, _ program: Program
    ) {
        states = result.statistics.distinctStates
        transitions = result.statistics.transitions
        depth = result.statistics.depth
        for finding in result.findings + search.judgeGoals(after: result).findings {
            switch system.subjects[Int(finding.subject.index)] {
            case .property(let id): verdicts.insert("\(program.properties[id.index].name): \(finding.length)")
            case .deadlock: deadlock = finding.length
            case .error(let error):
                let name = error.property.map { program.properties[$0.index].name }
                errors.insert(Self.line(error.kind.plain, error.span, name, finding.length, program))
            }
        }
        coverable = []
        for (item, isCovered) in system.coverage.items {
            let text =
                switch item.kind {
                case .operation(let name): "operation \(name)"
                case .rule(let name): "rule \(name)"
                case .step(let operation, let label): "step \(operation) \(label)"
                case .branch(let action, let word): "branch \(action) \(word)"
                case .errno(let action, let name): "errno \(action) \(name)"
                case .guardTrue(let property, _): "guard \(property)"
                case .fairness(let declaration): "fairness \(declaration)"
                }
            coverable?.insert(Self.line(text, item.span, program))
            if isCovered { covered.insert(Self.line(text, item.span, program)) }
        }
    }

    /// A line for each difference in what was found, counts left aside: verdicts with the lengths of traces, deadlock,
    /// depth, coverage, and of errors only whether there are any: one that is met first may hide others, and what stands
    /// behind it.
    func differencesOfVerdicts(from other: RunSummary) -> [String] {
        var (mine, others) = (self, other)
        (mine.states, mine.transitions) = (others.states, others.transitions)
        mine.errors = errors.isEmpty ? [] : ["some"]
        others.errors = other.errors.isEmpty ? [] : ["some"]
        if !errors.isEmpty, covered.isSubset(of: other.covered) { mine.covered = others.covered }
        return mine.differences(from: others)
    }

    /// A line for each difference: what this run says, and what the other one says.
    func differences(from other: RunSummary) -> [String] {
        var lines: [String] = []
        func compare<Value: Equatable>(_ name: String, _ mine: Value, _ others: Value) {
            if mine != others { lines.append("\(name): \(mine), not \(others)") }
        }
        func compare(_ name: String, _ mine: Set<String>, _ others: Set<String>) {
            lines += mine.subtracting(others).sorted().map { "\(name): only here: \($0)" }
            lines += others.subtracting(mine).sorted().map { "\(name): only there: \($0)" }
        }
        compare("states", states, other.states)
        compare("transitions", transitions, other.transitions)
        compare("depth", depth, other.depth)
        compare("deadlock", deadlock, other.deadlock)
        compare("verdict", verdicts, other.verdicts)
        compare("error", errors, other.errors)
        compare(
            "covered", covered, other.covered.filter { coverable?.contains($0) ?? true || !$0.contains(": guard ") })
        return lines
    }

    private static func line(
        _ kind: Fault.Kind, _ span: SourceSpan, _ property: String?, _ length: Int, _ program: Program
    ) -> String {
        line("\(kind) in \(property ?? "the model") after \(length)", span, program)
    }

    private static func line(_ text: String, _ span: SourceSpan, _ program: Program) -> String {
        let place = program.sources.location(of: span)
        return "\(place.line):\(place.column): \(text): \(program.sources.text(of: span).prefix(60))"
    }
}

extension ModelError.Kind {
    /// The kind without its details.
    fileprivate var plain: Fault.Kind {
        switch self {
        case .valueOutOfRange: .valueOutOfRange
        case .indexOutOfRange: .indexOutOfRange
        case .unwrapOfNone: .unwrapOfNone
        case .severalValues: .severalValues
        case .divisionByZero: .divisionByZero
        case .arithmeticOverflow: .arithmeticOverflow
        case .sequenceOverflow: .sequenceOverflow
        case .emptySequence: .emptySequence
        case .unlockNotHeld: .unlockNotHeld
        case .relock: .relock
        case .returnWithLockHeld: .returnWithLockHeld
        case .readBeforeSet: .readBeforeSet
        case .assertionFailed: .assertionFailed
        case .endlessLoop: .endlessLoop
        }
    }
}
