extension RandomWriter {
    /// The whole model.
    mutating func model() -> [SourcePiece] {
        var pieces: [SourcePiece] = [.line("model random")]
        pieces += types()
        if isWide { pieces += constants() }
        pieces += threadDeclarations()
        pieces += variableDeclarations()
        pieces += repeated(0...2) { $0.function() }
        pieces += repeated(0...2) { $0.procedure() }
        let hasThreads = !threads.isEmpty
        pieces += repeated(hasThreads ? (threads.count == 1 ? 1...3 : 2...3) : 0...0) { $0.operation() }
        pieces += repeated(hasThreads ? 0...1 : 1...3) { $0.rule() }
        if isWide && random.chance(25) { pieces.append(function(asksTransition: true)) }
        if variables.contains(where: { $0.type.needsValue }) || random.chance(45) { pieces.append(initial()) }
        pieces += repeated(0...2) { $0.property("invariant") }
        pieces += repeated(0...2) { $0.property("transition") }
        pieces += repeated(0...1) { $0.property("reachable") }
        if random.chance(20) { pieces.append(.line("terminal { \(condition(3)) }")) }
        if random.chance(15) { pieces.append(.line("allow deadlock")) }
        pieces += repeated(0...2) { $0.wayBack() }
        return isWide ? pieces + appendices() : pieces
    }

    private mutating func repeated(
        _ range: ClosedRange<Int>, _ make: (inout RandomWriter) -> SourcePiece
    ) -> [SourcePiece] {
        let count = range.lowerBound + random.below(range.count)
        return (0..<count).map { _ in make(&self) }
    }

    private mutating func types() -> [SourcePiece] {
        var pieces: [SourcePiece] = []
        if random.chance(60) {
            parameterNames.append(RandomName(name: "FLAG", type: .boolean))
            pieces.append(.line("param FLAG: bool = \(random.chance(50))"))
        }
        if random.chance(40) {
            parameterNames.append(RandomName(name: "N", type: .range(0, 2)))
            pieces.append(.line("param N: 0..2 = \(random.below(3))"))
        }
        if random.chance(40) {
            hasColor = true
            colors = "RED, GREEN\(random.chance(40) ? ", BLUE" : "")"
            pieces.append(.line("enum Color { \(colors) }"))
        }
        if random.chance(50) || isSymmetric {
            hasObject = true
            pieces.append(.line("symmetric Obj(\(isSymmetric ? 3 : 2))"))
        }
        if random.chance(35) { pieces.append(structure()) }
        return pieces
    }

    private mutating func structure() -> SourcePiece {
        var fields = [RandomType.Field(name: "a", type: small())]
        fields.append(RandomType.Field(name: "b", type: random.chance(50) ? .boolean : .optional(notOptional())))
        if random.chance(20) {
            fields.append(RandomType.Field(name: "m", type: random.chance(70) ? .mutex : .seqcount))
        } else if isWide && random.chance(20) {
            fields.append(RandomType.Field(name: "m", type: random.pick([.rwlock, .srcu, .array(index(), .boolean)])))
        }
        structures.append(.structure("Pair", fields))
        return .line("struct Pair { " + fields.map { "\($0.name): \($0.type.text)" }.joined(separator: ", ") + " }")
    }

    private mutating func threadDeclarations() -> [SourcePiece] {
        if random.chance(10) { return [] }
        var pieces: [SourcePiece] = []
        for name in random.chance(50) ? ["host"] : ["host", "vcpu"] {
            if isWide && random.chance(8) {
                pieces.append(pair(name))
                continue
            }
            switch isSymmetric ? (random.chance(30) ? 1 : 3) : random.below(4) {
            case 0:
                threads.append((name, nil, true))
                pieces.append(.line("thread \(name)"))
            case 1 where hasObject:
                threads.append((name, .object, false))
                pieces.append(.line("thread \(name)[o: Obj]"))
            case 2:
                threads.append((name, .range(0, 1), false))
                pieces.append(.line("thread \(name)[i: 0..1]"))
            default:
                threads.append((name, nil, false))
                pieces.append(.line("thread \(name)[2]"))
            }
        }
        return pieces
    }

