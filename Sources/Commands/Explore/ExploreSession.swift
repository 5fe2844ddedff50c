import Engine
import Execution
import Language
import Reports

/// An exploration: the steps from an initial state, and where somebody stands in them.
struct ExploreSession {
    /// What is explored.
    let target: CompiledScenario
    /// What the command line asks for.
    let options: ExploreOptions
    /// How text is laid out.
    let layout: TerminalReport.Options
    /// Where text goes.
    let console: Console

    /// The initial states with their ordinals.
    let starts: [(ordinal: Int32, words: [UInt64])]
    /// The names with which a line can begin that is no command.
    let names: Set<String>
    /// Puts traces into words.
    let describer: TraceDescriber

    /// The position of the initial state.
    private(set) var start = 0
    /// The steps, those that were taken back included.
    private(set) var steps: [Trace.Step] = []
    /// How many of them are made.
    private(set) var position = 0
    /// Whether a search was ended by a limit.
    var isIncomplete = false

    /// The most moves that are listed.
    static let mostMoves = 200

    /// Begins in the first initial state.
    init(target: CompiledScenario, options: ExploreOptions, layout: TerminalReport.Options, console: Console) {
        (self.target, self.options, self.layout, self.console) = (target, options, layout, console)
        let buffer = SuccessorBuffer(layout: target.system.layout)
        target.system.initialStates(into: buffer)
        starts = (0..<buffer.count).map { (buffer.ordinal(of: $0), buffer[$0].array) }
        let routines = target.program.operations.map(\.routine) + target.program.rules.map(\.routine)
        names = Set(routines.map(\.name) + target.system.threadNames)
        describer = TraceDescriber(system: target.system, hasSeveralStarts: starts.count > 1)
    }

    /// What runs.
    var system: ModelSystem { target.system }

    /// The steps that are made.
    var trace: Trace {
        Trace(
            initialOrdinal: starts.isEmpty ? -1 : starts[start].ordinal,
            initialState: starts.isEmpty ? nil : starts[start].words, steps: Array(steps.prefix(position)))
    }

    /// The words of the present state.
    func state() throws(ExploreFault) -> [UInt64] {
        if starts.isEmpty { throw .noStart }
        guard let words = trace.lastState else { throw .noState }
        return words
    }

    /// Shows `text`.
    func show(_ text: String) { console.write(text) }

    /// Shows a line.
    func note(_ text: String, _ style: TextStyle = .plain) {
        show(TerminalExplore.note(text, style, options: layout))
    }

    /// Does what a line says; false where it ends the exploration.
    mutating func execute(_ line: String) throws(ExploreFault) -> Bool {
        switch try ExploreLine(line, names: names) {
        case .nothing: return true
        case .number(let number): try take(number: number)
        case .call(let text): try take(text)
        case .command(.quit, let rest):
            guard rest.isEmpty else { throw .unwanted(.quit, rest) }
            return false
        case .command(let word, let rest): try execute(word, rest)
        }
        return true
    }

    /// Does what a command says.
    private mutating func execute(_ word: ExploreWord, _ rest: String) throws(ExploreFault) {
        let needsMore: Set<ExploreWord> = [.take, .find, .eval, .why, .save, .load, .replay]
        let mayHaveMore: Set<ExploreWord> = [.back, .forward, .restart]
        if rest.isEmpty, needsMore.contains(word) { throw .missing(word) }
        if !rest.isEmpty, !needsMore.contains(word), !mayHaveMore.contains(word) { throw .unwanted(word, rest) }
        switch word {
        case .take:
            if let number = Int(rest) { try take(number: number) } else { try take(rest) }
        case .back: try go(back: true, count: rest)
        case .forward: try go(back: false, count: rest)
        case .restart: try restart(rest)
        case .state: try showState()
        case .moves: try showMoves()
        case .blocked: try showBlocked()
        case .trace: showTrace()
        case .check: try showProperties()
        case .find: try find(rest)
        case .eval: try evaluate(rest)
        case .why: try explain(rest)
        case .save: try save(to: rest.unquoted)
        case .load: try load(rest.unquoted)
        case .replay: try replayReport(rest)
        case .help: showHelp()
        case .quit: break
        }
    }

    // MARK: Steps

    /// Begins anew in the initial state at that position.
    mutating func begin(at position: Int) {
        start = position
        steps = []
        self.position = 0
    }

    /// Makes a step; those that were taken back are forgotten, unless it is the first of them again.
    mutating func append(_ step: Trace.Step) {
        if position < steps.count, steps[position] == step {
            position += 1
            return
        }
        steps = steps.prefix(position) + [step]
        position += 1
    }

    /// Goes to the place behind that many steps.
    mutating func move(to position: Int) { self.position = min(max(0, position), steps.count) }

    /// Expands the present state.
    func expansion() throws(ExploreFault) -> StateExpansion { StateExpansion(of: try state(), in: system) }
}
