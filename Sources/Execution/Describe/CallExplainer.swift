import Engine
import Language

/// Says of calls whether they can be made in one state, and what keeps them from being made.
struct CallExplainer {
    /// The system, which nobody else uses.
    private let system: ModelSystem
    /// The slots of the state.
    private let slots: [Int64]
    /// How values lie in slots.
    private let shapes: Shapes
    /// The transitions of the state: what was run, with the slots of the arguments, and how it ended.
    private let taken: [(kind: EntryInfo.Kind, member: Int, arguments: [[Int64]], code: Int64)]

    /// At most so many combinations of arguments are looked at.
    static let mostCombinations = 4096

    /// Looks at `state`.
    init(_ system: ModelSystem, state: [UInt64]) {
        let system = system.replica()
        self.system = system
        slots = system.compiled.map.unpack(state)
        shapes = Shapes(program: system.program)
        let buffer = SuccessorBuffer(layout: system.layout)
        system.machine.wanted = VirtualMachine.everyTransition
        system.machine.notes.removeAll()
        system.makeTransitions(of: state, into: buffer)
        taken = system.machine.notes.map { note in
            let info = system.compiled.bytecode.entries[Int(note.entry)]
            return (info.kind, info.member, info.argumentSlots(chosen: note.chosen), note.resultCode)
        }
        system.machine.wanted = -1
    }

    /// What is to be said of the calls of `pattern`, by thread and arguments in their order.
    func answers(to pattern: CallPattern) -> [CallAnswer] {
        guard case .operation(let id) = pattern.action else { return ruleAnswers(to: pattern) }
        let callers = system.callers(of: pattern.action).filter { pattern.thread == nil || pattern.thread == $0 }
        return callers.flatMap { member -> [CallAnswer] in
            if let answer = busyAnswer(of: member) { return [answer] }
            let routine = system.program.operations[id.index].routine
            return combinations(pattern, routine).map { values in
                let call = self.call(routine, values)
                return CallAnswer(
                    call: call, thread: system.threadNames[member], verdict: verdict(id, member, values))
            }
        }
    }

    /// What is to be said of the next step of a thread; `nil` where it is idle.
    func nextStep(of member: Int) -> CallAnswer? {
        guard let (operation, location) = place(of: member),
            let graph = system.compiled.lowered.operations[operation.index]
        else { return nil }
        let name = "\(system.program.operations[operation.index].routine.name)()"
        let thread = system.threadNames[member]
        let results = taken.filter { transition in
            guard case .step = transition.kind else { return false }
            return transition.member == member
        }.map { system.result(of: operation, code: $0.code) }
        guard results.isEmpty else {
            return CallAnswer(call: name, thread: thread, verdict: .possible(results.withoutRepetitions))
        }
        var finder = finder(graph, member)
        for (local, value) in system.storedValues(member: member, operation, location, slots) {
            finder.explainer.evaluator.bind(local, to: value)
        }
        let span = graph.nextStatement(at: graph.locations[location.index])
        let block =
            finder.block(from: graph.locations[location.index].entry)
            ?? CallAnswer.Block(statement: system.statementText(span), span: span, cause: .unknown)
        return CallAnswer(call: name, thread: thread, verdict: .blocked(block))
    }

    // MARK: Operations

    /// That a thread is inside an operation; `nil` where it is idle.
    private func busyAnswer(of member: Int) -> CallAnswer? {
        guard let (operation, location) = place(of: member) else { return nil }
        let graph = system.compiled.lowered.operations[operation.index]
        let name = system.program.operations[operation.index].routine.name
        let span = graph.map { $0.nextStatement(at: $0.locations[location.index]) }
        return CallAnswer(
            call: name, thread: system.threadNames[member],
            verdict: .busy(operation: name, statement: span.map(system.statementText)))
    }

    /// Where a thread stands; `nil` where it is idle.
    private func place(of member: Int) -> (operation: OperationID, location: LocationID)? {
        guard let thread = system.compiled.map.threads.last(where: { $0.firstMember <= member }) else { return nil }
        let position = Int(slots[Int(thread.position(of: member - thread.firstMember))])
        return position == 0 ? nil : thread.plan.locations[position - 1]
    }

    /// Whether an idle thread can make a call with those arguments.
    private func verdict(_ id: OperationID, _ member: Int, _ values: [Value]) -> CallAnswer.Verdict {
        let routine = system.program.operations[id.index].routine
        guard let graph = system.compiled.lowered.operations[id.index] else { return .excluded }
        let wanted = argumentSlots(routine, values)
        let results = taken.filter { transition in
            guard case .call(let other) = transition.kind, other == id, transition.member == member else {
                return false
            }
            return transition.arguments == wanted
        }.map { system.result(of: id, code: $0.code) }
        if !results.isEmpty { return .possible(results.withoutRepetitions) }
        var finder = finder(graph, member)
        bind(routine, values, &finder.explainer)
        bindIndices(of: id, member, &finder.explainer)
        return refusal(routine, finder) ?? blocked(&finder, routine)
    }

    /// The answers to a pattern of a rule.
    private func ruleAnswers(to pattern: CallPattern) -> [CallAnswer] {
        guard case .rule(let id) = pattern.action else { return [] }
        let routine = system.program.rules[id.index].routine
        return combinations(pattern, routine).map { values in
            CallAnswer(call: call(routine, values), thread: nil, verdict: verdict(id, values))
        }
    }

