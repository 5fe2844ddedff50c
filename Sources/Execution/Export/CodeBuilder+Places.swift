import Language

extension CodeBuilder {
    /// Where a value is; what is no place is written to a variable of its own.
    func place(_ e: Expression, _ scope: ExportScope) -> String {
        switch e.kind {
        case .variable(let id): return "\(scope.root).\(export.name(of: id))"
        case .local(let id): return scope.locals[id] ?? "0"
        case .field(let base, let field):
            guard case .structure(let id) = base.type else { return "0" }
            return "\(place(base, scope)).\(types.field(field, of: id))"
        case .element(let base, let index):
            guard case .array(let type, _) = base.type else { return "0" }
            let root = place(base, scope)
            return dialect.element(root, position(of: index, in: type, scope))
        case .sequenceElement(let base, let index):
            let root = place(base, scope)
            let number = atom(index, scope)
            fail(
                if: "(\(number) < 0) \(dialect.or) (\(number) >= \(root).n)", "index out of range", index.span)
            return dialect.element("\(root).q", number)
        case .first(let base), .last(let base):
            let root = place(base, scope)
            var isFirst = false
            if case .first = e.kind { isFirst = true }
            fail(if: "\(root).n \(dialect.equal) 0", "empty sequence", e.span)
            return dialect.element("\(root).q", isFirst ? "0" : "\(root).n - 1")
        case .unwrap(let base) where !types.isScalar(base.type):
            let root = place(base, scope)
            fail(if: "\(root).p \(dialect.equal) 0", "unwrap of none", e.span)
            return "\(root).v"
        case .old(let a): return place(a, before(scope))
        default: return built(e, scope)
        }
    }

    /// The position of an index among the values of its type.
    func position(of index: Expression, in type: Type, _ scope: ExportScope) -> String {
        guard case .range(let low, let high) = type else {
            if types.isScalar(type) { return ordinal(number(index, scope), type) }
            return ordinal(place(of: index, as: type, scope), type)
        }
        if let constant = index.integer, low <= constant, constant <= high { return "\(constant - low)" }
        if !facts.needsRangeCheck(index, type) { return ordinal(number(index, scope), type) }
        let text = atom(index, scope)
        fail(
            if: "(\(text) < \(export.text(low))) \(dialect.or) (\(text) > \(export.text(high)))", "index out of range",
            index.span)
        return ordinal(text, type)
    }

    /// The number of a seqcount or srcu among all, from 1.
    func placeNumber(_ e: Expression, _ kind: Type, _ scope: ExportScope) -> String {
        switch e.kind {
        case .variable(let id):
            let before = program.variables.prefix(id.index).reduce(1) { $0 + types.places(kind, in: $1.type) }
            return String(before)
        case .field(let base, let field):
            guard case .structure(let id) = base.type else { return "0" }
            let before = program.structures[id.index].fields.prefix(field)
                .reduce(0) { $0 + types.places(kind, in: $1.type) }
            return "(\(placeNumber(base, kind, scope)) + \(before))"
        case .element(let base, let index):
            guard case .array(let type, let element) = base.type else { return "0" }
            let root = placeNumber(base, kind, scope)
            return "(\(root) + (\(position(of: index, in: type, scope))) * \(types.places(kind, in: element)))"
        default: return "0"
        }
    }

    /// Calls `body` with the text of each place of a kind below a place.
    func forEachPlace(_ root: String, _ type: Type, where isWanted: (Type) -> Bool, _ body: (String, Type) -> Void) {
        if isWanted(type) { return body(root, type) }
        switch type {
        case .structure(let id):
            for (index, field) in program.structures[id.index].fields.enumerated() {
                forEachPlace("\(root).\(types.field(index, of: id))", field.type, where: isWanted, body)
            }
        case .array(let index, let element):
            guard program.holdsPlace(element) else { return }
            for position in 0..<program.cardinality(of: index) {
                forEachPlace(dialect.element(root, "\(position)"), element, where: isWanted, body)
            }
        default: break
        }
    }

    // MARK: Locks

    private func holder(_ lock: String, _ type: Type, _ member: String) -> String {
        switch type {
        case .mutex: "(\(lock) \(dialect.equal) \(member) + 1)"
        case .srcu: "(\(dialect.element(lock, member)) \(dialect.equal) 1)"
        default:
            "((\(lock).w \(dialect.equal) \(member) + 1) \(dialect.or) "
                + "(\(dialect.element("\(lock).r", member)) \(dialect.equal) 1))"
        }
    }

    /// Whether the member holds the lock in any mode.
    func isHolder(_ lock: String, _ type: Type, _ member: String) -> String { holder(lock, type, member) }

    /// Whether one of the flags of an array of all threads is set.
    func isAnySet(_ flags: String) -> String {
        let parts = (0..<types.threadCount).map { "(\(dialect.element(flags, "\($0)")) \(dialect.equal) 1)" }
        return parts.isEmpty ? dialect.truth(false) : "(\(parts.joined(separator: " \(dialect.or) ")))"
    }

    /// `held(m)`.
    func isHeld(_ e: Expression, _ scope: ExportScope) -> String {
        let lock = place(e, scope)
        switch e.type {
        case .mutex: return "(\(lock) != 0)"
        case .srcu: return isAnySet(lock)
        default: return "((\(lock).w != 0) \(dialect.or) \(isAnySet("\(lock).r")))"
        }
    }

    /// `holds(t, m)`.
    func holds(_ thread: Expression, _ e: Expression, _ scope: ExportScope) -> String {
        guard let id = threadID(thread, scope) else { return dialect.truth(false) }
        let member = "(\(number(thread, scope)) + \(export.firstMember(id)))"
        return holder(place(e, scope), e.type, member)
    }
}
