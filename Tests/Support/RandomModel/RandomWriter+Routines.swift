extension RandomWriter {
    /// `inner` with the locals, labels and place of a routine of its own.
    private mutating func inRoutine<Result>(_ place: Place, _ inner: (inout RandomWriter) -> Result) -> Result {
        let outer = (self.place, locals, labels)
        self.place = place
        locals = []
        labels = []
        defer { (self.place, locals, labels) = outer }
        return inner(&self)
    }

    /// Parameters with new names, in sight from now on; `text` is what stands between the parentheses.
    private mutating func parameters(_ types: [RandomType]) -> String {
        types.map { type in
            let name = fresh("p")
            locals.append(RandomName(name: name, type: type, isAssignable: false))
            return "\(name): \(type.text)"
        }.joined(separator: ", ")
    }

    mutating func function() -> SourcePiece { function(asksTransition: false) }

    /// A function; one that asks about a transition can be called by transitions only.
    mutating func function(asksTransition: Bool) -> SourcePiece {
        let name = fresh("f")
        let types = (0..<random.below(2)).map { _ in small() }
        let result = random.chance(60) ? RandomType.boolean : small()
        var place = Place()
        place.isTransition = asksTransition
        let line = inRoutine(place) { writer in
            let list = writer.parameters(types)
            return "func \(name)(\(list)) -> \(result.text) { \(writer.expression(result, 2)) }"
        }
        functions.append(Routine(name: name, parameters: types, result: result, asksTransition: asksTransition))
        return .line(line)
    }

    mutating func procedure() -> SourcePiece {
        let name = fresh("proc")
        var types = (0..<random.below(2)).map { _ in small() }
        let places: [RandomType] = variables.map(\.type).flatMap { type -> [RandomType] in
            if case .array(_, let element) = type { return [element] }
            return [type]
        }.filter { [.mutex, .seqcount, .srcu].contains($0) }
        if !places.isEmpty && random.chance(60) { types.append(random.pick(places)) }
        var result: RandomType? = random.chance(40) ? small() : nil
        if isWide && hasPlace(.seqcount) && random.chance(30) {
            if random.chance(50) { types.append(.snapshot) } else { result = .snapshot }
        }
        var place = Place()
        place.isOperation = true
        place.isInProcedure = true
        place.hasSteps = random.chance(60)
        place.canLeave = true
        place.result = result
        let (piece, labels) = inRoutine(place) { writer in
            let head = "proc \(name)(\(writer.parameters(types)))" + (result.map { " -> \($0.text)" } ?? "")
            var body = writer.statements()
            if let result { body.append(writer.handingBack(result, 2)) }
            return (SourcePiece.block(head, body), writer.labels)
        }
        procedures.append(
            Routine(name: name, parameters: types, result: result, labels: labels, holdsSteps: place.hasSteps))
        return piece
    }

    mutating func operation() -> SourcePiece {
        let name = fresh("op")
        var types = (0..<(random.chance(70) ? random.below(2) : 2)).map { _ in small() }
        if isWide && random.chance(15) { types = [rareParameter()] }
        let runners = threads.count > 1 && random.chance(20) ? threads : [random.pick(threads)]
        let usesIndex = runners.count == 1 && runners[0].index != nil && random.chance(70)
        var place = Place()
        place.isOperation = true
        place.hasSteps = true
        place.canLeave = true
        place.selfType = runners.count == 1 ? .thread(runners[0].name) : nil
        place.result = random.chance(25) ? notOptional() : nil
        let result = place.result
        let (piece, labels) = inRoutine(place) { writer in
            let list = writer.parameters(types)
            let parentheses = list.isEmpty && writer.random.chance(50) ? "()" : "(\(list))"
            var by = runners.map(\.name).joined(separator: ", ")
            if usesIndex, let index = runners[0].index {
                let local = writer.fresh("i")
                writer.locals.append(RandomName(name: local, type: index, isAssignable: false))
                var names = local
                if let second = writer.secondIndices[runners[0].name] {
                    let other = writer.fresh("j")
                    writer.locals.append(RandomName(name: other, type: second, isAssignable: false))
                    names += ", \(other)"
                }
                by += "[\(names)]"
            }
            let guardText = writer.random.chance(35) ? " when \(writer.condition(2))" : ""
            var body = writer.statements()
            if writer.random.chance(15) { body.insert(writer.label(), at: 0) }
            if let result { body.append(.line("return \(writer.expression(result, 2))")) }
            return (SourcePiece.block("op \(name)\(parentheses) by \(by)\(guardText)", body), writer.labels)
        }
        operations.append(Routine(name: name, parameters: types, result: result, labels: labels))
        return piece
    }

    mutating func rule() -> SourcePiece {
        let name = fresh("r")
        let types = (0..<random.below(2)).map { _ in small() }
        let piece = inRoutine(Place()) { writer in
            let list = writer.parameters(types)
            let guardText = writer.random.chance(75) ? " when \(writer.condition(2))" : ""
            return SourcePiece.block("rule \(name)(\(list))\(guardText)", writer.statements())
        }
        rules.append(Routine(name: name, parameters: types))
        return piece
    }

    /// `init`, in which everything without a default is chosen.
    mutating func initial() -> SourcePiece {
        inRoutine(Place()) { writer in
            var body: [SourcePiece] = []
            for variable in writer.variables where variable.type.needsValue {
                body += writer.initialization(of: variable.name, variable.type)
            }
            for variable in writer.variables where writer.isChosen(variable.type) {
                let name = writer.fresh("c")
                body += [.line("choose \(name): \(variable.type.text)"), .line("\(variable.name) = \(name)")]
            }
            if writer.random.chance(30) { body += writer.statements(limit: 2) }
            return .block("init", body)
        }
    }

    /// Whether `init` chooses any value of that type, of which there are few.
    private mutating func isChosen(_ type: RandomType) -> Bool {
        switch type {
        case .boolean, .range, .color, .optional: random.chance(40)
        default: false
        }
    }

    private mutating func initialization(of target: String, _ type: RandomType) -> [SourcePiece] {
        switch type {
        case .array(let index, let element) where element.needsValue:
            let chosen = choice(of: element)
            let name = fresh("k")
            let inner = assignments(to: "\(target)[\(name)]", element, chosen.name)
            return chosen.pieces + [.block("for \(name): \(index.text)", inner)]
        default:
            let chosen = choice(of: type)
            return chosen.pieces + assignments(to: target, type, chosen.name)
        }
    }

    private mutating func choice(of type: RandomType) -> (name: String, pieces: [SourcePiece]) {
        let name = fresh("c")
        let chosen: RandomType = type.isSymmetric ? type : .object
        return (name, [.line("choose \(name): \(chosen.text)")])
    }

    private func assignments(to target: String, _ type: RandomType, _ value: String) -> [SourcePiece] {
        guard case .structure(_, let fields) = type else { return [.line("\(target) = \(value)")] }
        return fields.filter(\.type.needsValue).map { .line("\(target).\($0.name) = \(value)") }
    }
}
