import Engine
import Execution
import Language
import Support

/// What a search says of a program, with or without reduction by partial order, as far as both must say the same.
struct OrderRun: Equatable {
    /// The states that it visited.
    let states: Int
    /// The names of the properties of which it found something, `deadlock`, and errors with their places.
    let found: Set<String>

    /// Searches; `nil` where there are more than `maxStates` states.
    init?(
        _ program: Program, isReduced: Bool, maxStates: Int, engine: EngineChoice = .vm, workers: Int = 1,
        isUpToSymmetry: Bool = false
    ) throws {
        let system = try Self.system(program, engine)
        if isReduced { system.usePartialOrder() }
        try system.prepare()
        self.init(system, maxStates: maxStates, workers: workers, isUpToSymmetry: isUpToSymmetry)
    }

    /// A program as a system that judges what is judged with partial order.
    private static func system(_ program: Program, _ engine: EngineChoice) throws -> ModelSystem {
        let judged = program.properties.indices.filter { index in
            switch program.properties[index].content {
            case .invariant, .reachable: true
            case .transition, .recoverable, .liveness, .refinement: false
            }
        }
        let selection = Selection(properties: Set(judged.map { PropertyID($0) }), deadlock: true)
        var native = NativeOptions()
        native.environment["HOME"] = nil
        native.environment["XDG_CACHE_HOME"] = nil
        return try ModelSystem(program: program, selection: selection, engine: engine, native: native)
    }

    /// Searches a system; `nil` where there are more than `maxStates` states.
    private init?(_ system: ModelSystem, maxStates: Int, workers: Int = 1, isUpToSymmetry: Bool = false) {
        let program = system.program
        var options = SearchOptions()
        options.limits.states = maxStates
        options.workers = workers
        let quotient = QuotientSystem(system, by: isUpToSymmetry ? system.symmetry.canonicaliser() : nil)
        let result = BreadthFirstSearch(system: quotient, options: options).run()
        guard result.isComplete else { return nil }
        states = result.statistics.distinctStates
        found = Set(
            result.findings.map { finding in
                switch system.subjects[Int(finding.subject.index)] {
                case .property(let id): program.properties[id.index].name
                case .deadlock: "deadlock"
                case .error(let error):
                    "\(error.message) at \(error.span.start) in \(error.property?.index ?? -1)"
                }
            })
    }

    /// The same without the places of errors, of which a search up to symmetry may report fewer.
    private var verdicts: Set<String> { Set(found.map { $0.contains(" at ") ? "error" : $0 }) }

    /// What is wrong with the reduced search of a program; `nil` where it has more than `maxStates` states.
    static func difference(on program: Program, maxStates: Int) throws -> (text: String?, saved: Int)? {
        let system = try system(program, .vm)
        guard let whole = OrderRun(system, maxStates: maxStates) else { return nil }
        system.usePartialOrder()
        guard let reduced = OrderRun(system.replica(), maxStates: maxStates) else {
            return ("the reduced search has more states", 0)
        }
        guard let both = OrderRun(system.replica(), maxStates: maxStates, isUpToSymmetry: true) else {
            return ("the search with both reductions has more states", 0)
        }
        if whole.verdicts != both.verdicts { return ("with symmetry \(both.found), not \(whole.found)", 0) }
        let lost = whole.found.subtracting(reduced.found)
        let extra = reduced.found.subtracting(whole.found)
        let isSame = lost.isEmpty && extra.isEmpty
        return (
            isSame ? nil : "lost \(lost.sorted()), made up \(extra.sorted())", whole.states - reduced.states
        )
    }

    /// The same of the model made of `pieces`; `nil` also where it is not well typed.
    static func difference(on pieces: [SourcePiece], maxStates: Int) throws -> (text: String?, saved: Int)? {
        guard let program = SourceText(SourcePiece.text(of: pieces)).program else { return nil }
        return try difference(on: program, maxStates: maxStates)
    }
}
