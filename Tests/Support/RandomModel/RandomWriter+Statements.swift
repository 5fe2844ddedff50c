extension RandomWriter {
    /// A few statements; what they declare goes out of sight behind them.
    mutating func statements(limit: Int? = nil) -> [SourcePiece] {
        let outer = locals
        defer { locals = outer }
        let most = limit ?? max(1, size + 1 - place.depth)
        return (0..<(1 + random.below(most))).flatMap { _ in statement() }
    }

    /// The statements of a block inside this one.
    mutating func inner(_ change: (inout Place) -> Void = { _ in }) -> [SourcePiece] {
        let outer = place
        defer { place = outer }
        place.depth += 1
        change(&place)
        return statements()
    }

    private mutating func statement() -> [SourcePiece] {
        let isShallow = place.depth < 3
        switch random.below(100) {
        case 0..<24: return change()
        case 24..<32: return declaration()
        case 32..<41 where isShallow: return conditional()
        case 41..<47 where isShallow: return loop()
        case 47..<52: return [choose()]
        case 52..<57 where isShallow: return [either()]
        case 57..<61: return leaving()
        case 61: return [.line("assert \(condition(2))\(random.chance(30) ? " \"as it should be\"" : "")")]
        case 62..<65 where place.isOperation || random.chance(30): return [.line("await \(condition(2))")]
        case 65..<71: return call()
        case 71..<80 where place.hasSteps: return [label()]
        case 80..<95 where place.isOperation: return locking()
        case 95..<97 where isShallow && place.isOperation:
            return [.block("atomic", inner { $0.hasSteps = false })]
        case 97..<100 where isShallow: return [deferred()]
        default: return change()
        }
    }

    /// A label.
    mutating func label() -> SourcePiece {
        let name = fresh("s")
        labels.append(name)
        return .line("step \(name):")
    }

    /// An assignment or another change of a variable or local.
    mutating func change() -> [SourcePiece] {
        let names = (locals + variables).filter { $0.isAssignable && !$0.type.isPlaceOnly && $0.type != .snapshot }
        guard !names.isEmpty else { return [] }
        let type = random.pick(names).type
        if isWide, random.chance(8), let again = snapshotAgain() { return again }
        let part = random.chance(40) ? part(of: type) : type
        guard let target = reading(part, 1, assignable: true) else { return [] }
        switch part {
        case .set(let member) where random.chance(70):
            let value = member.isSymmetric ? reading(member, 1) : expression(member, 1)
            return value.map { [.line("\(target).\(random.pick(["insert", "remove"]))(\($0))")] } ?? []
        case .sequence(_, let element) where random.chance(70):
            if random.chance(40) { return [.line("\(target).remove_first()")] }
            let value = element.isSymmetric ? reading(element, 1) : expression(element, 1)
            return value.map { [.line("\(target).append(\($0))")] } ?? []
        case .range where random.chance(15): return [.line("\(target) \(random.pick(["+=", "-="])) 1")]
        case .object, .thread:
            return reading(part, 1).map { [.line("\(target) = \($0)")] } ?? []
        default:
            if random.chance(10), let procedure = callable(part) {
                return [.line("\(target) = \(procedure.name)(\(arguments(procedure.parameters, 2)))")]
            }
            let value = expression(part, 2)
            return [.line("\(target) = \(value == target || random.chance(25) ? other(part, than: target) : value)")]
        }
    }

    /// A value that mostly is another one than that of `target`.
    private mutating func other(_ type: RandomType, than target: String) -> String {
        switch type {
        case .boolean: "!\(target)"
        case .range(0, let high): "(\(target) + 1) % \(high + 1)"
        default: expression(type, 2)
        }
    }

    /// A type inside of `type`.
    private mutating func part(of type: RandomType) -> RandomType {
        switch type {
        case .array(_, let element): element
        case .structure(_, let fields): random.pick(fields.filter { !$0.type.isPlaceOnly }).type
        default: type
        }
    }

    private mutating func declaration() -> [SourcePiece] {
        let name = fresh("l")
        if place.isOperation, random.chance(40), let counter = somePlace(.seqcount) {
            let isVariable = isWide && random.chance(30)
            locals.append(RandomName(name: name, type: .snapshot, isAssignable: isVariable))
            if isVariable { return [.line("var \(name): snapshot = snapshot(\(counter))")] }
            return [.line("let \(name) = snapshot(\(counter))")]
        }
        if random.chance(25), let procedure = callable(nil), let result = procedure.result {
            let line = "let \(name) = \(procedure.name)(\(arguments(procedure.parameters, 2)))"
            locals.append(RandomName(name: name, type: result, isAssignable: false))
            return [.line(line)]
        }
        let names = (locals + variables).filter { $0.type.isPlain && $0.type != .errno }
        let type = names.isEmpty || random.chance(30) ? small() : random.pick(names).type
        if type.needsValue && reading(type, 0) == nil { return [] }
        let isVariable = random.chance(60)
        let text = type.isSymmetric ? reading(type, 1) ?? "none" : expression(type, 2)
        let plain = reading(type, 1) ?? text
        locals.append(RandomName(name: name, type: type, isAssignable: isVariable))
        return [.line(isVariable ? "var \(name): \(type.text) = \(text)" : "let \(name) = \(plain)")]
    }

    /// A procedure that can be called here and gives that type, or anything.
    private mutating func callable(_ result: RandomType?) -> Routine? {
        guard place.isOperation else { return nil }
        return procedures.filter { procedure in
            (place.hasSteps || !procedure.holdsSteps)
                && (result == nil ? procedure.result != nil : procedure.result == result)
                && procedure.parameters.allSatisfy { type in !type.isPlaceOnly || hasPlace(type) }
        }.randomElement(using: &random)
    }

    func hasPlace(_ type: RandomType) -> Bool {
        (locals + variables).contains { name in
            if case .array(let index, type) = name.type {
                return !index.isSymmetric || locals.contains { $0.type == index }
            }
            return name.type == type
        }
    }

    private mutating func call() -> [SourcePiece] {
        guard place.isOperation else { return change() }
        let candidates = procedures.filter { procedure in
            (place.hasSteps || !procedure.holdsSteps)
                && procedure.parameters.allSatisfy { type in !type.isPlaceOnly || hasPlace(type) }
        }
        guard let procedure = candidates.randomElement(using: &random) else { return change() }
        if isWide { labels += procedure.labels.map { $0.contains(".") ? $0 : "\(procedure.name).\($0)" } }
        return [.line("\(procedure.name)(\(arguments(procedure.parameters, 2)))")]
    }

    private mutating func conditional() -> [SourcePiece] {
        let optionals = (locals + variables).filter { if case .optional = $0.type { true } else { false } }
        if random.chance(25), let optional = optionals.randomElement(using: &random),
            case .optional(let wrapped) = optional.type
        {
            let name = fresh("y")
            let outer = locals
            locals.append(RandomName(name: name, type: wrapped, isAssignable: false))
            let body = inner()
            locals = outer
            var blocks = [(head: "if let \(name) = \(optional.name) {", body: body)]
            if random.chance(40) { blocks.append((head: "} else {", body: inner())) }
            return [.blocks(blocks, end: "}")]
        }
        var blocks = [(head: "if \(condition(2)) {", body: inner())]
        if isWide && random.chance(25) { blocks.append((head: "} else if \(condition(2)) {", body: inner())) }
        if random.chance(50) { blocks.append((head: "} else {", body: inner())) }
        return [.blocks(blocks, end: "}")]
    }

    private mutating func either() -> SourcePiece {
        var blocks = [(head: "either {", body: inner())]
        blocks.append((head: "} or {", body: random.chance(25) ? [] : inner()))
        if random.chance(20) { blocks.append((head: "} or {", body: inner())) }
        return .blocks(blocks, end: "}")
    }

    private mutating func choose() -> SourcePiece {
        let type = isWide && random.chance(15) ? rareParameter() : small()
        let name = fresh("c")
        let outer = locals
        let domain =
            if random.chance(25), let set = (locals + variables).first(where: { $0.type == .set(type) }) {
                "\(name) in \(set.name)"
            } else {
                "\(name): \(type.text)"
            }
        locals.append(RandomName(name: name, type: type, isAssignable: false))
        let filter = random.chance(60) ? " where \(condition(2))" : ""
        guard place.canLeave || place.isInLoop, random.chance(45) else { return .line("choose \(domain)\(filter)") }
        let inSight = locals
        locals = outer
        let body = [exit()]
        locals = inSight
        return .blocks([(head: "choose \(domain)\(filter) else {", body: body)], end: "}")
    }

    /// A statement that leaves.
    mutating func exit() -> SourcePiece {
        if place.isInLoop, !place.canLeave || random.chance(50) {
            return .line(place.canContinue ? random.pick(["break", "continue"]) : "break")
        }
        guard place.canLeave else { return .line("return") }
        if place.isOperation && random.chance(40) {
            let errno = isWide && random.chance(25) ? reading(.errno, 0) : nil
            return .line("fail \(errno ?? random.pick(["EBUSY", "EAGAIN"]))")
        }
        guard let result = place.result else { return .line("return") }
        return handingBack(result, 1)
    }

    private mutating func leaving() -> [SourcePiece] {
        guard place.canLeave || place.isInLoop else { return change() }
        if place.canLeave && place.isOperation && random.chance(35) {
            return [.line("require \(condition(2)) else \(random.pick(["EBUSY", "EAGAIN"]))")]
        }
        return [.block("if \(condition(2))", random.chance(50) ? [exit()] : inner() + [exit()])]
    }

    private mutating func deferred() -> SourcePiece {
        .block(
            "defer",
            inner {
                $0.canLeave = false
                $0.isInLoop = false
            })
    }
}
