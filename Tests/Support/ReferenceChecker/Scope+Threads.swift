import Language

extension Scope {
    /// Thread names, and what can be asked about threads and locks (reference, section 4).
    mutating func ofThreads(_ e: Expression) throws(Fault) -> Datum {
        switch e.kind {
        case .threadMember(let thread, let indices):
            var wanted: [Datum] = []
            for index in indices { wanted.append(try value(index)) }
            let member = model.members.first { $0.thread == thread.index && $0.indices == wanted }
            guard let member else { throw Fault(.indexOutOfRange, e.span) }
            return Datum(member.position)
        case .currentThread:
            guard let current else { preconditionFailure("no thread runs this") }
            return Datum(model.members[current].position)
        case .isIdle(let thread): return Datum(state.threads[try member(thread)] == nil)
        case .isInside(let thread, let operation, let arguments):
            return Datum(try isInside(try member(thread), operation, arguments))
        case .isAt(let thread, let operation, let label):
            guard let activity = state.threads[try member(thread)], activity.operation == operation.index else {
                return Datum(false)
            }
            return Datum(activity.control.part(in: model.operations[operation.index]) == label)
        case .isHeld(let lock): return Datum(!read(try place(lock)).holders.all.isEmpty)
        case .holds(let thread, let lock):
            let member = try member(thread)
            return Datum(read(try place(lock)).holders.all.contains(member))
        default: preconditionFailure("not about threads")
        }
    }

    /// The position among all threads of the one that `expression` gives.
    mutating func member(_ expression: Expression) throws(Fault) -> Int {
        if case .currentThread = expression.kind, let current { return current }
        guard case .thread(let thread) = expression.type else { preconditionFailure("no thread") }
        return model.thread(thread, try value(expression))
    }

    private mutating func isInside(
        _ thread: Int, _ operation: OperationID, _ arguments: [Expression?]?
    ) throws(Fault) -> Bool {
        guard let activity = state.threads[thread], activity.operation == operation.index else { return false }
        let parameters = model.operations[operation.index].parameters
        for (parameter, argument) in zip(parameters, arguments ?? []) {
            if let argument, activity.locals[parameter] != (try value(argument)) { return false }
        }
        return true
    }
}
