import Language

/// Writes the body of the function that makes one transition: `true` where the path with these choices exists.
final class StepWriter {
    /// What is written of a step.
    enum Mode {
        /// Everything.
        case whole
        /// Only whether the path exists.
        case guarding
        /// Only what it does, for a path that exists.
        case acting
    }

    let key: StepKey
    let mode: Mode
    let code: CodeBuilder
    let flow: StepFlow
    /// The transition properties that are judged.
    let properties: [PropertyID]
    /// Whether the condition of `when` is tested by the function.
    var testsCondition = false
    var scope: ExportScope
    /// Whether something of the state is changed before it is clear that the path exists.
    var changesState = false
    /// The blocks from which a test of whether the path exists can be reached.
    private(set) var undecided: Set<BlockID> = []
    /// The choices that each block makes.
    private(set) var choices: [BlockID: StepDecision] = [:]
    /// The numbers that the function takes.
    private(set) var parameters: [StepChoice] = []
    private var next = "next_"
    private var unlocked = "unlocked_"

    init(_ export: ExportContext, _ key: StepKey, mode: Mode, root: String, old: String?, properties: [PropertyID]) {
        self.key = key
        self.mode = mode
        self.properties = properties
        code = CodeBuilder(export)
        flow = StepFlow(key.graph, from: key.start)
        scope = ExportScope(root: root, old: old)
        declareParameters()
        declareChoices()
        findUndecided()
    }

    var export: ExportContext { code.export }
    var types: TargetTypes { code.types }
    var dialect: Dialect { code.dialect }
    var graph: ActionGraph { key.graph }
    /// The number of the thread among all threads.
    var member: String { key.thread.map { "(m_ + \(export.firstMember($0)))" } ?? "0" }
    /// The thread's frame.
    var frame: String { key.thread.map { export.frame($0, "m_", scope.root) } ?? "" }
    var layout: ExportFrame? { key.thread.map { export.frames[$0.index] } }
    var entry: FramePlan.Entry? {
        guard case .operation(let id)? = key.action else { return nil }
        return layout?.plan.entry(for: id)
    }

    // MARK: Parameters

    private func declareParameters() {
        if let thread = key.thread {
            let count = export.program.threads[thread.index].count
            parameters.append(StepChoice(name: "m_", low: 0, high: Int64(count) - 1))
            scope.thread = (thread, "m_")
        }
        if case .operation(let id)? = key.action {
            let label = key.location.map { graph.locations[$0.index].label }
            scope.inside = (id, label ?? StepLabel(procedure: nil, name: "start"))
        }
        for (index, local) in graph.locals.enumerated() { scope.locals[LocalID(index)] = "l\(index)_\(local.name)" }
        guard key.location == nil else { return }
        for (index, parameter) in graph.parameters.enumerated() {
            let type = graph.locals[parameter.index].type
            let choice = Self.choice("a\(index)_", type, types)
            parameters.append(choice)
            if isDirect(type) { scope.locals[parameter] = choice.name }
        }
    }

    /// Whether a choice's number is the value itself.
    func isDirect(_ type: Type) -> Bool { types.isScalar(type) && !type.isOptional }

    /// The numbers for a value of a type: the value itself, or its position.
    static func choice(_ name: String, _ type: Type, _ types: TargetTypes) -> StepChoice {
        let count = Int64(types.program.cardinality(of: type))
        let low = type.isOptional || !types.isScalar(type) ? 0 : types.lowest(type)
        return StepChoice(name: name, low: low, high: low + count - 1)
    }

    private func declareChoices() {
        let always = alwaysPassed()
        for block in flow.order {
            let found: [StepChoice]
            switch graph[block].terminator {
            case .either(let branches, _):
                found = [StepChoice(name: "", low: 0, high: Int64(branches.count) - 1)]
            case .choose(let binders, _, _, _, _): found = binders.map { choice(for: $0.domain) }
            default: continue
            }
            guard let turns = flow.turns(of: block, in: export.program), turns <= Self.turnLimit else {
                export.omit("a choice inside a loop within one step", span(of: graph[block].terminator))
                export.isBroken = true
                continue
            }
            let made = found.enumerated().map { index, choice in
                (0..<turns).map { turn in
                    let name = "c\(block.index)_\(index)" + (turns == 1 ? "" : "_\(turn)")
                    return StepChoice(name: name, low: choice.low, high: choice.high)
                }
            }
            for turn in 0..<turns { parameters += made.map { $0[turn] } }
            let isAlways = always.contains(block) && turns == 1
            choices[block] = StepDecision(choices: made, counter: isAlways ? nil : "made\(block.index)_")
        }
    }

    /// How often a step may come by the same choice.
    private static let turnLimit = 16

