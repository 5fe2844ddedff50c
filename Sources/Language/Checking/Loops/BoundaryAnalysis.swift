/// Finds out where operations can be interrupted (reference, section 5), as far as the form of the text decides it.
///
/// The calls of procedures must not be recursive.
struct BoundaryAnalysis {
    /// What of a body matters to those around it.
    struct Facts {
        /// Whether a boundary stands in it, unless it lies in `atomic`.
        var hasBoundary = false
        /// Whether a blocking statement stands in it.
        var blocks = false
        /// Whether it releases a lock.
        var unlocks = false
        /// Whether it reads or writes a variable other than a lock.
        var touchesVariables = false

        /// Adds what another part does.
        mutating func formUnion(_ other: Facts) {
            hasBoundary = hasBoundary || other.hasBoundary
            blocks = blocks || other.blocks
            unlocks = unlocks || other.unlocks
            touchesVariables = touchesVariables || other.touchesVariables
        }
    }

    /// The program, all bodies typed.
    let program: Program
    /// The facts of procedures so far.
    private var procedures: [ProcedureID: Facts] = [:]
    /// Whether functions read a variable, so far.
    private var functions: [FunctionID: Bool] = [:]

    /// How deeply the expression being looked at is nested, functions included.
    private var depth = 0
    /// The deepest nesting that is looked at, which keeps the machine's stack in bounds.
    private static let depthLimit = 2_000

    /// Makes an analysis of `program`.
    init(_ program: Program) { self.program = program }

    /// Whether the body of a loop has a boundary: one of its own, or what follows a release, in the turn before or, where
    /// `isDue`, before the loop.
    mutating func loopHasBoundary(_ body: [Statement], isDue: Bool) -> Bool {
        let facts = facts(of: body)
        return facts.hasBoundary || (facts.unlocks || isDue) && facts.touchesVariables
    }

    /// Whether an operation takes more than one step.
    mutating func hasSeveralSteps(_ body: [Statement]) -> Bool {
        guard let first = body.first else { return false }
        var facts = facts(of: Array(body.dropFirst()))
        switch first.kind {
        case .await, .lock(_, _, nil), .synchronize: facts.formUnion(self.facts(ofParts: first))
        case .atomic(let body): facts.unlocks = facts.unlocks || self.facts(of: body).unlocks
        case .either(let branches):
            for branch in branches where hasSeveralSteps(branch) { facts.hasBoundary = true }
        case .call(let procedure, _, _):
            var called = self.facts(of: procedure)
            called.hasBoundary = hasSeveralSteps(program.procedures[procedure.index].routine.body)
            facts.formUnion(called)
        default: facts.formUnion(self.facts(of: first))
        }
        return facts.hasBoundary || facts.unlocks && facts.touchesVariables
    }

    /// The facts of statements in order.
    mutating func facts(of statements: [Statement]) -> Facts {
        var facts = Facts()
        for statement in statements { facts.formUnion(self.facts(of: statement)) }
        return facts
    }

    /// The facts of a statement with its blocks.
    private mutating func facts(of statement: Statement) -> Facts {
        var facts = facts(ofParts: statement)
        switch statement.kind {
        case .step: facts.hasBoundary = true
        case .await, .lock(_, _, nil), .synchronize: (facts.hasBoundary, facts.blocks) = (true, true)
        case .unlock, .readUnlock: facts.unlocks = true
        case .call(let procedure, _, _): facts.formUnion(self.facts(of: procedure))
        case .atomic(let body):
            var inner = self.facts(of: body)
            inner.hasBoundary = inner.blocks
            facts.formUnion(inner)
            return facts
        default: break
        }
        for block in present(statement) { facts.formUnion(self.facts(of: block)) }
        return facts
    }

    /// The blocks of a statement that parameters do not exclude.
    func present(_ statement: Statement) -> [[Statement]] {
        switch statement.kind {
        case .conditional(let condition, let then, let otherwise):
            switch program.decision(on: condition) {
            case true?: [then]
            case false?: [otherwise]
            case nil: [then, otherwise]
            }
        case .whileLoop(let condition, let body): program.decision(on: condition) == false ? [] : [body]
        default: statement.blocks
        }
    }

    /// Whether a boundary stands before a statement because it can block.
    mutating func isBlocking(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .await, .lock(_, _, nil), .synchronize: true
        case .atomic(let body): facts(of: body).blocks
        default: false
        }
    }

    /// Whether a statement reads or writes a variable before its blocks, or the procedure that it calls, are run.
    mutating func headTouchesVariables(_ statement: Statement) -> Bool {
        if case .call(_, let arguments, _) = statement.kind {
            return arguments.contains { argument in
                argument.isPath && program.holdsPlace(argument.type)
                    ? argument.pathIndices.contains { touchesVariables($0) } : touchesVariables(argument)
            }
        }
        if case .bump = statement.kind { return true }
        return facts(ofParts: statement).touchesVariables
    }

    /// The facts of a procedure.
    private mutating func facts(of procedure: ProcedureID) -> Facts {
        if let known = procedures[procedure] { return known }
        let facts = facts(of: program.procedures[procedure.index].routine.body)
        procedures[procedure] = facts
        return facts
    }

    /// What the expressions of a statement read, and what it changes.
    private mutating func facts(ofParts statement: Statement) -> Facts {
        var facts = Facts()
        for expression in statement.read where touchesVariables(expression) { facts.touchesVariables = true }
        for place in statement.changed where touchesVariables(place) { facts.touchesVariables = true }
        return facts
    }

    /// Whether `expression` reads a variable other than a lock, or names one; one nested too deeply to be looked at does.
    private mutating func touchesVariables(_ expression: Expression) -> Bool {
        guard depth < Self.depthLimit else { return true }
        depth += 1
        defer { depth -= 1 }
        if expression.isPath {
            if expression.pathIndices.contains(where: { touchesVariables($0) }) { return true }
            return !expression.type.isLock && expression.type != .srcu && expression.isGlobalPath(program)
        }
        switch expression.kind {
        case .isIdle, .isInside, .isAt, .changed, .taken: return true
        case .call(let function, let arguments):
            return arguments.contains { touchesVariables($0) } || touchesVariables(function)
        default: return expression.children.contains { touchesVariables($0) }
        }
    }

    /// Whether a function reads a variable other than a lock.
    private mutating func touchesVariables(_ function: FunctionID) -> Bool {
        if let known = functions[function] { return known }
        functions[function] = false
        let result = touchesVariables(program.functions[function.index].body)
        functions[function] = result
        return result
    }
}

extension Expression {
    /// Whether the path begins at a variable, or at the place given to a procedure.
    fileprivate func isGlobalPath(_ program: Program) -> Bool {
        switch kind {
        case .variable: true
        case .local: program.holdsPlace(type)
        case .field(let base, _), .element(let base, _), .unwrap(let base), .sequenceElement(let base, _):
            base.isGlobalPath(program)
        default: false
        }
    }
}
