import Language

extension Path {
    /// Runs one statement (reference, section 5, the table of statements); says in which ways the path goes on.
    mutating func execute(_ line: Line) throws(Fault) -> Progress {
        switch line.form {
        case .assign, .update, .declare, .insert, .remove, .append, .removeFirst: try change(line)
        case .call(let arguments, let body, _):
            try bind(arguments)
            control.enter(body, by: .call)
            return .onward([self])
        case .conditional, .conditionalBinding, .forLoop, .whileLoop, .choose, .either:
            let paths = try branch(line)
            return paths.isEmpty ? blocked(nil) : .onward(paths)
        case .breakLoop: return leave(.breakLoop)
        case .continueLoop: return leave(.nextTurn)
        case .require(let condition, _, let errno):
            if !(try scope.isTrue(condition)) { return try fail(errno, line) }
        case .fail(let errno): return try fail(errno, line)
        case .returnValue(let value, let type, let endsProcedure):
            return leave(try exit(value, as: type, endsProcedure: endsProcedure, line))
        case .deferred: break
        case .await(let condition, _):
            if !(try scope.isTrue(condition)) { return blocked(nil) }
        case .lock, .unlock, .readLock, .readUnlock, .synchronize: return try synchronise(line)
        case .bump(let counter): bump(try scope.place(counter))
        case .assertion(let condition, _):
            if !(try scope.isTrue(condition)) { throw Fault(.assertionFailed, line.span) }
        case .step:
            if control.isAtomic {
                noteStep(line)
            } else {
                control.advance()
                return .ended(.resting(self))
            }
        case .atomic(let body):
            control.enter(body, by: .atomic)
            return .onward([self])
        }
        control.advance()
        return .onward([self])
    }

    /// The path blocks; `holders` is given for a lock or a `synchronize`.
    func blocked(_ holders: Set<Int>?) -> Progress { .ended(.blocked(Block(holders: holders, hasRead: hasRead))) }

    private mutating func leave(_ exit: Control.Exit) -> Progress {
        control.leave(exit, in: text)
        return .onward([self])
    }

    private mutating func fail(_ errno: Expression, _ line: Line) throws(Fault) -> Progress {
        let number = try scope.number(errno)
        let source = scope.model.program.sources.text(of: errno.span)
        noteErrno(errno.isConstant ? Errno.names[Int(number)] : source, line)
        return leave(.finish(.errno(number)))
    }

    /// What `return` does: in a procedure it hands its value to the caller, otherwise it ends the operation.
    private mutating func exit(
        _ value: Expression?, as type: Type?, endsProcedure: Bool, _ line: Line
    ) throws(Fault) -> Control.Exit {
        if endsProcedure {
            guard let value, let type else { return .toCaller(nil) }
            return .toCaller(try scope.value(value, as: type))
        }
        guard let value else { return .finish(.success) }
        let result =
            if let operation, let type = scope.model.program.operations[operation].result {
                try scope.value(value, as: type)
            } else {
                try scope.value(value)
            }
        if value.type == .errno && value.isConstant { noteErrno(Errno.names[Int(result.number)], line) }
        return .finish(value.type == .errno ? .errno(result.number) : .value(result))
    }

    /// Gives the parameters of a procedure their values and places.
    mutating func bind(_ arguments: [(slot: Int, value: Expression)]) throws(Fault) {
        var values: [Datum] = []
        for (slot, argument) in arguments {
            switch argument.type {
            case .mutex, .rwlock, .srcu, .seqcount: values.append(.place(try scope.place(argument)))
            default: values.append(try scope.value(argument, as: text.slots[slot].type))
            }
        }
        for ((slot, _), value) in zip(arguments, values) { scope.locals[slot] = value }
    }

    /// Statements that change a variable or local.
    private mutating func change(_ line: Line) throws(Fault) {
        switch line.form {
        case .assign(let target, let value):
            let datum = try scope.value(value)
            try store(datum, in: target, value.span)
        case .declare(let local, let value):
            let slot = line.base + local.index
            scope.locals[slot] = try scope.value(value, as: text.slots[slot].type)
        case .update(let target, let op, let value):
            let change = try scope.value(value)
            let place = try scope.place(target)
            switch scope.read(place) {
            case .set(let members):
                let result = Scope.combine(op == .add ? .union : .difference, members, change.members)
                try check(result, target.type, line.span)
                scope.write(result, at: place)
            case let old:
                let sum = Datum.scalar(try Scope.arithmetic(op, old.number, change.number, line.span))
                try check(sum, target.type, line.span)
                scope.write(sum, at: place)
            }
        case .insert(let value, let target):
            guard case .set(let type) = target.type else { preconditionFailure("no set") }
            let member = try scope.value(value)
            let place = try scope.place(target)
            try check(member, type, value.span)
            scope.write(Scope.combine(.union, scope.read(place).members, [member]), at: place)
        case .remove(let value, let target):
            let member = try scope.value(value)
            let place = try scope.place(target)
            scope.write(Scope.combine(.difference, scope.read(place).members, [member]), at: place)
        case .append(let value, let target):
            guard case .sequence(let bound, let type) = target.type else { preconditionFailure("no sequence") }
            let element = try scope.value(value)
            let place = try scope.place(target)
            try check(element, type, value.span)
            let parts = scope.read(place).parts + [element]
            if parts.count > bound { throw Fault(.sequenceOverflow, line.span) }
            scope.write(.aggregate(parts), at: place)
        case .removeFirst(let target):
            let place = try scope.place(target)
            let parts = scope.read(place).parts
            if parts.isEmpty { throw Fault(.emptySequence, line.span) }
            scope.write(.aggregate(Array(parts.dropFirst())), at: place)
        default: preconditionFailure("changes nothing")
        }
    }

    private func check(_ datum: Datum, _ type: Type, _ span: SourceSpan) throws(Fault) {
        if let kind = scope.model.misfit(datum, type) { throw Fault(kind, span) }
    }

    /// Assigns; the left side is evaluated after the right.
    private mutating func store(_ datum: Datum, in target: Expression, _ span: SourceSpan) throws(Fault) {
        let place = try scope.place(target)
        try check(datum, target.type, span)
        scope.write(datum, at: place)
    }

    /// Every snapshot of the count at `place` is out of date from now on.
    private mutating func bump(_ place: Place) {
        func bumped(_ locals: [Int: Datum]) -> [Int: Datum] {
            locals.mapValues { $0 == .current(place) ? .stale : $0 }
        }
        scope.locals = bumped(scope.locals)
        control = control.bumping(place)
        for thread in scope.state.threads.indices {
            guard var activity = scope.state.threads[thread] else { continue }
            activity.locals = bumped(activity.locals)
            activity.control = activity.control.bumping(place)
            scope.state.threads[thread] = activity
        }
    }
}