    /// Counts a choice as made; gives the texts of its numbers.
    func decide(_ block: BlockID) -> [String] {
        guard let decision = choices[block] else { return [] }
        guard let counter = decision.counter else { return decision.choices.map { $0[0].name } }
        let names = decision.choices.enumerated().map { index, made in
            guard made.count > 1 else { return made[0].name }
            let pick = code.fresh("pick_")
            code.declare(pick, dialect.isC ? "int64_t" : "\(made[0].low)..\(made[0].high)")
            var text = made[made.count - 1].name
            for (turn, choice) in made.enumerated().dropLast().reversed() {
                text = "(\(counter) \(dialect.equal) \(turn) ? \(choice.name) : \(text))"
            }
            code.assign(pick, text)
            return pick
        }
        code.assign(counter, "\(counter) + 1")
        return names
    }

    private func span(of terminator: Terminator) -> SourceSpan {
        switch terminator {
        case .either(_, let span), .choose(_, _, _, _, let span): span
        default: graph.span
        }
    }

    private func choice(for domain: Domain) -> StepChoice {
        switch domain {
        case .type(let type): return Self.choice("", type, types)
        case .set(let set):
            guard case .set(let element) = set.type else { break }
            return Self.choice("", element, types)
        case .range(let low, let high):
            if case .range(let l, let h) = Bounds.hull(low.type, high.type) {
                return StepChoice(name: "", low: l, high: h)
            }
        }
        return StepChoice(name: "", low: 0, high: 0)
    }

    /// The blocks that every path of the step passes: those in a row from its start.
    private func alwaysPassed() -> Set<BlockID> {
        var result: Set<BlockID> = []
        var block = flow.start
        while !result.contains(block) {
            switch graph[block].terminator {
            case .jump(let next), .choose(_, _, let next, nil, _):
                result.insert(block)
                block = next
            case .either: return result.union([block])
            default: return result
            }
        }
        return result
    }

    private func findUndecided() {
        let tests = flow.order.filter { block in
            if choices[block] != nil { return true }
            if case .unreachable = graph[block].terminator { return true }
            return graph[block].instructions.contains { isTest($0.kind) }
        }
        undecided = flow.leading(to: Set(tests))
    }

    private func isTest(_ kind: GraphInstruction.Kind) -> Bool {
        switch kind {
        case .await, .lock, .synchronize: true
        default: false
        }
    }

    /// Whether a path can turn out not to exist.
    var canBlock: Bool { undecided.contains(flow.start) }

    // MARK: Writing

    /// Writes the function's statements.
    func write() {
        prepare()
        if mode == .guarding, !canBlock {
            code.line(dialect.giveBack(true))
        } else {
            tree(flow.start)
        }
        code.line(dialect.giveBack(false))
    }

    /// Declares the locals, and reads those that the thread's frame keeps.
    private func prepare() {
        code.declare(next, dialect.isC ? "int64_t" : "0..\(graph.blocks.count)")
        code.assign(next, "0")
        if flow.order.contains(where: { if case .boundaryIfUnlocked = graph[$0].terminator { true } else { false } }) {
            code.declare(unlocked, dialect.isC ? "int64_t" : "0..1")
            code.assign(unlocked, "0")
        }
        for block in flow.order {
            guard let decision = choices[block], let counter = decision.counter else { continue }
            code.declare(counter, dialect.isC ? "int64_t" : "0..\(decision.turns + 1)")
            code.assign(counter, "0")
        }
        for counter in turnCounters {
            code.declare(turnCounter(counter), dialect.isC ? "int64_t" : "0..20000")
            code.assign(turnCounter(counter), "0")
        }
        declareLocals()
        bindIndices()
        if let location = key.location {
            for local in graph.locations[location.index].live {
                if let field = field(of: local) { code.assign(text(local), "\(frame).x\(field)") }
            }
        } else {
            for (index, parameter) in graph.parameters.enumerated() {
                let type = graph.locals[parameter.index].type
                if !isDirect(type) { code.decode("a\(index)_", type, in: text(parameter)) }
            }
        }
        if testsCondition, key.location == nil, let condition = graph.condition {
            var outside = scope
            outside.inside = nil
            let test = code.condition(condition, outside)
            code.when("!(\(test))") { self.blocked() }
        }
    }

    func text(_ local: LocalID) -> String { scope.locals[local] ?? "0" }

    /// The field of the frame that keeps a local.
    func field(of local: LocalID) -> Int? {
        guard case .operation(let id)? = key.action else { return nil }
        return layout?.positions[id]?[local]
    }

    private func declareLocals() {
        let mentioned = mentionedLocals()
        let live = Set(
            flow.order.compactMap { graph[$0].terminator.location }.flatMap { graph.locations[$0.index].live })
        let loaded = Set(key.location.map { graph.locations[$0.index].live } ?? graph.parameters)
        for (index, local) in graph.locals.enumerated() {
            let id = LocalID(index)
            if key.location == nil, graph.parameters.contains(id), isDirect(local.type) { continue }
            guard mentioned.contains(id) || live.contains(id) || loaded.contains(id) else { continue }
            code.declare(text(id), types.name(local.type, isStored: false))
            if local.type == .snapshot || live.contains(id) && !loaded.contains(id) {
                storeDefault(text(id), local.type)
            }
        }
    }

