import Language

/// Answers what expressions ask of a state, and of the transition that led to it, from its slots.
struct StateContext: EvaluationContext {
    /// A transition: what was run, with which arguments, and how it ended (-1 where it goes on).
    struct Step {
        let action: Action
        let arguments: [Value]
        let resultCode: Int64
    }

    let compiled: CompiledModel
    let shapes: Shapes
    /// The slots of the state, and of the state before it.
    let current: [Int64]
    let before: [Int64]?
    let step: Step?
    /// The thread that `self` stands for; `nil` where nobody acts.
    var currentThread: ThreadMember? = nil

    private var program: Program { compiled.program }

    private func slots(_ moment: Moment) -> [Int64]? { moment == .current ? current : before }

    func value(of variable: VariableID, at moment: Moment) -> Value? {
        guard let slots = slots(moment) else { return nil }
        var position = Int(compiled.map.variables[variable.index])
        return shapes.value(at: &position, type: program.variables[variable.index].type, in: slots)
    }

    /// The number of the location at which a thread stands, 0 when idle.
    private func position(_ thread: ThreadMember, _ moment: Moment) -> Int? {
        guard let slots = slots(moment), compiled.map.threads.indices.contains(thread.thread.index) else { return nil }
        let threadMap = compiled.map.threads[thread.thread.index]
        guard thread.index >= 0, thread.index < threadMap.count else { return nil }
        return Int(slots[Int(threadMap.position(of: thread.index))])
    }

    func isIdle(_ thread: ThreadMember, at moment: Moment) -> Bool? { position(thread, moment).map { $0 == 0 } }

    func isInside(
        _ thread: ThreadMember, _ operation: OperationID, _ arguments: [Value?]?, at moment: Moment
    ) -> Bool? {
        guard let number = position(thread, moment), let slots = slots(moment) else { return nil }
        guard number > 0 else { return false }
        let threadMap = compiled.map.threads[thread.thread.index]
        guard threadMap.plan.locations[number - 1].operation == operation else { return false }
        guard let entry = threadMap.plan.entry(for: operation), let graph = compiled.lowered.operations[operation.index]
        else { return nil }
        for (index, wanted) in (arguments ?? []).enumerated() {
            guard let wanted else { continue }
            let parameter = graph.parameters[index]
            guard let offset = entry.offsets[parameter] else { return nil }
            let type = graph.locals[parameter.index].type
            var encodings: [SlotEncoding] = []
            shapes.appendEncodings(of: type, to: &encodings)
            let first = Int(threadMap.position(of: thread.index)) + threadMap.plan.firstCode + offset
            let numbers = encodings.enumerated().map {
                $0.element.number(of: UInt64(bitPattern: slots[first + $0.offset]))
            }
            var place = 0
            if shapes.value(at: &place, type: type, in: numbers) != wanted { return false }
        }
        return true
    }

    func isAt(_ thread: ThreadMember, _ operation: OperationID, _ label: StepLabel, at moment: Moment) -> Bool? {
        guard let number = position(thread, moment) else { return nil }
        guard number > 0 else { return false }
        let (inside, location) = compiled.map.threads[thread.thread.index].plan.locations[number - 1]
        guard inside == operation else { return false }
        return compiled.lowered.operations[operation.index]?.locations[location.index].label == label
    }

    func isTaken(_ action: Action, _ arguments: [Value?]?, result: (value: Value, type: Type)?) -> Bool? {
        guard let step else { return nil }
        guard step.action == action else { return false }
        for (index, wanted) in (arguments ?? []).enumerated() {
            if let wanted, index < step.arguments.count, step.arguments[index] != wanted { return false }
        }
        guard let result, case .scalar(let number) = result.value else { return true }
        if case .errno = result.type { return step.resultCode == ResultCode.firstErrno + number }
        if case .range = result.type, number == 0, step.resultCode == ResultCode.success { return true }
        var lowest: Int64 = 0
        if case .operation(let id) = action, case .range(let low, _)? = program.operations[id.index].result {
            lowest = low
        }
        return step.resultCode == ResultCode.firstValue + number - lowest
    }

    func isHeld(_ lock: StatePlace, by thread: ThreadMember?, at moment: Moment) -> Bool? {
        guard let slots = slots(moment),
            let (slot, type) = shapes.part(lock, of: compiled.map.variables[lock.variable.index])
        else { return nil }
        let holders = VirtualMachine.holders(of: slots[slot], kind: Compiler.lockKind(type, .shared))
        guard let thread else { return holders != 0 }
        let member = compiled.map.threads[thread.thread.index].firstMember + thread.index
        return holders >> UInt64(member) & 1 == 1
    }
}
