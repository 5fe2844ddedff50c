extension RandomWriter {
    /// An expression that is true or false.
    mutating func condition(_ depth: Int) -> String {
        if depth > 0, random.chance(35) {
            let (a, b) = (condition(depth - 1), condition(depth - 1))
            switch random.below(6) {
            case 0, 1: return "(\(a) && \(b))"
            case 2, 3: return "(\(a) || \(b))"
            case 4: return "(\(a) implies \(b))"
            default: return "!(\(a))"
            }
        }
        if depth > 0, random.chance(18) { return quantified(depth) }
        if random.chance(14), let text = special() { return text }
        return comparison(depth)
    }

    private mutating func comparison(_ depth: Int) -> String {
        let types = (locals + variables + parameterNames).map(\.type).filter {
            $0.isPlain && (isWide || $0 != .errno)
        }
        guard !types.isEmpty, random.chance(95) else { return literal(.boolean) }
        let type = random.pick(types)
        guard let text = agedReading(type, depth) else { return literal(.boolean) }
        switch type {
        case .boolean: return random.chance(50) ? text : "!\(text)"
        case .range(let low, let high):
            if random.chance(15) { return "(\(text) in \(literal(type))..\(high))" }
            if random.chance(20), case let member = RandomType.set(type), let set = reading(member, depth) {
                return "(\(text) in \(set))"
            }
            _ = low
            var right = expression(type, depth - 1)
            if right == text { right = literal(type) }
            return "\(text) \(random.pick(["==", "!=", "<", "<=", ">", ">="])) \(right)"
        case .color:
            let right = reading(.color, depth).flatMap { random.chance(40) ? $0 : nil } ?? literal(type)
            return "\(text) \(random.pick(["==", "!=", "<"])) \(right)"
        case .object, .thread:
            guard let right = reading(type, depth) else { return literal(.boolean) }
            return "\(text) \(random.pick(["==", "!="])) \(right)"
        case .set(let member):
            switch random.below(3) {
            case 0: return "count(\(text)) \(random.pick(["==", "<"])) \(random.below(3))"
            case 1:
                if let element = reading(member, depth) { return "(\(element) in \(text))" }
                return "\(text) == {}"
            default: return "\(text) <= \(reading(type, depth) ?? "{}")"
            }
        case .sequence: return "count(\(text)) \(random.pick(["==", "<"])) \(random.below(3))"
        case .optional(let wrapped):
            if random.chance(50) { return "\(text) \(random.pick(["==", "!="])) none" }
            let right = wrapped.isSymmetric ? reading(wrapped, depth) ?? "none" : expression(wrapped, depth - 1)
            return "\(text) \(random.pick(["==", "!="])) \(right)"
        case .errno: return "\(text) \(random.pick(["==", "!="])) \(literal(type))"
        default:
            guard let right = reading(type, depth) else { return literal(.boolean) }
            return "\(text) \(random.pick(["==", "!="])) \(right)"
        }
    }

    private mutating func quantified(_ depth: Int) -> String {
        if isWide, random.chance(35), let text = rarelyQuantified(depth) { return text }
        var domains: [RandomType] = [.range(0, 1)]
        if hasObject { domains += [.object, .object] }
        if hasColor { domains.append(.color) }
        let type = random.pick(domains)
        let name = fresh("x")
        let word = random.pick(["forall", "exists"])
        return bound(name, type) { writer in
            let filter = writer.random.chance(40) ? " where \(writer.condition(depth - 1))" : ""
            return "(\(word) \(name): \(type.text)\(filter) { \(writer.condition(depth - 1)) })"
        }
    }

    /// Questions about locks, snapshots and threads.
    private mutating func special() -> String? {
        switch random.below(6) {
        case 0: return reading(random.chance(70) ? .mutex : .rwlock, 0).map { "held(\($0))" }
        case 1:
            guard let snapshot = locals.filter({ $0.type == .snapshot }).randomElement(using: &random) else {
                return nil
            }
            return "changed(\(snapshot.name))"
        case 2:
            guard place.isOperation && !place.isInProcedure, let lock = reading(.mutex, 0) else { return nil }
            return "holds(self, \(lock))"
        case 3, 4:
            guard !threads.isEmpty else { return nil }
            return aboutThread()
        default:
            guard place.isTransition && !place.isOld else { return nil }
            return taken()
        }
    }

    private mutating func aboutThread() -> String? {
        let thread = random.pick(threads)
        let name = fresh("t")
        let outer = locals
        defer { locals = outer }
        let subject = thread.isSingle && random.chance(50) ? thread.name : name
        guard let question = question(about: subject) else { return nil }
        if subject == thread.name { return question }
        return "(\(random.pick(["forall", "exists"])) \(name): \(thread.name) { \(question) })"
    }

    private mutating func question(about subject: String) -> String? {
        guard let operation = operations.randomElement(using: &random), random.chance(60) else {
            return "\(subject) is idle"
        }
        if isWide, random.chance(15), let lock = somePlace(.mutex) { return "holds(\(subject), \(lock))" }
        if random.chance(40), !operation.labels.isEmpty {
            return "\(subject) at \(operation.name).\(random.pick(operation.labels))"
        }
        if random.chance(20) { return "\(subject) at \(operation.name).start" }
        return "\(subject) in \(operation.name)\(asked(operation))"
    }

    /// Arguments that are asked for, some of them left open.
    private mutating func asked(_ routine: Routine) -> String {
        if routine.parameters.isEmpty || random.chance(40) { return "" }
        let list = routine.parameters.map { type -> String in
            if random.chance(40) { return "_" }
            if type.isSymmetric { return reading(type, 1) ?? "_" }
            return expression(type, 1)
        }
        return "(" + list.joined(separator: ", ") + ")"
    }

    private mutating func taken() -> String? {
        guard let routine = (operations + rules).randomElement(using: &random) else { return nil }
        var text = "taken \(routine.name)\(asked(routine))"
        if operations.contains(where: { $0.name == routine.name }), random.chance(40) {
            switch routine.result {
            case let type? where !type.isSymmetric && random.chance(50): text += " returns \(literal(type))"
            default: text += " returns \(random.pick(["0", "EBUSY", "EAGAIN"]))"
            }
        }
        return "(\(text))"
    }

    /// A property of that kind.
    mutating func property(_ kind: String) -> SourcePiece {
        let outer = place
        defer { place = outer }
        place = Place()
        place.isTransition = kind == "transition"
        let name = fresh("q")
        let title = isWide && random.chance(15) ? " \"what is \(name)\"" : ""
        return .line("\(kind) \(name)\(title) { \(condition(3)) }")
    }

    /// A property of kind `recoverable`, often one that says of a few variables that they are as in the beginning, which
    /// some models lose on the way.
    mutating func wayBack() -> SourcePiece {
        let outer = place
        defer { place = outer }
        place = Place()
        let name = fresh("q")
        let first = variables.compactMap { $0.beginning }.filter { _ in random.chance(50) }
        let parts = first.isEmpty || random.chance(25) ? [condition(2), condition(1)] : first
        return .line("recoverable \(name) { \(parts.map { "(\($0))" }.joined(separator: " && ")) }")
    }
}

extension RandomName {
    /// That a variable has its default; `nil` where its type has none, or none that can be asked for.
    fileprivate var beginning: String? {
        switch type {
        case .boolean: "!\(name)"
        case .range(let low, let high): low <= 0 && 0 <= high ? "\(name) == 0" : nil
        case .color: "\(name) == RED"
        case .optional: "\(name) == none"
        case .set: "\(name) == {}"
        case .sequence: "count(\(name)) == 0"
        case .mutex, .rwlock: "!held(\(name))"
        default: nil
        }
    }
}
