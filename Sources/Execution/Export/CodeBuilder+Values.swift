import Language

extension CodeBuilder {
    /// A value in a variable of its own.
    func built(_ e: Expression, _ scope: ExportScope) -> String {
        let target = temporary(e.type)
        store(e, in: target, e.type, scope)
        return target
    }

    /// The place of a value that has, or is converted to, exactly that type.
    func place(of e: Expression, as type: Type, _ scope: ExportScope) -> String {
        if e.type == type { return place(e, scope) }
        let target = temporary(type)
        store(e, in: target, type, scope)
        return target
    }

    /// Stores a value of any type in a place of `type`, which the value does not read.
    func store(_ e: Expression, in target: String, _ type: Type, _ scope: ExportScope) {
        if types.isScalar(type) {
            if case .the(let binder, let filter) = e.kind { return storeTheOne(binder, filter, e, target, scope) }
            return assign(target, checked(number(e, scope), e.type, type, e.span))
        }
        switch e.kind {
        case .constant(let value): store(value, in: target, type)
        case .some(let inner):
            guard case .optional(let wrapped) = type else { return }
            assign("\(target).p", "1")
            store(inner, in: "\(target).v", wrapped, scope)
        case .conditional(let c, let a, let b):
            when(
                condition(c, scope), { self.store(a, in: target, type, scope) },
                otherwise: { self.store(b, in: target, type, scope) })
        case .structure(let parts):
            guard case .structure(let id) = type else { return }
            for (index, part) in parts.enumerated() {
                let field = program.structures[id.index].fields[index].type
                store(part, in: "\(target).\(types.field(index, of: id))", field, scope)
            }
        case .arrayLiteral(let parts):
            guard case .array(_, let element) = type else { return }
            for (index, part) in parts.enumerated() {
                store(part, in: dialect.element(target, "\(index)"), element, scope)
            }
        case .arrayComprehension(let local, let index, let body):
            guard case .array(_, let element) = type else { return }
            forEachValue(index, local, scope) { inner, position in
                self.store(body, in: self.dialect.element(target, position), element, inner)
            }
        case .sequenceLiteral(let parts): storeSequence(parts, in: target, type, scope)
        case .setLiteral, .setOperation, .setComprehension: storeSet(e, in: target, type, scope)
        case .the(let binder, let filter): storeTheOne(binder, filter, e, target, scope)
        case .call(let f, let arguments):
            let inner = bind(f, arguments, scope)
            let result = program.functions[f.index].result
            if result == type { return store(facts.body(of: f), in: target, type, inner) }
            let found = temporary(result)
            store(facts.body(of: f), in: found, result, inner)
            convert(found, result, to: target, type, e.span)
        case .old(let a): store(a, in: target, type, before(scope))
        default: convert(place(e, scope), e.type, to: target, type, e.span)
        }
    }

    private func storeSequence(_ parts: [Expression], in target: String, _ type: Type, _ scope: ExportScope) {
        guard case .sequence(let bound, let element) = type else { return }
        store(program.defaultValue(of: type), in: target, type)
        for (index, part) in parts.enumerated() {
            if index >= bound { return fail("sequence over its bound", part.span) }
            store(part, in: dialect.element("\(target).q", "\(index)"), element, scope)
        }
        assign("\(target).n", "\(parts.count)")
    }

    // MARK: Constants