    private func mentionedLocals() -> Set<LocalID> {
        var result: Set<LocalID> = []
        func note(_ e: Expression) {
            if case .local(let id) = e.kind { result.insert(id) }
            e.forEachOperand(note)
        }
        for block in flow.order {
            for instruction in graph[block].instructions {
                let effects = LocalEffects(of: instruction)
                result.formUnion(effects.reads + effects.writes)
                if case .assign(let target, _) = instruction.kind { note(target) }
            }
            let effects = LocalEffects(of: graph[block].terminator, in: graph)
            result.formUnion(effects.reads + effects.writes)
        }
        return result.union(entry?.indices ?? []).union(graph.parameters)
    }

    /// Gives a place the value that all unused ones of its type have.
    func storeDefault(_ target: String, _ type: Type) {
        if type == .snapshot { return code.assign(target, "0") }
        code.store(export.program.defaultValue(of: type), in: target, type)
    }

    private func bindIndices() {
        guard let thread = key.thread, let entry,
            case .indexed(let parts) = export.program.threads[thread.index].shape
        else { return }
        var divisor = 1
        for (position, part) in parts.enumerated().reversed() {
            let count = max(1, export.program.cardinality(of: part.type))
            if position < entry.indices.count {
                code.decode("((m_ / \(divisor)) % \(count))", part.type, in: text(entry.indices[position]))
            }
            divisor *= count
        }
    }

    // MARK: Flow

    private func tree(_ block: BlockID) {
        guard flow.isLoopHead(block) else { return content(block) }
        code.assign(next, "\(block.index + 1)")
        code.block(dialect.whileHead("\(next) \(dialect.equal) \(block.index + 1)")) {
            self.code.assign(self.next, "0")
            self.content(block)
        }
    }

    private func content(_ block: BlockID) {
        if mode == .guarding, !undecided.contains(block) { return pass() }
        for (index, instruction) in graph[block].instructions.enumerated() {
            write(instruction)
            if mode == .guarding, isDecided(block, after: index) {
                if !isTest(instruction.kind) { continue }
                return pass()
            }
            if mode == .guarding { finishTest(instruction) }
        }
        write(graph[block].terminator, of: block)
        for join in flow.joins(of: block) {
            code.when("\(next) \(dialect.equal) \(join.index + 1)") {
                self.code.assign(self.next, "0")
                self.tree(join)
            }
        }
    }

    /// Whether nothing behind the instruction can show that the path does not exist.
    private func isDecided(_ block: BlockID, after index: Int) -> Bool {
        if choices[block] != nil { return false }
        if graph.successorsInStep(of: block).contains(where: undecided.contains) { return false }
        if case .unreachable = graph[block].terminator { return false }
        return !graph[block].instructions[(index + 1)...].contains { isTest($0.kind) }
    }

    /// Goes on at a block.
    func go(to block: BlockID, from: BlockID) {
        if !flow.isBack(from: from, to: block), flow.forwardCount(block) == 1 { return tree(block) }
        code.assign(next, "\(block.index + 1)")
    }

    /// Notes that the step has released a lock.
    func noteUnlock() { if code.declarations.contains(where: { $0.contains(unlocked) }) { code.assign(unlocked, "1") } }

    /// Whether the step has released a lock.
    var hasUnlocked: String { "\(unlocked) \(dialect.equal) 1" }

    /// The path does not exist.
    func blocked() { code.line(dialect.giveBack(false)) }

    /// The path exists if the choices that it has not made have their first value, so that it counts once.
    func pass() {
        pinChoices()
        code.line(dialect.giveBack(true))
    }

    /// Leaves where a choice that the path has not made has another than its first value.
    func pinChoices() {
        if mode == .acting { return }
        for block in flow.order {
            guard let decision = choices[block], let counter = decision.counter else { continue }
            for turn in 0..<decision.turns {
                let others = decision.choices.map { $0[turn] }.filter { $0.count > 1 }
                    .map { "(\($0.name) != \(export.text($0.low)))" }
                if others.isEmpty { continue }
                let isOther = others.joined(separator: " \(dialect.or) ")
                code.when("(\(counter) <= \(turn)) \(dialect.and) (\(isOther))") { self.blocked() }
            }
        }
    }

    /// Counts a turn of a loop within the step.
    func countTurn(_ counter: Int, _ span: SourceSpan) {
        let name = turnCounter(counter)
        code.assign(name, "\(name) + 1")
        code.fail(if: "\(name) > 10000", "endless loop", span)
    }

    /// The counter of a loop's turns; a step that begins inside the loop counts from 0 too.
    func turnCounter(_ counter: Int) -> String { "turns\(counter)_" }

    /// The loops whose turns are counted somewhere in the step, in order.
    private var turnCounters: [Int] {
        let all = flow.order.flatMap { graph[$0].instructions }.compactMap { instruction in
            switch instruction.kind {
            case .resetTurns(let counter), .countTurn(let counter): counter
            default: nil as Int?
            }
        }
        return Set(all).sorted()
    }
}
