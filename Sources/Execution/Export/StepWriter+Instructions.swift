import Language

extension StepWriter {
    /// Writes one instruction; where only the path's existence is asked for, a lock is tested and not taken yet.
    func write(_ instruction: GraphInstruction) {
        let span = instruction.span
        switch instruction.kind {
        case .declare(let local, let value): assign(value, to: text(local), graph.locals[local.index].type)
        case .assign(let target, let value):
            note(target)
            assign(value, to: target)
        case .update(let target, let o, let value):
            note(target)
            update(target, o, value, span)
        case .insert(let value, let target), .remove(let value, let target):
            note(target)
            if case .insert = instruction.kind { insert(value, target) } else { remove(value, target) }
        case .append(let value, let target):
            note(target)
            append(value, target, span)
        case .removeFirst(let target):
            note(target)
            removeFirst(target, span)
        case .evaluate(let e): evaluate(e)
        case .assertion(let e, _):
            let test = code.condition(e, scope)
            code.fail(if: "!(\(test))", "assertion failed", span)
        case .await(let e):
            let test = code.condition(e, scope)
            if mode != .acting { code.when("!(\(test))") { self.blocked() } }
        case .lock(let mode, let place):
            let lock = code.place(place, scope)
            waitFor(lock, place.type, mode, span)
            if self.mode != .guarding { take(lock, place.type, mode) }
        case .unlock(let mode, let place):
            note(place)
            unlock(code.place(place, scope), place.type, mode, span)
            noteUnlock()
        case .readLock(let place):
            note(place)
            let lock = code.place(place, scope)
            code.fail(if: code.isHolder(lock, .srcu, member), "relock", span)
            code.assign(dialect.element(lock, member), "1")
        case .readUnlock(let place):
            note(place)
            readUnlock(place, span)
            noteUnlock()
        case .synchronize(let place, let site): synchronize(place, site)
        case .bump(let place): bump(place)
        case .cover: break
        case .takeLowest(let local, let set): takeLowest(local, set)
        case .decode(let local, let ordinal):
            code.decode(text(ordinal), graph.locals[local.index].type, in: text(local))
        case .fill(let set):
            guard case .set(let element) = graph.locals[set.index].type else { return }
            code.fill(text(set), export.program.cardinality(of: element), "1")
        case .resetTurns(let counter): code.assign(turnCounter(counter), "0")
        case .countTurn(let counter): countTurn(counter, span)
        }
    }

    /// Takes a lock whose test lies before other tests of the path.
    func finishTest(_ instruction: GraphInstruction) {
        guard case .lock(let mode, let place) = instruction.kind else { return }
        note(place)
        take(code.place(place, scope), place.type, mode)
    }

    /// Notes that a part of the state is changed.
    private func note(_ target: Expression) { if target.isRootedInVariable { changesState = true } }

    private func evaluate(_ e: Expression) {
        if e.type == .boolean {
            _ = code.condition(e, scope)
        } else if types.isScalar(e.type) {
            _ = code.number(e, scope)
        } else {
            _ = code.place(e, scope)
        }
    }

    // MARK: Assignments

    private func assign(_ value: Expression, to target: String, _ type: Type) {
        if types.isScalar(type) || isPlain(value) { return code.store(value, in: target, type, scope) }
        let own = code.temporary(type)
        code.store(value, in: own, type, scope)
        code.assign(target, own)
    }

    /// Whether storing the value part by part cannot change what it still reads.
    private func isPlain(_ value: Expression) -> Bool {
        switch value.kind {
        case .constant, .variable, .field, .element, .local: true
        default:
            !value.contains {
                switch $0.kind {
                case .variable, .local, .call, .currentThread: true
                default: false
                }
            }
        }
    }

    private func assign(_ value: Expression, to target: Expression) {
        let type = target.type
        if types.isScalar(type) {
            let text = code.checked(code.atom(value, scope), value.type, type, value.span)
            return code.assign(self.target(target), text)
        }
        let own = code.temporary(type)
        code.store(value, in: own, type, scope)
        code.assign(self.target(target), own)
    }