    /// Stores a constant.
    func store(_ value: Value, in target: String, _ type: Type) {
        if types.isScalar(type) { return assign(target, scalar(value)) }
        switch (type, value) {
        case (.optional(let wrapped), .none):
            assign("\(target).p", "0")
            store(program.defaultValue(of: wrapped), in: "\(target).v", wrapped)
        case (.optional(let wrapped), _):
            assign("\(target).p", "1")
            store(value, in: "\(target).v", wrapped)
        case (.structure(let id), .aggregate(let parts)):
            for (index, part) in parts.enumerated() {
                let field = program.structures[id.index].fields[index].type
                store(part, in: "\(target).\(types.field(index, of: id))", field)
            }
        case (.array(_, let element), .aggregate(let parts)): storeAll(parts, in: target, element)
        case (.set(let element), .set(let members)):
            fill(target, program.cardinality(of: element), "0")
            for member in members {
                guard let position = program.ordinal(of: member, in: element) else { continue }
                assign(dialect.element(target, "\(position)"), "1")
            }
        case (.sequence(let bound, let element), .aggregate(let parts)):
            assign("\(target).n", "\(parts.count)")
            let unused = program.defaultValue(of: element)
            storeAll(parts + Array(repeating: unused, count: max(1, bound) - parts.count), in: "\(target).q", element)
        case (.rwlock, _):
            assign("\(target).w", "0")
            fill("\(target).r", types.threadCount, "0")
        case (.srcu, _): fill(target, types.threadCount, "0")
        default: break
        }
    }

    /// Stores the elements of an array, in a loop where they are equal.
    private func storeAll(_ parts: [Value], in target: String, _ element: Type) {
        guard let first = parts.first else { return }
        if parts.count > 1, parts.allSatisfy({ $0 == first }) {
            let index = fresh("i_")
            return loop(index, "0", "\(parts.count - 1)") {
                self.store(first, in: self.dialect.element(target, index), element)
            }
        }
        for (index, part) in parts.enumerated() { store(part, in: dialect.element(target, "\(index)"), element) }
    }

    /// Gives each element of an array of numbers the same value.
    func fill(_ target: String, _ count: Int, _ value: String) {
        let index = fresh("i_")
        loop(index, "0", "\(max(1, count) - 1)") { self.assign(self.dialect.element(target, index), value) }
    }

    // MARK: Conversions

    /// Copies a value to a place of a type that may differ in the bounds of ranges.
    func convert(_ source: String, _ type: Type, to target: String, _ wanted: Type, _ span: SourceSpan) {
        if type == wanted { return assign(target, source) }
        switch (type, wanted) {
        case (.optional(let a), .optional(let b)) where !types.isScalar(a):
            when(
                "\(source).p \(dialect.equal) 1",
                {
                    self.assign("\(target).p", "1")
                    self.convert("\(source).v", a, to: "\(target).v", b, span)
                }, otherwise: { self.store(.none, in: target, wanted) })
        case (.array(let index, let a), .array(_, let b)):
            let position = fresh("i_")
            loop(position, "0", "\(max(1, program.cardinality(of: index)) - 1)") {
                self.convert(
                    self.dialect.element(source, position), a, to: self.dialect.element(target, position), b, span)
            }
        case (.set(let a), .set(let b)): convertSet(source, a, to: target, b, span)
        case (.sequence(let bound, let a), .sequence(let limit, let b)):
            if bound > limit { fail(if: "\(source).n > \(limit)", "sequence over its bound", span) }
            store(program.defaultValue(of: wanted), in: target, wanted)
            if bound == 0 || limit == 0 { return }
            let position = fresh("i_")
            loop(position, "0", "\(min(bound, limit) - 1)") {
                self.when("\(position) < \(source).n") {
                    self.convert(
                        self.dialect.element("\(source).q", position), a,
                        to: self.dialect.element("\(target).q", position), b, span)
                }
            }
            assign("\(target).n", "\(source).n")
        case (_, .optional(let inner)) where !type.isOptional && !types.isScalar(inner):
            assign("\(target).p", "1")
            convert(source, type, to: "\(target).v", inner, span)
        default: assign(target, checked(source, type, wanted, span))
        }
    }

    /// A set over one range as a set over another.
    private func convertSet(_ source: String, _ element: Type, to target: String, _ wanted: Type, _ span: SourceSpan) {
        fill(target, program.cardinality(of: wanted), "0")
        for position in 0..<program.cardinality(of: element) {
            guard let value = program.value(at: position, in: element) else { continue }
            when("\(dialect.element(source, "\(position)")) \(dialect.equal) 1") {
                if let new = self.program.ordinal(of: value, in: wanted) {
                    self.assign(self.dialect.element(target, "\(new)"), "1")
                } else {
                    self.fail("value out of range", span)
                }
            }
        }
    }

    // MARK: Equality

