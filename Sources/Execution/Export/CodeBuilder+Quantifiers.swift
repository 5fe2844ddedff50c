import Language

extension CodeBuilder {
    /// Whether a value of the type is its number in a loop.
    private func isDirect(_ type: Type) -> Bool {
        if case .optional = type { return false }
        return types.isScalar(type)
    }

    /// Writes a loop over all values of a type; `body` is given the scope and the position.
    func forEachValue(
        _ type: Type, _ local: LocalID, _ scope: ExportScope, while condition: String? = nil,
        _ body: (ExportScope, String) -> Void
    ) {
        let count = program.cardinality(of: type)
        if count == 0 { return }
        var inner = scope
        if isDirect(type) {
            let low = types.lowest(type)
            let name = fresh("i_")
            inner.locals[local] = name
            return loop(name, export.text(low), export.text(low + Int64(count) - 1), while: condition) {
                body(inner, self.ordinal(name, type))
            }
        }
        let position = fresh("i_")
        let value = temporary(type)
        inner.locals[local] = value
        loop(position, "0", "\(count - 1)", while: condition) {
            self.decode(position, type, in: value)
            body(inner, position)
        }
    }

    /// Writes `body` for each combination of the binders' values for which the condition holds.
    func iterate(
        _ binders: ArraySlice<Binder>, _ filter: Expression?, _ scope: ExportScope, while going: String? = nil,
        _ body: (ExportScope) -> Void
    ) {
        guard let binder = binders.first else {
            guard let filter else { return body(scope) }
            return when(condition(filter, scope)) { body(scope) }
        }
        let rest = binders.dropFirst()
        switch binder.domain {
        case .type(let type):
            forEachValue(type, binder.local, scope, while: going) { inner, _ in
                self.iterate(rest, filter, inner, while: going, body)
            }
        case .set(let set):
            guard case .set(let element) = set.type else { return }
            let members = place(set, scope)
            forEachValue(element, binder.local, scope, while: going) { inner, position in
                self.when("\(self.dialect.element(members, position)) \(self.dialect.equal) 1") {
                    self.iterate(rest, filter, inner, while: going, body)
                }
            }
        case .range(let low, let high):
            let (l, h) = (atom(low, scope), atom(high, scope))
            let name = fresh("i_")
            var inner = scope
            inner.locals[binder.local] = name
            loop(name, l, h, while: going) { self.iterate(rest, filter, inner, while: going, body) }
        }
    }

    /// `forall` and `exists`.
    func quantified(
        _ isExists: Bool, _ binders: [Binder], _ filter: Expression?, _ body: Expression, _ scope: ExportScope
    ) -> String {
        if !dialect.isC {
            let short = captured { self.inline(isExists, binders[...], filter, body, scope) }
            if let text = short.result, short.lines.isEmpty { return text }
        }
        let flag = number(upTo: 1)
        assign(flag, isExists ? "0" : "1")
        let mayFail = facts.mayFail(body) || filter.map { facts.mayFail($0) } == true
        let going = dialect.isC && !mayFail ? (isExists ? "!\(flag)" : flag) : nil
        iterate(binders[...], filter, scope, while: going) { inner in
            let test = self.condition(body, inner)
            self.when(isExists ? test : "!(\(test))") { self.assign(flag, isExists ? "1" : "0") }
        }
        return "(\(flag) \(dialect.equal) 1)"
    }

    /// A quantifier as an expression of Murphi, `nil` where a domain is no plain type.
    private func inline(
        _ isExists: Bool, _ binders: ArraySlice<Binder>, _ filter: Expression?, _ body: Expression,
        _ scope: ExportScope
    ) -> String? {
        guard let binder = binders.first else {
            let test = condition(body, scope)
            guard let filter else { return test }
            let filterText = condition(filter, scope)
            return isExists ? "(\(filterText) & \(test))" : "(!(\(filterText)) | \(test))"
        }
        guard case .type(let type) = binder.domain, isDirect(type), program.cardinality(of: type) > 0 else {
            return nil
        }
        let low = types.lowest(type)
        let name = fresh("q_")
        var inner = scope
        inner.locals[binder.local] = name
        guard let rest = inline(isExists, binders.dropFirst(), filter, body, inner) else { return nil }
        let last = low + Int64(program.cardinality(of: type)) - 1
        return "(\(isExists ? "exists" : "forall") \(name): \(low)..\(last) do \(rest) end)"
    }

    /// `count x: T { P }`.
    func counted(_ binders: [Binder], _ filter: Expression?, _ body: Expression, _ scope: ExportScope) -> String {
        let total = number(upTo: 1 << 21)
        assign(total, "0")
        iterate(binders[...], filter, scope) { inner in
            self.when(self.condition(body, inner)) { self.assign(total, "\(total) + 1") }
        }
        return total
    }

    /// `min x: T where P { E }` and `max`.
    func extremum(
        _ binders: [Binder], _ filter: Expression?, _ body: Expression, isMinimum: Bool, _ type: Type,
        _ scope: ExportScope
    ) -> String {
        let best = temporary(type)
        let none = export.text(types.none)
        assign(best, none)
        iterate(binders[...], filter, scope) { inner in
            let value = self.atom(body, inner)
            let isBetter = "\(value) \(isMinimum ? "<" : ">") \(best)"
            self.when("(\(best) \(self.dialect.equal) \(none)) \(self.dialect.or) (\(isBetter))") {
                self.assign(best, value)
            }
        }
        return best
    }

    /// `the x: T where P`.
    func storeTheOne(
        _ binder: Binder, _ filter: Expression, _ e: Expression, _ target: String, _ scope: ExportScope
    ) {
        guard case .optional(let wrapped) = e.type else { return }
        let isFound = number(upTo: 1)
        assign(isFound, "0")
        store(.none, in: target, e.type)
        iterate([binder], filter, scope) { inner in
            self.fail(if: "\(isFound) \(self.dialect.equal) 1", "several values for the", e.span)
            self.assign(isFound, "1")
            let value = inner.locals[binder.local] ?? "0"
            if self.types.isScalar(wrapped) { return self.assign(target, value) }
            self.assign("\(target).p", "1")
            self.assign("\(target).v", value)
        }
    }
}
