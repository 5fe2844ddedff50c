import Language

extension Compiler {
    /// Up to how many combinations of arguments calls are compiled one by one.
    private static let groundLimit = 256
    private static let groundCode = 30_000

    /// Compiles what a member of a thread can do: its calls when idle, its step at each location.
    func compileThread(_ thread: ThreadID, _ member: Int) {
        let threadMap = map.threads[thread.index]
        var env = Environment()
        env.current = Environment.ThreadMember(thread: thread, index: member)
        output.idleEntries.append(position)
        for entry in threadMap.plan.entries {
            guard let graph = lowered.operations[entry.operation.index] else { continue }
            compileCalls(graph, entry, thread, member, bindingIndices(entry, thread, member, env))
        }
        emit(.halt)
        var starts: [Int32] = []
        for (operation, location) in threadMap.plan.locations {
            starts.append(position)
            guard let graph = lowered.operations[operation.index], let entry = threadMap.plan.entry(for: operation)
            else { continue }
            compileStep(
                graph, at: location, entry, thread, member, bindingIndices(entry, thread, member, env))
        }
        output.locationEntries.append(starts)
    }

    private func bindingIndices(
        _ entry: FramePlan.Entry, _ thread: ThreadID, _ member: Int, _ env: Environment
    ) -> Environment {
        guard case .indexed(let parts) = program.threads[thread.index].shape else { return env }
        var env = env
        var rest = member
        for (position, part) in parts.enumerated().reversed() {
            let count = max(1, program.cardinality(of: part.type))
            if position < entry.indices.count {
                env.locals[entry.indices[position]] = value(at: .constant(Int64(rest % count)), part.type)
            }
            rest /= count
        }
        return env
    }

    private func frame(_ entry: FramePlan.Entry, _ thread: ThreadID, _ member: Int) -> Region.Frame {
        let threadMap = map.threads[thread.index]
        return Region.Frame(base: threadMap.position(of: member), plan: threadMap.plan, entry: entry)
    }

    private func compileCalls(
        _ graph: ActionGraph, _ entry: FramePlan.Entry, _ thread: ThreadID, _ member: Int, _ env: Environment
    ) {
        let number = map.threads[thread.index].firstMember + member
        forEachArgument(graph, .call(entry.operation), member: number, env) { inner, isChosen in
            var inside = inner
            inside.inside = (entry.operation, StepLabel(procedure: nil, name: "start"))
            let region = Region(
                graph, action: .operation(entry.operation), member: Int32(number),
                frame: frame(entry, thread, member), env: inside, entry: graph.entry)
            if isChosen { region.hasChoice = true }
            return region
        }
    }

    private func compileStep(
        _ graph: ActionGraph, at location: LocationID, _ entry: FramePlan.Entry, _ thread: ThreadID, _ member: Int,
        _ env: Environment
    ) {
        let number = map.threads[thread.index].firstMember + member
        var inside = env
        inside.inside = (entry.operation, graph.locations[location.index].label)
        let region = Region(
            graph, action: .operation(entry.operation), member: Int32(number), frame: frame(entry, thread, member),
            env: inside, entry: graph.locations[location.index].entry)
        var info = EntryInfo(kind: .step(entry.operation, location), member: number, arguments: [])
        let fairness = program.threads[thread.index].fairness
        if fairness != .unfair {
            info.owner = fairEntities.owner(
                .thread(number), isStrong: fairness == .strong || graph.waitsForLock(at: location)
            ) {
                guard fairness == .strong else { return nil }
                let declaration = program.threads[thread.index]
                return coverage.id(.fairness("strong thread \(declaration.name)"), at: declaration.span)
            }
        }
        output.entries.append(info)
        let end = Label()
        jump(.enter, Int32(output.entries.count) - 1, to: end)
        emit(.begin)
        loadFrame(region, at: location)
        compile(region)
        place(end)
        emit(.halt)
        endRegion()
    }

    /// Compiles the rules in their order.
    func compileRules() {
        output.ruleEntries = position
        for (index, graph) in lowered.rules.enumerated() {
            guard let graph else { continue }
            forEachArgument(graph, .rule(RuleID(index)), member: -1, Environment()) { env, isChosen in
                let region = Region(
                    graph, action: .rule(RuleID(index)), member: 0, frame: nil, env: env, entry: graph.entry)
                if isChosen { region.hasChoice = true }
                return region
            }
        }
        emit(.halt)
    }

    /// Compiles `init`; without one the initial values are the only initial state.
    func compileInitial() {
        output.initialEntry = position
        let end = Label()
        output.entries.append(EntryInfo(kind: .initial, member: -1, arguments: []))
        jump(.enter, Int32(output.entries.count) - 1, to: end)
        emit(.begin)
        if let graph = lowered.initial {
            let region = Region(
                graph, action: nil, member: 0, frame: nil, env: Environment(), entry: graph.entry)
            compile(region)
        } else {
            emit(.commit)
        }
        place(end)
        emit(.halt)
        endRegion()
    }