    /// Whether two values are equal.
    func equality(_ a: Expression, _ b: Expression, _ scope: ExportScope) -> String {
        if types.isScalar(a.type), types.isScalar(b.type) {
            if a.type == .boolean, b.boolean == nil, a.boolean == nil {
                return "(\(number(a, scope)) \(dialect.equal) \(number(b, scope)))"
            }
            if let value = b.boolean { return value ? condition(a, scope) : "!(\(condition(a, scope)))" }
            return "(\(number(a, scope)) \(dialect.equal) \(number(b, scope)))"
        }
        if case .constant(.none) = b.kind { return "(\(place(a, scope)).p \(dialect.equal) 0)" }
        if case .constant(.none) = a.kind { return "(\(place(b, scope)).p \(dialect.equal) 0)" }
        let type = Bounds.hull(a.type, b.type)
        return same(place(of: a, as: type, scope), place(of: b, as: type, scope))
    }

    /// Whether a place of that type holds the value.
    func equality(_ place: String, _ type: Type, _ e: Expression, _ scope: ExportScope) -> String {
        if types.isScalar(type) { return "(\(place) \(dialect.equal) \(number(e, scope)))" }
        let common = Bounds.hull(type, e.type)
        var left = place
        if common != type {
            left = temporary(common)
            convert(place, type, to: left, common, e.span)
        }
        return same(left, self.place(of: e, as: common, scope))
    }

    private func same(_ a: String, _ b: String) -> String {
        dialect.isC ? "(memcmp(&\(a), &\(b), sizeof(\(a))) == 0)" : "(\(a) = \(b))"
    }

    // MARK: Positions

    /// The position of a value among those of its type, from the text of its number or place.
    func ordinal(_ text: String, _ type: Type) -> String {
        switch type {
        case .range(let low, _):
            return low == 0 ? text : "(\(text) - \(export.text(low)))"
        case .optional(let wrapped):
            if types.isScalar(wrapped) {
                let inner = ordinal(text, wrapped)
                return "(\(text) \(dialect.equal) \(export.text(types.none)) ? 0 : \(inner) + 1)"
            }
            return "(\(text).p \(dialect.equal) 0 ? 0 : \(ordinal("\(text).v", wrapped)) + 1)"
        case .structure(let id):
            var sum = "0"
            for (index, field) in program.structures[id.index].fields.enumerated() {
                let part = ordinal("\(text).\(types.field(index, of: id))", field.type)
                sum = "(\(sum) * \(program.cardinality(of: field.type)) + \(part))"
            }
            return sum
        case .set(let element):
            let bits = (0..<min(62, program.cardinality(of: element)))
                .map { "\(dialect.element(text, "\($0)")) * \(1 << $0)" }
            return bits.isEmpty ? "0" : "(\(bits.joined(separator: " + ")))"
        default: return text
        }
    }

    /// Stores the value at a position of an enumerable type.
    func decode(_ position: String, _ type: Type, in target: String) {
        switch type {
        case .range(let low, _): assign(target, low == 0 ? position : "(\(position) + \(export.text(low)))")
        case .optional(let wrapped):
            when(
                "\(position) \(dialect.equal) 0", { self.store(.none, in: target, type) },
                otherwise: {
                    if !self.types.isScalar(wrapped) { self.assign("\(target).p", "1") }
                    self.decode("(\(position) - 1)", wrapped, in: self.types.isScalar(wrapped) ? target : "\(target).v")
                })
        case .structure(let id):
            var divisor = 1
            for (index, field) in program.structures[id.index].fields.enumerated().reversed() {
                let count = max(1, program.cardinality(of: field.type))
                decode(
                    "((\(position) / \(divisor)) % \(count))", field.type,
                    in: "\(target).\(types.field(index, of: id))")
                divisor = divisor.multipliedReportingOverflow(by: count).partialValue
            }
        case .set(let element):
            for bit in 0..<min(62, program.cardinality(of: element)) {
                assign(dialect.element(target, "\(bit)"), "((\(position) / \(1 << bit)) % 2)")
            }
        default: assign(target, position)
        }
    }
}
