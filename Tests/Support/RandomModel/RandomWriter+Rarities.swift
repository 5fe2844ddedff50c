extension RandomWriter {
    /// Constants and an alias.
    mutating func constants() -> [SourcePiece] {
        var pieces: [SourcePiece] = []
        if random.chance(30) {
            pieces.append(.line("const LIMIT = \(random.below(2))"))
            parameterNames.append(RandomName(name: "LIMIT", type: .range(0, 1)))
        }
        if random.chance(30) {
            pieces.append(.line("const TABLE = [\(random.below(3)), \(random.below(3))]"))
            parameterNames.append(RandomName(name: "TABLE", type: .array(.range(0, 1), .range(0, 2))))
        }
        hasAlias = random.chance(30)
        if hasAlias { pieces.append(.line("type Small = 0..1")) }
        return pieces
    }

    /// A thread with two indices.
    mutating func pair(_ name: String) -> SourcePiece {
        let second: RandomType = hasObject && random.chance(50) ? .object : .boolean
        threads.append((name, .range(0, 1), false))
        secondIndices[name] = second
        return .line("thread \(name)[i: 0..1, j: \(second.text)]")
    }

    /// A type that few models have.
    mutating func rareType() -> RandomType {
        let structure = structures.first { !$0.isPlaceOnly && !$0.needsValue }
        switch random.below(9) {
        case 0: return .errno
        case 1: return .array(index(), .array(index(), random.chance(30) ? .mutex : .boolean))
        case 2: return .set(.optional(notOptional()))
        case 3: return structure.flatMap { $0.isSmall ? .set($0) : nil } ?? .optional(.errno)
        case 4: return structure.map { .optional($0) } ?? .range(-2, 0)
        case 5: return .sequence(2, structure ?? .optional(notOptional()))
        case 6: return threads.first.map { .array(.thread($0.name), random.pick([.boolean, .mutex])) } ?? .seqcount
        case 7: return threads.first.map { .set(.thread($0.name)) } ?? .set(.boolean)
        default: return .set(notOptional())
        }
    }

    /// A type of an argument or a choice that few have.
    mutating func rareParameter() -> RandomType {
        switch random.below(4) {
        case 0: threads.first.map { .thread($0.name) } ?? .boolean
        case 1: structures.first { $0.isSmall } ?? .optional(.boolean)
        case 2: .set(hasObject ? .object : .boolean)
        default: .optional(notOptional())
        }
    }

    /// `return` with a value of that type.
    mutating func handingBack(_ type: RandomType, _ depth: Int) -> SourcePiece {
        guard type == .snapshot else { return .line("return \(expression(type, depth))") }
        if let known = locals.last(where: { $0.type == .snapshot }), random.chance(50) {
            return .line("return \(known.name)")
        }
        return .line("return snapshot(\(somePlace(.seqcount) ?? "missing"))")
    }

    /// A snapshot that is taken anew, or is that of another one.
    mutating func snapshotAgain() -> [SourcePiece]? {
        guard let target = locals.first(where: { $0.type == .snapshot && $0.isAssignable }) else { return nil }
        let others = locals.filter { $0.type == .snapshot && $0.name != target.name }
        if random.chance(40), let other = others.randomElement(using: &random) {
            return [.line("\(target.name) = \(other.name)")]
        }
        return somePlace(.seqcount).map { [.line("\(target.name) = snapshot(\($0))")] }
    }

    /// A number by an operator or a table that few models use.
    mutating func rareNumber(_ low: Int, _ high: Int, _ depth: Int) -> String {
        let type = RandomType.range(low, high)
        switch random.below(5) {
        case 0: return "(\(expression(type, depth - 1)) / \(1 + random.below(2)))"
        case 1: return "(-\(expression(.range(0, 1), depth - 1)) + \(high))"
        case 2: return random.chance(30) ? "(\(literal(type)) / \(expression(type, depth - 1)))" : literal(type)
        case 3:
            guard parameterNames.contains(where: { $0.name == "TABLE" }) else { return literal(type) }
            return "(TABLE[\(expression(.range(0, 1), depth - 1))] % \(high + 1))"
        default: return "((-\(expression(type, depth - 1)) % 2) + \(high))"
        }
    }

    /// A member of a thread by its index, or the only one.
    mutating func member(of name: String, _ depth: Int) -> String? {
        guard let thread = threads.first(where: { $0.name == name }), random.chance(50) else { return nil }
        if thread.isSingle { return name }
        guard let first = thread.index, let text = index(first, depth) else { return nil }
        guard let second = secondIndices[name] else { return "\(name)[\(text)]" }
        return index(second, depth).map { "\(name)[\(text), \($0)]" }
    }

    /// A quantifier over two names, or over the members of a set.
    mutating func rarelyQuantified(_ depth: Int) -> String? {
        let word = random.pick(["forall", "exists"])
        let sets = (locals + variables).filter { if case .set = $0.type { true } else { false } }
        if random.chance(50), let set = sets.randomElement(using: &random), case .set(let member) = set.type {
            let name = fresh("x")
            return bound(name, member) { writer in
                let filter = writer.random.chance(30) ? " where \(writer.condition(depth - 1))" : ""
                let body = writer.condition(depth - 1)
                switch writer.random.below(6) {
                case 0: return "((count \(name) in \(set.name)\(filter) { \(body) }) == \(writer.random.below(3)))"
                case 1: return "((the \(name) in \(set.name) where \(body)) != none)"
                case 2, 3:
                    let end = writer.random.pick(["min", "max"])
                    return "((\(end) \(name) in \(set.name)\(filter) { \(body) }) != none)"
                default: return "(\(word) \(name) in \(set.name)\(filter) { \(body) })"
                }
            }
        }
        let (a, b) = (fresh("x"), fresh("x"))
        let other: RandomType = hasObject ? .object : .boolean
        return bound(a, .range(0, 1)) { writer in
            writer.bound(b, other) { writer in
                "(\(word) \(a): 0..1, \(b): \(other.text) where \(writer.condition(0)) { \(writer.condition(depth - 1)) })"
            }
        }
    }
}

extension RandomType {
    /// Whether it has few enough values for loops and sets of them.
    var isSmall: Bool {
        guard case .structure(_, let fields) = self else { return false }
        return fields.allSatisfy { field in
            switch field.type {
            case .boolean, .range, .color, .object, .thread: true
            case .optional(let wrapped): !wrapped.isPlaceOnly
            default: false
            }
        }
    }
}
