import Language

extension CodeBuilder {
    /// Stores a set that an operator or a literal makes.
    func storeSet(_ e: Expression, in target: String, _ type: Type, _ scope: ExportScope) {
        guard case .set(let element) = e.type else { return }
        guard e.type == type else {
            let own = temporary(e.type)
            storeSet(e, in: own, e.type, scope)
            return convert(own, e.type, to: target, type, e.span)
        }
        let count = program.cardinality(of: element)
        switch e.kind {
        case .setLiteral(let parts):
            fill(target, count, "0")
            for part in parts { assign(dialect.element(target, memberPosition(part, element, scope)), "1") }
        case .setComprehension(let binder, let filter):
            fill(target, count, "0")
            iterate([binder], filter, scope) { inner in
                let value = inner.locals[binder.local] ?? "0"
                let position: String
                switch binder.domain {
                case .type(let own): position = self.position(value, own, in: element, e.span)
                case .set(let set):
                    guard case .set(let own) = set.type else { return }
                    position = self.position(value, own, in: element, e.span)
                case .range(let low, let high):
                    position = self.position(value, Bounds.hull(low.type, high.type), in: element, e.span)
                }
                self.assign(self.dialect.element(target, position), "1")
            }
        case .setOperation(let o, let a, let b):
            let (x, y) = (place(of: a, as: type, scope), place(of: b, as: type, scope))
            let index = fresh("i_")
            let (and, or, equal) = (dialect.and, dialect.or, dialect.equal)
            loop(index, "0", "\(max(1, count) - 1)") {
                let left = "(\(self.dialect.element(x, index)) \(equal) 1)"
                let right = "(\(self.dialect.element(y, index)) \(equal) 1)"
                let test =
                    switch o {
                    case .union: "\(left) \(or) \(right)"
                    case .intersection: "\(left) \(and) \(right)"
                    case .difference: "\(left) \(and) !\(right)"
                    }
                self.assign(self.dialect.element(target, index), "(\(test) ? 1 : 0)")
            }
        default: break
        }
    }

    /// The position of a value of one type among those of another.
    private func position(_ value: String, _ type: Type, in element: Type, _ span: SourceSpan) -> String {
        if types.isScalar(type) { return ordinal(checked(value, type, element, span), element) }
        if type == element { return ordinal(value, element) }
        let target = temporary(element)
        convert(value, type, to: target, element, span)
        return ordinal(target, element)
    }

    /// The position of a new member.
    func memberPosition(_ e: Expression, _ element: Type, _ scope: ExportScope) -> String {
        if types.isScalar(element) {
            return ordinal(checked(atom(e, scope), e.type, element, e.span), element)
        }
        return ordinal(place(of: e, as: element, scope), element)
    }

    /// `x in s`: a value that the set's type does not have is no member.
    func isMember(_ a: Expression, _ s: Expression, _ scope: ExportScope) -> String {
        guard case .set(let element) = s.type else { return dialect.truth(false) }
        let equal = dialect.equal
        guard types.isScalar(a.type) else {
            let value = place(of: a, as: element, scope)
            return "(\(dialect.element(place(s, scope), ordinal(value, element))) \(equal) 1)"
        }
        let value = atom(a, scope)
        let members = place(s, scope)
        let test = "(\(dialect.element(members, ordinal(value, element))) \(equal) 1)"
        guard case .range(let low, let high) = element, !Bounds.fits(a.type, in: element) else { return test }
        let isInside = "(\(value) >= \(export.text(low))) \(dialect.and) (\(value) <= \(export.text(high)))"
        return "(\(isInside) \(dialect.and) \(test))"
    }

    /// `s <= t`.
    func isSubset(_ a: Expression, _ b: Expression, _ scope: ExportScope) -> String {
        let type = Bounds.hull(a.type, b.type)
        guard case .set(let element) = type else { return dialect.truth(false) }
        let (x, y) = (place(of: a, as: type, scope), place(of: b, as: type, scope))
        let flag = number(upTo: 1)
        assign(flag, "1")
        let index = fresh("i_")
        loop(index, "0", "\(max(1, program.cardinality(of: element)) - 1)") {
            let (left, right) = (self.dialect.element(x, index), self.dialect.element(y, index))
            self.when("\(left) > \(right)") { self.assign(flag, "0") }
        }
        return "(\(flag) \(dialect.equal) 1)"
    }

    /// `count(s)`.
    func size(_ e: Expression, _ scope: ExportScope) -> String {
        let root = place(e, scope)
        guard case .set(let element) = e.type else { return "\(root).n" }
        let total = number(upTo: 4_096)
        assign(total, "0")
        let index = fresh("i_")
        loop(index, "0", "\(max(1, program.cardinality(of: element)) - 1)") {
            self.assign(total, "\(total) + \(self.dialect.element(root, index))")
        }
        return total
    }
}