    /// Whether a rule can be taken with those arguments.
    private func verdict(_ id: RuleID, _ values: [Value]) -> CallAnswer.Verdict {
        let routine = system.program.rules[id.index].routine
        guard let graph = system.compiled.lowered.rules[id.index] else { return .excluded }
        let wanted = argumentSlots(routine, values)
        let isTaken = taken.contains { transition in
            guard case .rule(let other) = transition.kind, other == id else { return false }
            return transition.arguments == wanted
        }
        if isTaken { return .possible([nil]) }
        var finder = finder(graph, nil)
        bind(routine, values, &finder.explainer)
        return refusal(routine, finder) ?? blocked(&finder, routine)
    }

    /// That the condition of `when` is false or an error; `nil` where it holds.
    private func refusal(_ routine: Routine, _ finder: BlockFinder) -> CallAnswer.Verdict? {
        guard let condition = routine.condition else { return nil }
        var explainer = finder.explainer
        guard let isTrue = try? explainer.evaluator.isTrue(condition) else { return .faulty }
        if isTrue { return nil }
        return explainer.explainWithReads(condition).map { .refused($0.explanation, reads: $0.reads) } ?? .faulty
    }

    /// That the first step comes to something that blocks.
    private func blocked(_ finder: inout BlockFinder, _ routine: Routine) -> CallAnswer.Verdict {
        .blocked(
            finder.block(from: finder.graph.entry)
                ?? CallAnswer.Block(statement: routine.name, span: routine.nameSpan, cause: .unknown))
    }

    // MARK: Values

    /// What walks along a graph on behalf of a thread.
    private func finder(_ graph: ActionGraph, _ member: Int?) -> BlockFinder {
        var context = StateContext(
            compiled: system.compiled, shapes: shapes, current: slots, before: nil, step: nil)
        if let member, let thread = system.compiled.map.threads.lastIndex(where: { $0.firstMember <= member }) {
            context.currentThread = ThreadMember(
                thread: ThreadID(thread), index: member - system.compiled.map.threads[thread].firstMember)
        }
        let locals = graph.locals.map { Local(name: $0.name, type: $0.type, span: $0.span) }
        let explainer = Explainer(program: system.program, context: context, locals: locals)
        return BlockFinder(system: system, graph: graph, slots: slots, explainer: explainer)
    }

    /// The combinations of values that a pattern asks for, the first parameter slowest.
    private func combinations(_ pattern: CallPattern, _ routine: Routine) -> [[Value]] {
        var list: [[Value]] = [[]]
        for (parameter, ordinal) in zip(routine.parameters, pattern.arguments) {
            let type = routine.locals[parameter.index].type
            let values =
                ordinal.map { [system.program.value(at: $0, in: type)].compactMap(\.self) }
                ?? Array(system.program.values(of: type))
            list = Array(list.flatMap { head in values.map { head + [$0] } }.prefix(Self.mostCombinations))
        }
        return list
    }

    /// The call as traces print it.
    private func call(_ routine: Routine, _ values: [Value]) -> String {
        let texts = zip(routine.parameters, values).map { parameter, value in
            system.program.text(of: value, type: routine.locals[parameter.index].type)
        }
        return "\(routine.name)(\(texts.joined(separator: ", ")))"
    }

    /// The slots of arguments.
    private func argumentSlots(_ routine: Routine, _ values: [Value]) -> [[Int64]] {
        zip(routine.parameters, values).map { parameter, value in
            shapes.slots(of: value, type: routine.locals[parameter.index].type)
        }
    }

    /// Gives the parameters their values.
    private func bind(_ routine: Routine, _ values: [Value], _ explainer: inout Explainer) {
        for (parameter, value) in zip(routine.parameters, values) { explainer.evaluator.bind(parameter, to: value) }
    }

    /// Gives the names of the thread's own indices their values.
    private func bindIndices(of id: OperationID, _ member: Int, _ explainer: inout Explainer) {
        for by in system.program.operations[id.index].threads {
            let thread = system.compiled.map.threads[by.thread.index]
            guard (thread.firstMember..<thread.firstMember + thread.count).contains(member),
                case .indexed(let declared) = system.program.threads[by.thread.index].shape
            else { continue }
            var ordinal = member - thread.firstMember
            for (index, type) in zip(by.indices, declared.map(\.type)).reversed() {
                let count = max(1, system.program.cardinality(of: type))
                if let value = system.program.value(at: ordinal % count, in: type) {
                    explainer.evaluator.bind(index, to: value)
                }
                ordinal /= count
            }
        }
    }
}

extension EntryInfo {
    /// The slots of the arguments, of which those that were chosen are given in order.
    func argumentSlots(chosen: [Int64]) -> [[Int64]] {
        var rest = chosen[...]
        return arguments.map { operands in
            operands.map { operand in
                switch operand {
                case .constant(let number): number
                case .slot: rest.popFirst() ?? 0
                }
            }
        }
    }
}

extension Array where Element: Hashable {
    /// The elements in order, each once.
    fileprivate var withoutRepetitions: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