    /// Compiles the guard and the first step for each combination of arguments: one by one where they are few, else
    /// as choices.
    private func forEachArgument(
        _ graph: ActionGraph, _ kind: EntryInfo.Kind, member: Int, _ env: Environment,
        _ makeRegion: (Environment, Bool) -> Region
    ) {
        let types = graph.parameters.map { graph.locals[$0.index].type }
        var combinations = 1
        for type in types { combinations = min(1_000_000, combinations * program.cardinality(of: type)) }
        let size =
            graph.blocks.reduce(10) { $0 + $1.instructions.count * 4 } + (graph.condition.map { weight($0) } ?? 0)
        let isGround =
            combinations <= Self.groundLimit && combinations * size <= Self.groundCode
            && output.code.count < 400_000 || isFairRule(kind)
        guard isGround else {
            compileChosen(graph, types, kind, member, env, makeRegion)
            return
        }
        for number in 0..<combinations {
            var inner = env
            var rest = number
            var arguments = [[Operand]](repeating: [], count: types.count)
            for index in types.indices.reversed() {
                let count = max(1, program.cardinality(of: types[index]))
                let block = value(at: .constant(Int64(rest % count)), types[index])
                rest /= count
                arguments[index] = operands(block, count: shapes.slotCount(types[index]))
                inner.locals[graph.parameters[index]] = block
            }
            output.entries.append(EntryInfo(kind: kind, member: member, arguments: arguments))
            noteOwner(kind, member)
            let next = Label()
            jump(.enter, Int32(output.entries.count) - 1, to: next)
            if let condition = graph.condition { jump(unless: condition, to: next, inner) }
            emit(.begin)
            compile(makeRegion(inner, false))
            place(next)
            endRegion()
        }
    }

    private func compileChosen(
        _ graph: ActionGraph, _ types: [Type], _ kind: EntryInfo.Kind, _ member: Int, _ env: Environment,
        _ makeRegion: (Environment, Bool) -> Region
    ) {
        var inner = env
        let next = Label()
        output.entries.append(EntryInfo(kind: kind, member: member, arguments: []))
        noteOwner(kind, member)
        let info = output.entries.count - 1
        jump(.enter, Int32(info), to: next)
        var arguments: [[Operand]] = []
        for (parameter, type) in zip(graph.parameters, types) {
            let chosen = block(1)
            let last = Int64(clamping: program.cardinality(of: type)) - 1
            emitChoice(chosen, slot(of: 0), slot(of: last), "", type, isOrdinal: true)
            let count = shapes.slotCount(type)
            let target = block(count)
            let found = operands(value(at: .slot(chosen), type), count: count)
            for (index, operand) in found.enumerated() { emit(.store, target + Int32(index), slot(operand)) }
            inner.locals[parameter] =
                shapes.isScalar(type) ? .operands([.slot(target)]) : .memory(Address(slot: target))
            arguments.append((0..<count).map { .slot(target + Int32($0)) })
        }
        output.entries[info].arguments = arguments
        let retry = Label()
        if let condition = graph.condition { jump(unless: condition, to: retry, inner) }
        emit(.begin)
        compile(makeRegion(inner, true))
        place(retry)
        emit(.retry)
        place(next)
        endRegion()
    }

    // MARK: Fairness

    /// What starting an operation, or a rule, is owed.
    private func fairness(of kind: EntryInfo.Kind) -> ActionFairness {
        switch kind {
        case .call(let id): program.operations[id.index].fairness
        case .rule(let id): program.rules[id.index].fairness
        case .step, .initial: .none
        }
    }

    /// Whether each combination of arguments is owed its turn, so that it must be told from the others.
    private func isFairRule(_ kind: EntryInfo.Kind) -> Bool {
        if case .rule = kind { fairEntities.isAsked && fairness(of: kind) != .none } else { false }
    }

    /// Notes who makes the transitions of the last entry.
    private func noteOwner(_ kind: EntryInfo.Kind, _ member: Int) {
        let fairness = fairness(of: kind)
        let index = output.entries.count - 1
        guard fairness != .none else { return }
        let (entity, routine, word): (FairEntity.Kind, Routine, String)
        switch kind {
        case .call(let id):
            (entity, routine, word) = (.call(id, member: member), program.operations[id.index].routine, "op")
        case .rule(let id): (entity, routine, word) = (.rule(id, entry: index), program.rules[id.index].routine, "rule")
        case .step, .initial: return
        }
        output.entries[index].owner = fairEntities.owner(entity, isStrong: fairness == .strong) {
            coverage.id(.fairness("\(fairness) \(word) \(routine.name)"), at: routine.nameSpan)
        }
    }
}
