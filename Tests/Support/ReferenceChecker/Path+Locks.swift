import Language

extension Path {
    /// Locks and read sections (reference, sections 3 and 5).
    mutating func synchronise(_ line: Line) throws(Fault) -> Progress {
        guard let thread = scope.current else { preconditionFailure("no thread runs this") }
        switch line.form {
        case .lock(let mode, let lock, let otherwise):
            let place = try scope.place(lock)
            let holders = scope.read(place).holders
            let isOwn = holders.all.contains(thread)
            if isOwn && otherwise == nil { throw Fault(.relock, line.span) }
            let others = mode == .exclusive ? holders.all : Set(holders.writer.map { [$0] } ?? [])
            if isOwn || !others.isEmpty {
                guard let otherwise else { return blocked(others) }
                note("else", otherwise, line)
                control.enter(otherwise)
                return .onward([self])
            }
            hold(place) { holders in
                if mode == .exclusive { holders.writer = thread } else { holders.readers.insert(thread) }
            }
        case .unlock(let mode, let lock):
            let place = try scope.place(lock)
            let holders = scope.read(place).holders
            guard mode == .exclusive ? holders.writer == thread : holders.readers.contains(thread) else {
                throw Fault(.unlockNotHeld, line.span)
            }
            hold(place) { holders in
                if mode == .exclusive { holders.writer = nil } else { holders.readers.remove(thread) }
            }
            hasUnlocked = true
        case .readLock(let srcu):
            let place = try scope.place(srcu)
            if scope.read(place).holders.readers.contains(thread) { throw Fault(.relock, line.span) }
            hold(place) { $0.readers.insert(thread) }
        case .readUnlock(let srcu):
            let place = try scope.place(srcu)
            guard scope.read(place).holders.readers.contains(thread) else { throw Fault(.unlockNotHeld, line.span) }
            hold(place) { $0.readers.remove(thread) }
            hasUnlocked = true
            end(graceOf: place, for: thread)
        case .synchronize(let srcu):
            let place = try scope.place(srcu)
            let waitedFor = control.address.flatMap { graces[$0]?.readers } ?? scope.read(place).holders.readers
            if !waitedFor.isEmpty { return blocked(waitedFor) }
        default: preconditionFailure("not about locks")
        }
        control.advance()
        return .onward([self])
    }

    private mutating func hold(_ place: Place, _ change: (inout Holders) -> Void) {
        var holders = scope.read(place).holders
        change(&holders)
        scope.write(.lock(holders), at: place)
    }

    /// Nobody waits any longer for a reader that has left the section.
    private mutating func end(graceOf place: Place, for reader: Int) {
        for thread in scope.state.threads.indices {
            guard var activity = scope.state.threads[thread] else { continue }
            for (address, grace) in activity.graces where grace.srcu == place {
                let left = grace.readers.subtracting([reader])
                activity.graces[address] = Grace(srcu: left.isEmpty ? nil : place, readers: left)
            }
            scope.state.threads[thread] = activity
        }
    }

    /// What the thread waits for, if it rests where its next step can begin with a `synchronize`: the readers of this
    /// moment. Arguments of a call that have to be evaluated come before what stands in the procedure.
    func arrival() throws(Fault) -> [Address: Grace] {
        guard !control.isAtomic, let address = control.address else { return [:] }
        return try arrival(at: address)
    }

    private func arrival(at address: Address) throws(Fault) -> [Address: Grace] {
        let lines = text.blocks[address.block]
        guard address.index < lines.count else { return [:] }
        let line = lines[address.index]
        var path = self
        path.scope.base = line.base
        switch line.form {
        case .synchronize(let srcu):
            let place = try path.scope.place(srcu)
            let readers = scope.read(place).holders.readers
            return [address: Grace(srcu: readers.isEmpty ? nil : place, readers: readers)]
        case .either(let branches):
            var graces: [Address: Grace] = [:]
            for branch in branches {
                graces.merge(try arrival(at: Address(block: branch, index: 0))) { first, _ in first }
            }
            return graces
        case .call(let arguments, let body, _):
            guard arguments.allSatisfy({ $0.value.isFixedPlace }) else { return [:] }
            try path.bind(arguments)
            return try path.arrival(at: Address(block: body, index: 0))
        default: return [:]
        }
    }
}

extension Expression {
    /// Whether this is the place of a lock, seqcount or srcu without an index that has to be evaluated.
    var isFixedPlace: Bool {
        switch kind {
        case .variable: isLock || type == .seqcount
        case .local: isLock || type == .seqcount
        case .field(let whole, _): whole.isFixedPart
        case .element(let whole, let index): whole.isFixedPart && index.isConstant
        default: false
        }
    }

    private var isFixedPart: Bool {
        switch kind {
        case .variable, .local: true
        case .field(let whole, _): whole.isFixedPart
        case .element(let whole, let index): whole.isFixedPart && index.isConstant
        default: false
        }
    }
}