    /// The place of an assignment's target, with its checks.
    private func target(_ e: Expression) -> String {
        guard case .unwrap(let base) = e.kind, types.isScalar(base.type) else { return code.place(e, scope) }
        let place = target(base)
        code.fail(if: "\(place) \(dialect.equal) \(export.text(types.none))", "unwrap of none", e.span)
        return place
    }

    private func update(_ target: Expression, _ o: ArithmeticOperator, _ value: Expression, _ span: SourceSpan) {
        if case .set = target.type {
            let kind: SetOperator = o == .add ? .union : .difference
            let whole = Expression(.setOperation(kind, target, value), Bounds.hull(value.type, target.type), span)
            return assign(whole, to: target)
        }
        let bounds = Bounds.ofOperator(o, target.type, value.type) ?? (.min, .max)
        let whole = Expression(.arithmetic(o, target, value), .range(bounds.0, bounds.1), span)
        // The whole is not named where it is stored, so that an error names the statement.
        let text = code.checked(code.atom(whole, scope), whole.type, target.type, span)
        code.assign(self.target(target), text)
    }

    // MARK: Sets and sequences

    private func insert(_ value: Expression, _ target: Expression) {
        guard case .set(let element) = target.type else { return }
        let position = code.memberPosition(value, element, scope)
        code.assign(dialect.element(code.place(target, scope), position), "1")
    }

    private func remove(_ value: Expression, _ target: Expression) {
        guard case .set(let element) = target.type else { return }
        guard case .range(let low, let high) = element, !Bounds.fits(value.type, in: element) else {
            let position = code.memberPosition(value, element, scope)
            return code.assign(dialect.element(code.place(target, scope), position), "0")
        }
        let number = code.atom(value, scope)
        let isInside = "(\(number) >= \(export.text(low))) \(dialect.and) (\(number) <= \(export.text(high)))"
        code.when(isInside) {
            let set = self.code.place(target, self.scope)
            self.code.assign(self.dialect.element(set, self.code.ordinal(number, element)), "0")
        }
    }

    private func append(_ value: Expression, _ target: Expression, _ span: SourceSpan) {
        guard case .sequence(let bound, let element) = target.type else { return }
        let own = code.temporary(element)
        code.store(value, in: own, element, scope)
        let place = code.place(target, scope)
        code.fail(if: "\(place).n >= \(bound)", "sequence over its bound", span)
        if bound == 0 { return }
        code.assign(dialect.element("\(place).q", "\(place).n"), own)
        code.assign("\(place).n", "\(place).n + 1")
    }

    private func removeFirst(_ target: Expression, _ span: SourceSpan) {
        guard case .sequence(let bound, let element) = target.type else { return }
        let place = code.place(target, scope)
        code.fail(if: "\(place).n \(dialect.equal) 0", "empty sequence", span)
        if bound == 0 { return }
        code.assign("\(place).n", "\(place).n - 1")
        if bound > 1 {
            let index = code.fresh("i_")
            code.loop(index, "0", "\(bound - 2)") {
                self.code.assign(
                    self.dialect.element("\(place).q", index), self.dialect.element("\(place).q", "\(index) + 1"))
            }
        }
        storeDefault(dialect.element("\(place).q", "\(bound - 1)"), element)
    }

    /// The lowest member of a set local goes to another local.
    private func takeLowest(_ local: LocalID, _ set: LocalID) {
        guard case .set(let element) = graph.locals[set.index].type else { return }
        let isFound = code.number(upTo: 1)
        code.assign(isFound, "0")
        let index = code.fresh("i_")
        code.loop(index, "0", "\(max(1, export.program.cardinality(of: element)) - 1)") {
            let flag = self.dialect.element(self.text(set), index)
            let (and, equal) = (self.dialect.and, self.dialect.equal)
            self.code.when("(\(isFound) \(equal) 0) \(and) (\(flag) \(equal) 1)") {
                self.code.assign(isFound, "1")
                self.code.assign(flag, "0")
                self.code.decode(index, element, in: self.text(local))
            }
        }
    }

    // MARK: Locks

    /// Tests that the lock is free.
    private func waitFor(_ lock: String, _ type: Type, _ lockMode: LockMode, _ span: SourceSpan) {
        if mode == .acting { return }
        code.when("!(\(canTake(lock, type, lockMode)))") {
            self.code.fail(if: self.code.isHolder(lock, type, self.member), "relock", span)
            self.blocked()
        }
    }

