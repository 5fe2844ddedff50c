import Language

extension Scope {
    /// The values of a quantifier, `the`, a set or array comprehension. They look at every value, so that an error is
    /// met whatever the other values say.
    mutating func quantified(_ e: Expression) throws(Fault) -> Datum {
        switch e.kind {
        case .quantifier(let quantifier, let binders, let condition, let body):
            var results: [Datum] = []
            try forEach(binders, where: condition) { scope throws(Fault) in results.append(try scope.value(body)) }
            switch quantifier {
            case .forall: return Datum(results.allSatisfy(\.isTrue))
            case .exists: return Datum(results.contains(where: \.isTrue))
            case .count: return Datum(results.count(where: \.isTrue))
            case .minimum: return results.min() ?? .none
            case .maximum: return results.max() ?? .none
            }
        case .the(let binder, let condition):
            var found: [Datum] = []
            try forEach([binder], where: condition) { scope throws(Fault) in
                found.append(scope.bound(binder))
            }
            if found.count > 1 { throw Fault(.severalValues, e.span) }
            return found.first ?? .none
        case .setComprehension(let binder, let condition):
            var found: [Datum] = []
            try forEach([binder], where: condition) { scope throws(Fault) in
                found.append(scope.bound(binder))
            }
            guard case .set(let type) = e.type else { preconditionFailure("no set") }
            for member in found { if let kind = model.misfit(member, type) { throw Fault(kind, e.span) } }
            return .set(Datum.sortedWithoutDuplicates(found))
        case .arrayComprehension(let local, let index, let body):
            guard case .array(_, let type) = e.type else { preconditionFailure("no array") }
            var parts: [Datum] = []
            for value in model.values(of: index) {
                locals[base + local.index] = value
                parts.append(try self.value(body, as: type))
            }
            return .aggregate(parts)
        default: preconditionFailure("binds no name")
        }
    }

    /// The value that the name of `binder` is bound to.
    func bound(_ binder: Binder) -> Datum { locals[base + binder.local.index] ?? .none }

    /// Runs `body` for every combination of values for which `condition` holds, the first name slowest.
    mutating func forEach(
        _ binders: [Binder], where condition: Expression?, _ body: (inout Scope) throws(Fault) -> Void
    ) throws(Fault) {
        try forEach(binders[...], condition, body)
    }

    private mutating func forEach(
        _ binders: ArraySlice<Binder>, _ condition: Expression?, _ body: (inout Scope) throws(Fault) -> Void
    ) throws(Fault) {
        guard let binder = binders.first else {
            if let condition, !(try isTrueGuard(condition)) { return }
            try body(&self)
            return
        }
        for value in try values(of: binder.domain) {
            locals[base + binder.local.index] = value
            try forEach(binders.dropFirst(), condition, body)
        }
    }

    /// The values that `domain` stands for, in their order.
    mutating func values(of domain: Domain) throws(Fault) -> [Datum] {
        switch domain {
        case .type(let type): return model.values(of: type)
        case .set(let set): return try value(set).members
        case .range(let low, let high):
            let (low, high) = (try number(low), try number(high))
            return low <= high ? (low...high).map { .scalar($0) } : []
        }
    }
}
