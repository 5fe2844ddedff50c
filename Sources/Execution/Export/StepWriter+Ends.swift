import Language

extension StepWriter {
    /// Writes what follows a block.
    func write(_ terminator: Terminator, of block: BlockID) {
        switch terminator {
        case .jump(let next): go(to: next, from: block)
        case .branch(let e, let yes, let no):
            let test = code.condition(e, scope)
            code.when(test, { self.go(to: yes, from: block) }, otherwise: { self.go(to: no, from: block) })
        case .branchOnValue(let local, let value, let yes, let no, _): branch(local, value, yes, no, block)
        case .choose(let binders, let filter, let yes, let no, _): choose(binders, filter, yes, no, block)
        case .either(let branches, _): either(branches, block)
        case .tryLock(let mode, let place, let yes, let no, _):
            let lock = code.place(place, scope)
            code.when(
                canTake(lock, place.type, mode),
                {
                    self.take(lock, place.type, mode)
                    self.go(to: yes, from: block)
                }, otherwise: { self.go(to: no, from: block) })
        case .boundary(let location): end(at: location)
        case .boundaryIfUnlocked(let location):
            let entry = graph.locations[location.index].entry
            code.when(hasUnlocked, { self.end(at: location) }, otherwise: { self.go(to: entry, from: block) })
        case .finish: finish()
        case .unreachable: blocked()
        }
    }

    // MARK: Branches

    private func branch(_ local: LocalID, _ value: Expression, _ yes: BlockID, _ no: BlockID, _ block: BlockID) {
        guard case .optional(let wrapped) = value.type else { return }
        let type = graph.locals[local.index].type
        let isScalar = types.isScalar(wrapped)
        let found = isScalar ? code.atom(value, scope) : code.place(value, scope)
        let test = isScalar ? "\(found) != \(export.text(types.none))" : "\(found).p \(dialect.equal) 1"
        code.when(
            test,
            {
                self.code.convert(isScalar ? found : "\(found).v", wrapped, to: self.text(local), type, value.span)
                self.go(to: yes, from: block)
            }, otherwise: { self.go(to: no, from: block) })
    }

    private func either(_ branches: [BlockID], _ block: BlockID) {
        guard let name = decide(block).first else { return }
        for (index, branch) in branches.enumerated() {
            code.when("\(name) \(dialect.equal) \(index)") { self.go(to: branch, from: block) }
        }
    }

    private func choose(
        _ binders: [Binder], _ filter: Expression?, _ yes: BlockID, _ no: BlockID?, _ block: BlockID
    ) {
        let mayFail = filter.map { code.facts.mayFail($0) } == true
        guard no != nil || mayFail && mode != .acting else { return take(binders, filter, yes, block) }
        let isFound = code.number(upTo: 1)
        code.assign(isFound, "0")
        code.iterate(binders[...], filter, scope) { _ in self.code.assign(isFound, "1") }
        guard let no else { return take(binders, filter, yes, block) }
        code.when(
            "\(isFound) \(dialect.equal) 1", { self.take(binders, filter, yes, block) },
            otherwise: { self.go(to: no, from: block) })
    }

    /// Gives the bound locals the values that the choices name, if they are ones that can be chosen.
    private func take(_ binders: [Binder], _ filter: Expression?, _ yes: BlockID, _ block: BlockID) {
        for (binder, name) in zip(binders, decide(block)) {
            switch binder.domain {
            case .type(let type): bind(name, type, to: binder.local)
            case .set(let set):
                guard case .set(let element) = set.type else { continue }
                let position = isDirect(element) ? code.ordinal(name, element) : name
                let flag = dialect.element(code.place(set, scope), position)
                if mode != .acting { code.when("\(flag) != 1") { self.blocked() } }
                bind(name, element, to: binder.local)
            case .range(let low, let high):
                let (l, h) = (code.number(low, scope), code.number(high, scope))
                if mode != .acting {
                    code.when("(\(name) < \(l)) \(dialect.or) (\(name) > \(h))") { self.blocked() }
                }
                code.assign(text(binder.local), name)
            }
        }
        if let filter, mode != .acting {
            let test = code.condition(filter, scope)
            code.when("!(\(test))") { self.blocked() }
        }
        go(to: yes, from: block)
    }

