import Language

extension Path {
    /// How many turns a `while` may make within one step.
    private static var maximalTurns: Int { 10_000 }

    /// Statements with blocks of which one is run, or with values of which one is chosen; no path where there is no
    /// value to choose.
    mutating func branch(_ line: Line) throws(Fault) -> [Path] {
        switch line.form {
        case .conditional(let condition, let decided, let then, let otherwise):
            let truth = try scope.isTrue(condition)
            if decided == nil { note(truth ? "if" : "else", truth ? then : otherwise, line) }
            control.enter(truth ? then : otherwise)
            return [self]
        case .conditionalBinding(let local, let value, let then, let otherwise):
            let result = try scope.value(value)
            if result == .none {
                note("else", otherwise, line)
                control.enter(otherwise)
            } else {
                note("if", then, line)
                scope.locals[line.base + local.index] = result
                control.enter(then)
            }
            return [self]
        case .forLoop(let binder, _, _):
            control.beginLoop(try scope.values(of: binder.domain))
            return [self]
        case .whileLoop: return [try turn(line, after: nil)]
        case .choose(let binders, let condition, _, let otherwise):
            return try choose(binders, condition, otherwise, line)
        case .either(let branches):
            return branches.enumerated().map { number, block in
                var path = self
                path.note("either \(number + 1)", block, line)
                path.control.enter(block)
                return path
            }
        default: preconditionFailure("no branches")
        }
    }

    /// Looks at the condition of a `while` after so many turns within this step; `nil` if it is just reached.
    func turn(_ line: Line, after turns: Int?) throws(Fault) -> Path {
        guard case .whileLoop(let condition, _, let body) = line.form else { preconditionFailure("no while") }
        var path = self
        let number = (turns ?? 0) + 1
        if try path.scope.isTrue(condition) {
            if number >= Self.maximalTurns { throw Fault(.endlessLoop, line.span) }
            if turns == nil {
                path.control.enter(body, by: .whileLoop(turns: number))
            } else {
                path.control.beginTurn(body, number: number)
            }
        } else if turns == nil {
            path.control.advance()
        } else {
            path.control.endFrame()
        }
        return path
    }

    /// All ways to choose; looks at every value, so that an error in `where` is met whatever else there is.
    private mutating func choose(
        _ binders: [Binder], _ condition: Expression?, _ otherwise: Int?, _ line: Line
    ) throws(Fault) -> [Path] {
        var choices: [[Int: Datum]] = []
        try scope.forEach(binders, where: condition) { scope throws(Fault) in
            var choice: [Int: Datum] = [:]
            for binder in binders { choice[line.base + binder.local.index] = scope.bound(binder) }
            choices.append(choice)
        }
        if choices.isEmpty, let otherwise {
            note("else", otherwise, line)
            control.enter(otherwise)
            return [self]
        }
        return choices.map { choice in
            var path = self
            path.scope.locals.merge(choice) { $1 }
            path.control.advance()
            return path
        }
    }
}
