extension RandomWriter {
    /// A loop of any kind.
    mutating func loop() -> [SourcePiece] {
        switch random.below(5) {
        case 0: return countedWhile()
        case 1: return endlessWhile()
        case 2 where hasObject: return [symmetricLoop()]
        default: return [ordered()]
        }
    }

    private mutating func countedWhile() -> [SourcePiece] {
        let name = fresh("w")
        let turns = 1 + random.below(2)
        locals.append(RandomName(name: name, type: .range(0, 3), isAssignable: false))
        let body = inner {
            $0.isInLoop = false
        }
        return [
            .line("var \(name): 0..3 = 0"),
            .block("while \(name) < \(turns)", [.line("\(name) += 1")] + body),
        ]
    }

    private mutating func endlessWhile() -> [SourcePiece] {
        let condition = random.chance(50) ? "true" : self.condition(2)
        let hasLabel = place.hasSteps && random.chance(70)
        var body = inner { ($0.isInLoop, $0.canContinue) = (true, hasLabel) }
        if hasLabel { body.insert(label(), at: 0) }
        if random.chance(80) { body.append(.block("if \(self.condition(1))", [.line("break")])) }
        body.append(.line("break"))
        if hasLabel && random.chance(40) { body.removeLast() }
        return [.block("while \(condition)", body)]
    }

    private mutating func ordered() -> SourcePiece {
        let name = fresh("e")
        let sets = (locals + variables).filter {
            if case .set(let member) = $0.type { !member.isSymmetric } else { false }
        }
        let (domain, type): (String, RandomType)
        if random.chance(30), let set = sets.randomElement(using: &random), case .set(let member) = set.type {
            (domain, type) = ("\(name) in \(set.name)", member)
        } else if hasColor && random.chance(30) {
            (domain, type) = ("\(name): Color", .color)
        } else if isWide && random.chance(25) {
            let wide = random.pick([RandomType.boolean, .optional(.range(0, 1))] + structures.filter(\.isSmall))
            (domain, type) = ("\(name): \(wide.text)", wide)
        } else if random.chance(30) {
            let low = random.below(2)
            (domain, type) = ("\(name) in \(low)..\(expression(.range(0, 2), 1))", .range(low, 2))
        } else {
            (domain, type) = ("\(name): 0..1", .range(0, 1))
        }
        return .block("for \(domain)", loopBody(name, type))
    }

    private mutating func loopBody(_ name: String, _ type: RandomType) -> [SourcePiece] {
        let outer = locals
        defer { locals = outer }
        locals.append(RandomName(name: name, type: type, isAssignable: false))
        return inner { ($0.isInLoop, $0.canContinue) = (true, true) }
    }

    /// A loop over identities: with a boundary in it in every order, without one in any.
    private mutating func symmetricLoop() -> SourcePiece {
        let name = fresh("e")
        if isWide, place.hasSteps, random.chance(30), let thread = threads.first {
            var body = loopBody(name, .thread(thread.name))
            body.insert(label(), at: random.below(body.count + 1))
            return .block("for \(name): \(thread.name)", body)
        }
        if place.hasSteps && random.chance(60) {
            var body = loopBody(name, .object)
            body.insert(label(), at: random.below(body.count + 1))
            return .block("for \(name): Obj", body)
        }
        let outer = locals
        defer { locals = outer }
        var body: [SourcePiece] = []
        for variable in variables {
            guard case .array(.object, let element) = variable.type, !element.isPlaceOnly, !element.needsValue else {
                continue
            }
            body.append(.line("\(variable.name)[\(name)] = \(literal(element))"))
        }
        for variable in variables where variable.type == .set(.object) {
            body.append(.line("\(variable.name).\(random.pick(["insert", "remove"]))(\(name))"))
        }
        return .block("for \(name): Obj", body)
    }
}
