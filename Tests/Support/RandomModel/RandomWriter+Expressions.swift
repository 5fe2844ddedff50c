extension RandomWriter {
    /// Everything that can be read at this place, with its type.
    private var readable: [RandomName] {
        locals + locals + variables + parameterNames.filter { _ in true }
    }

    /// A place or constant of that type in sight, if a random walk finds one.
    mutating func reading(_ type: RandomType, _ depth: Int, assignable: Bool = false) -> String? {
        let names = assignable ? (locals + variables).filter(\.isAssignable) : readable
        for _ in 0..<12 where !names.isEmpty {
            let name = random.pick(names)
            var (text, found) = (name.name, name.type)
            for _ in 0..<3 where found != type {
                switch found {
                case .structure(_, let fields):
                    let field = random.pick(fields)
                    (text, found) = (text + "." + field.name, field.type)
                case .array(let index, let element):
                    guard let position = self.index(index, depth - 1) else { break }
                    (text, found) = ("\(text)[\(position)]", element)
                case .optional(let wrapped) where random.chance(5):
                    (text, found) = (text + "!", wrapped)
                case .sequence(_, let element) where random.chance(10):
                    let access = assignable ? "[0]" : random.pick([".first", ".last", "[0]"])
                    (text, found) = (text + access, element)
                default: break
                }
            }
            if found == type { return text }
        }
        return nil
    }

    /// An index of that type, if there can be one.
    mutating func index(_ type: RandomType, _ depth: Int) -> String? {
        let names = locals.filter { $0.type == type }
        if !names.isEmpty && random.chance(70) { return random.pick(names).name }
        if isWide, type.isSymmetric, place.selfType == type, random.chance(60) { return "self" }
        if type.isSymmetric { return depth > 0 ? reading(type, depth) : names.last?.name }
        return depth > 0 ? expression(type, depth) : literal(type)
    }

    /// An expression of that type.
    mutating func expression(_ type: RandomType, _ depth: Int) -> String {
        if depth > 0, random.chance(8) {
            return
                "(if \(condition(depth - 1)) then \(expression(type, depth - 1)) else \(expression(type, depth - 1)))"
        }
        if depth > 0, random.chance(15),
            let function = functions.filter({
                $0.result == type && (!$0.asksTransition || place.isTransition && !place.isOld)
            }).randomElement(using: &random)
        {
            return function.name + "(" + arguments(function.parameters, depth) + ")"
        }
        if type == .boolean && depth > 0 && random.chance(70) { return "(" + condition(depth - 1) + ")" }
        if case .range(let low, let high) = type, depth > 0, random.chance(45) { return number(low, high, depth) }
        if random.chance(75), let text = agedReading(type, depth) { return text }
        return value(type, depth)
    }

    /// A place in sight; in a `transition` now and then its value in the state before.
    mutating func agedReading(_ type: RandomType, _ depth: Int) -> String? {
        guard place.isTransition, !place.isOld, random.chance(40) else { return reading(type, depth) }
        place.isOld = true
        defer { place.isOld = false }
        return reading(type, depth).map { "old(\($0))" }
    }

    /// A lock, seqcount or srcu of that type, which there is.
    mutating func somePlace(_ type: RandomType) -> String? {
        let texts = (locals + variables).compactMap { name -> String? in
            if name.type == type { return name.name }
            guard case .array(let index, type) = name.type else { return nil }
            return self.index(index, 1).map { "\(name.name)[\($0)]" }
        }
        return texts.isEmpty ? nil : random.pick(texts)
    }

    /// Expressions for parameters of those types.
    mutating func arguments(_ types: [RandomType], _ depth: Int) -> String {
        types.map { type in
            type.isPlaceOnly ? somePlace(type) ?? "missing" : expression(type, depth - 1)
        }.joined(separator: ", ")
    }

    private mutating func number(_ low: Int, _ high: Int, _ depth: Int) -> String {
        let type = RandomType.range(low, high)
        if isWide, random.chance(20) { return rareNumber(low, high, depth) }
        switch random.below(8) {
        case 0...2: return "((\(expression(type, depth - 1)) + 1) % \(high + 1))"
        case 3: return "(\(high) - \(expression(type, depth - 1)))"
        case 4:
            guard let set = someSet(depth) else { return literal(type) }
            return random.chance(70) ? "(count(\(set)) % \(high + 1))" : "count(\(set))"
        case 5:
            let name = fresh("n")
            return "(count \(name): 0..1 { \(bound(name, .range(0, 1)) { $0.condition(depth - 1) }) } % \(high + 1))"
        case 6 where random.chance(12): return "(\(expression(type, depth - 1)) + 1)"
        case 7 where random.chance(12): return "(\(expression(type, depth - 1)) * \(expression(type, depth - 1)))"
        default: return literal(type)
        }
    }

    /// A set in sight.
    private mutating func someSet(_ depth: Int) -> String? {
        let sets = (locals + variables).filter { if case .set = $0.type { true } else { false } }
        return sets.isEmpty ? nil : random.pick(sets).name
    }

    /// What `body` writes with that name in sight.
    mutating func bound(
        _ name: String, _ type: RandomType, _ body: (inout RandomWriter) -> String
    ) -> String {
        let outer = locals
        locals.append(RandomName(name: name, type: type, isAssignable: false))
        defer { locals = outer }
        return body(&self)
    }

    /// A value made up on the spot.
    private mutating func value(_ type: RandomType, _ depth: Int) -> String {
        switch type {
        case .object:
            // Identities have no literals: the one that a quantifier finds, or any in sight.
            if let text = reading(.object, depth) { return text }
            let name = fresh("x")
            let filter = depth > 0 ? bound(name, .object) { $0.condition(depth - 1) } : "false"
            return "(the \(name): Obj where \(filter))!"
        case .thread(let name):
            if isWide, let text = member(of: name, depth) { return text }
            return place.selfType == type ? "self" : reading(type, depth) ?? "self"
        case .optional(let wrapped):
            if random.chance(35) { return "none" }
            if depth > 0, random.chance(15), wrapped != .boolean {
                let name = fresh("x")
                return "(the \(name): \(wrapped.text) where \(bound(name, wrapped) { $0.condition(depth - 1) }))"
            }
            if depth > 0, wrapped.isRange || isWide && wrapped.isOrdered, random.chance(25) {
                let name = fresh("x")
                if isWide, random.chance(40), let set = reading(.set(wrapped), 0) {
                    return "(\(random.pick(["min", "max"])) \(name) in \(set) { \(name) })"
                }
                let rest = bound(name, wrapped) { "where \($0.condition(depth - 1)) { \(name) }" }
                return "(\(random.chance(50) ? "min" : "max") \(name): \(wrapped.text) \(rest))"
            }
            return wrapped.isSymmetric ? reading(wrapped, depth) ?? "none" : expression(wrapped, depth - 1)
        case .set(let member):
            if depth > 0, random.chance(30), let set = reading(type, 0) {
                return "(\(set) \(random.pick(["+", "-", "&"])) \(value(type, depth - 1)))"
            }
            if depth > 0, random.chance(40) {
                let name = fresh("x")
                return "{\(name): \(member.text) where \(bound(name, member) { $0.condition(depth - 1) })}"
            }
            if member.isSymmetric { return reading(member, depth).map { "{\($0)}" } ?? "{}" }
            if isWide, depth > 0, random.chance(25) {
                return "{\(expression(member, depth - 1)), \(expression(member, 0))}"
            }
            return random.chance(30) ? "{}" : "{\(expression(member, depth - 1))}"
        case .sequence(_, let element):
            if element.isSymmetric { return reading(element, depth).map { "[\($0)]" } ?? "[]" }
            if isWide, random.chance(20) { return "[\(expression(element, 0)), \(expression(element, depth - 1))]" }
            return random.chance(40) ? "[]" : "[\(expression(element, depth - 1))]"
        case .array(.range(0, 1), let element) where isWide && depth > 0 && random.chance(50):
            return "[\(expression(element, depth - 1)), \(expression(element, 0))]"
        case .array(let index, let element):
            let name = fresh("k")
            return "[\(name): \(index.text) => \(bound(name, index) { $0.expression(element, depth - 1) })]"
        case .structure(let name, let fields):
            let list = fields.map { "\($0.name): \(expression($0.type, depth - 1))" }
            return "(\(name) { \(list.joined(separator: ", ")) })"
        case .errno: return random.pick(["EBUSY", "EAGAIN"])
        default: return literal(type)
        }
    }
}