    /// Whether the lock can be taken now.
    func canTake(_ lock: String, _ type: Type, _ lockMode: LockMode) -> String {
        let equal = dialect.equal
        switch (type, lockMode) {
        case (.mutex, _): return "(\(lock) \(equal) 0)"
        case (_, .exclusive): return "((\(lock).w \(equal) 0) \(dialect.and) !(\(code.isAnySet("\(lock).r"))))"
        case (_, .shared):
            let isReader = "(\(dialect.element("\(lock).r", member)) \(equal) 1)"
            return "((\(lock).w \(equal) 0) \(dialect.and) !\(isReader))"
        }
    }

    /// Takes the lock.
    func take(_ lock: String, _ type: Type, _ lockMode: LockMode) {
        changesState = true
        switch (type, lockMode) {
        case (.mutex, _): code.assign(lock, "\(member) + 1")
        case (_, .exclusive): code.assign("\(lock).w", "\(member) + 1")
        case (_, .shared): code.assign(dialect.element("\(lock).r", member), "1")
        }
    }

    private func unlock(_ lock: String, _ type: Type, _ lockMode: LockMode, _ span: SourceSpan) {
        let kind = "unlock of a lock that is not held"
        switch (type, lockMode) {
        case (.mutex, _):
            code.fail(if: "\(lock) != \(member) + 1", kind, span)
            code.assign(lock, "0")
        case (_, .exclusive):
            code.fail(if: "\(lock).w != \(member) + 1", kind, span)
            code.assign("\(lock).w", "0")
        case (_, .shared):
            let flag = dialect.element("\(lock).r", member)
            code.fail(if: "\(flag) \(dialect.equal) 0", kind, span)
            code.assign(flag, "0")
        }
    }

    private func readUnlock(_ place: Expression, _ span: SourceSpan) {
        let flag = dialect.element(code.place(place, scope), member)
        code.fail(if: "\(flag) \(dialect.equal) 0", "unlock of a lock that is not held", span)
        code.assign(flag, "0")
        let number = code.placeNumber(place, .srcu, scope)
        forEachFrame { frame, layout in
            for site in 0..<layout.waits {
                let wait = "\(frame).w\(site)"
                self.code.when("\(wait).s \(self.dialect.equal) \(number)") {
                    self.code.assign(self.dialect.element("\(wait).r", self.member), "0")
                    self.code.when("!(\(self.code.isAnySet("\(wait).r")))") { self.code.assign("\(wait).s", "0") }
                }
            }
        }
    }

    private func synchronize(_ place: Expression, _ site: Int?) {
        let readers: String
        if let site, key.thread != nil {
            readers = "\(frame).w\(site).r"
        } else {
            readers = code.place(place, scope)
        }
        if mode != .acting { code.when(code.isAnySet(readers)) { self.blocked() } }
    }

    private func bump(_ place: Expression) {
        changesState = true
        let number = code.placeNumber(place, .seqcount, scope)
        let equal = dialect.equal
        forEachFrame { frame, layout in
            for (field, type) in layout.fields.enumerated() where type == .snapshot {
                self.code.when("\(frame).x\(field) \(equal) \(number)") { self.code.assign("\(frame).x\(field)", "0") }
            }
        }
        for (index, local) in graph.locals.enumerated() where local.type == .snapshot {
            let text = self.text(LocalID(index))
            guard code.declarations.contains(where: { $0.contains(text) }) else { continue }
            code.when("\(text) \(equal) \(number)") { self.code.assign(text, "0") }
        }
    }

    /// Writes `body` for the frame of each member of each thread, in loops.
    private func forEachFrame(_ body: (String, ExportFrame) -> Void) {
        for (index, layout) in export.frames.enumerated() {
            guard layout.waits > 0 || layout.fields.contains(.snapshot) else { continue }
            changesState = true
            let name = code.fresh("i_")
            code.loop(name, "0", "\(max(1, export.program.threads[index].count) - 1)") {
                body(self.export.frame(ThreadID(index), name, self.scope.root), layout)
            }
        }
    }
}