    private func bind(_ name: String, _ type: Type, to local: LocalID) {
        if isDirect(type) { return code.assign(text(local), name) }
        code.decode(name, type, in: text(local))
    }

    // MARK: Ends

    /// The thread stands at a location now.
    private func end(at location: LocationID) {
        guard mode != .guarding else { return pass() }
        pinChoices()
        guard let entry, let number = entry.numbers[location] else { return }
        let place = graph.locations[location.index]
        for (site, srcu) in place.synchronized.enumerated() {
            let readers = code.place(srcu, scope)
            let wait = "\(frame).w\(site)"
            code.assign("\(wait).r", readers)
            let number = code.placeNumber(srcu, .srcu, scope)
            code.assign("\(wait).s", "(\(code.isAnySet(readers)) ? \(number) : 0)")
        }
        resetWaits(from: place.synchronized.count)
        resetFields(keeping: Set(place.live.compactMap { field(of: $0) }))
        for local in place.live {
            if let field = field(of: local) { code.assign("\(frame).x\(field)", text(local)) }
        }
        code.assign("\(frame).pc", "\(number)")
        judge(result: nil)
        code.line(dialect.giveBack(true))
    }

    private func finish() {
        guard mode != .guarding else { return pass() }
        pinChoices()
        if key.thread != nil {
            checkReleased()
            resetWaits(from: 0)
            resetFields(keeping: [])
            code.assign("\(frame).pc", "0")
        }
        judge(result: graph.result.map(text) ?? "0")
        code.line(dialect.giveBack(true))
    }

    /// Makes the fields equal that the thread had in use and has no more.
    private func resetFields(keeping kept: Set<Int>) {
        guard let location = key.location, let layout else { return }
        let used = Set(graph.locations[location.index].live.compactMap { field(of: $0) })
        for field in used.subtracting(kept).sorted() { storeDefault("\(frame).x\(field)", layout.fields[field]) }
    }

    private func resetWaits(from first: Int) {
        guard let location = key.location else { return }
        let used = graph.locations[location.index].synchronized.count
        for site in first..<max(first, used) {
            code.assign("\(frame).w\(site).s", "0")
            code.fill("\(frame).w\(site).r", types.threadCount, "0")
        }
    }

    /// An operation that ends holds none of the locks that its text names.
    private func checkReleased() {
        for id in graph.lockedVariables.sorted(by: { $0.index < $1.index }) {
            let root = "\(scope.root).\(export.name(of: id))"
            let type = export.program.variables[id.index].type
            code.forEachPlace(root, type, where: { [.mutex, .rwlock, .srcu].contains($0) }) { lock, type in
                self.code.fail(
                    if: self.code.isHolder(lock, type, self.member), "returning with a lock held", self.graph.span)
            }
        }
    }

    /// Judges the transition properties.
    private func judge(result: String?) {
        guard let action = key.action, scope.old != nil else { return }
        for id in properties {
            let property = export.program.properties[id.index]
            guard case .transition(let predicate) = property.content else { continue }
            var asked = ExportScope(root: scope.root, old: scope.old)
            asked.taken = ExportScope.Taken(action: action, arguments: graph.parameters.map(text), result: result)
            // An error in a property leaves the transition as it is.
            let saved = code.onError
            let end = code.fresh("judged_")
            code.onError = "goto \(end);"
            defer {
                code.onError = saved
                if dialect.isC { code.line("\(end): ;") }
            }
            let e = Simplifier(facts: code.facts)(predicate.expression)
            let test = code.condition(e, asked)
            let name = "violated \(property.name)"
            code.when("!(\(test))") {
                self.code.line(
                    self.dialect.isC
                        ? "fail(\(self.export.outcome(name)), \"\(name)\");" : "error \"\(name)\";")
            }
        }
    }
}