    /// A type with few values.
    mutating func small() -> RandomType {
        switch random.below(6) {
        case 0: .boolean
        case 1 where hasColor: .color
        case 2 where hasObject: .object
        case 3: .range(0, 2)
        case 4 where hasObject: .optional(.object)
        default: .range(0, 1)
        }
    }

    /// A type that can be an index.
    mutating func index() -> RandomType {
        if hasObject && random.chance(50) { return .object }
        if hasColor && random.chance(30) { return .color }
        return random.chance(20) ? .boolean : .range(0, 1)
    }

    /// A type that holds interchangeable objects or threads.
    private mutating func symmetricType() -> RandomType {
        switch random.below(10) {
        case 0, 1: .array(.object, small())
        case 2, 3: .set(.object)
        case 4: .optional(.object)
        case 5: .sequence(2, .object)
        case 6: .array(.object, .mutex)
        case 7: random.chance(50) ? .rwlock : .srcu
        case 8: .array(.object, random.chance(50) ? .seqcount : .optional(.object))
        default: threads.first.map { .optional(.thread($0.name)) } ?? .array(.object, .boolean)
        }
    }

    private mutating func variableType() -> RandomType {
        if isWide && random.chance(22) { return rareType() }
        if isSymmetric && random.chance(75) { return symmetricType() }
        switch random.below(24) {
        case 0...6: return small()
        case 7: return .optional(notOptional())
        case 8: return .array(index(), small())
        case 9: return .set(notOptional())
        case 10: return .sequence(2, notOptional())
        case 11, 12, 13: return .mutex
        case 14: return .array(index(), .mutex)
        case 15: return .rwlock
        case 16: return .seqcount
        case 17: return .array(index(), .seqcount)
        case 18: return .srcu
        case 19: return structures.first ?? .boolean
        case 20: return structures.first.map { .array(index(), $0) } ?? .range(-1, 1)
        case 21: return threads.first.map { .optional(.thread($0.name)) } ?? .boolean
        default: return .range(0, 2)
        }
    }

    /// A small type that is no optional.
    mutating func notOptional() -> RandomType {
        let type = small()
        if case .optional(let wrapped) = type { return wrapped }
        return type
    }

    private mutating func variableDeclarations() -> [SourcePiece] {
        var pieces: [SourcePiece] = []
        for _ in 0..<(2 + random.below(3)) {
            let type = variableType()
            let name = fresh("v")
            let isGiven = type == .errno || random.chance(15) && !type.isPlaceOnly && !type.needsValue
            let start = isGiven ? " = " + literal(type) : ""
            variables.append(RandomName(name: name, type: type))
            let text = hasAlias && type == .range(0, 1) ? "Small" : type.text
            pieces.append(.line("var \(name): \(text)\(start)"))
        }
        return pieces
    }

    /// A constant of a type that has some.
    mutating func literal(_ type: RandomType) -> String {
        switch type {
        case .boolean: return random.chance(50) ? "true" : "false"
        case .range(let low, let high):
            let number = low + random.below(high - low + 1)
            return isWide && number >= 0 && random.chance(3) ? "0x\(number)" : "\(number)"
        case .color: return random.chance(50) ? "RED" : "GREEN"
        case .optional(let wrapped): return wrapped.needsValue || random.chance(40) ? "none" : literal(wrapped)
        case .set(let member): return member.needsValue || random.chance(40) ? "{}" : "{\(literal(member))}"
        case .sequence(_, let element): return element.needsValue || random.chance(40) ? "[]" : "[\(literal(element))]"
        case .structure(let name, let fields):
            let some = fields.filter { !$0.type.isPlaceOnly }
            return name + " { " + some.map { "\($0.name): \(literal($0.type))" }.joined(separator: ", ") + " }"
        case .array(let index, let element):
            let binder = fresh("k")
            return "[\(binder): \(index.text) => \(literal(element))]"
        case .errno: return random.pick(["EBUSY", "EAGAIN"])
        default: return "none"
        }
    }
}
