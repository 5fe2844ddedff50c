import Language

/// The size that code has once functions and procedures stand where they are called, computed without doing so: a
/// procedure that calls another one twice, which calls another one twice, and so on, is small only as a text.
struct ExpansionBudget {
    /// The most nodes of an operation, rule or property, and of all code, an operation counted for each of its threads.
    static let limit = 60_000
    static let totalLimit = 4_000_000

    private let program: Program
    private var functions: [Int?]
    private var procedures: [Int?]

    private init(_ program: Program) {
        self.program = program
        functions = Array(repeating: nil, count: program.functions.count)
        procedures = Array(repeating: nil, count: program.procedures.count)
    }

    /// Makes sure that a program can be compiled in reasonable time and memory.
    static func check(_ program: Program) throws(ExecutionLimit) {
        var budget = ExpansionBudget(program)
        try budget.check()
    }

    /// Makes sure that the predicates of formulas, each as often as there are values for its names, are not too much code.
    static func check(_ temporal: TemporalInstances, of program: Program) throws(ExecutionLimit) {
        var budget = ExpansionBudget(program)
        var total = 0
        for instance in temporal.instances {
            for atom in temporal.atoms[instance.atoms] {
                switch atom.predicate {
                case .expression(let e), .isMember(let e, _): total += budget.size(of: e)
                case .isInRange(_, let low, let high): total += budget.size(of: low) + budget.size(of: high)
                }
            }
            guard total <= temporalLimit else {
                let property = program.properties[instance.property.index]
                throw ExecutionLimit(
                    text: "'\(property.name)' has more than \(temporalLimit) operations for all values of its names",
                    span: property.span)
            }
        }
    }

    /// The most nodes of the predicates of formulas.
    static let temporalLimit = 400_000

    private mutating func check() throws(ExecutionLimit) {
        var total = 0
        func add(_ size: Int, _ count: Int, _ name: String, _ span: SourceSpan) throws(ExecutionLimit) {
            guard size <= Self.limit else {
                throw ExecutionLimit(
                    text: "'\(name)' has more than \(Self.limit) operations once what it calls stands in its place",
                    span: span)
            }
            total += size * max(1, count)
            guard total <= Self.totalLimit else {
                throw ExecutionLimit(
                    text: "more than \(Self.totalLimit) operations once what is called stands in its place",
                    span: span)
            }
        }
        for operation in program.operations {
            let threads = operation.threads.reduce(0) { $0 + program.threads[$1.thread.index].count }
            try add(size(of: operation.routine), threads, operation.routine.name, operation.routine.span)
        }
        for rule in program.rules { try add(size(of: rule.routine), 1, rule.routine.name, rule.routine.span) }
        if let initial = program.initial { try add(size(of: initial), 1, "init", initial.span) }
        if let terminal = program.terminal {
            try add(size(of: terminal.expression), 1, "terminal", terminal.expression.span)
        }
        for property in program.properties {
            switch property.content {
            case .invariant(let p), .transition(let p), .reachable(let p), .recoverable(let p):
                try add(size(of: p.expression), 1, property.name, property.span)
            case .refinement(let refinement):
                let size = refinement.mapping.reduce(0) { $0 + self.size(of: $1) }
                try add(size, 1, property.name, property.span)
            case .liveness: break
            }
        }
    }

    private mutating func size(of e: Expression) -> Int {
        var total = 1
        if case .call(let id, _) = e.kind { total = size(of: id) }
        e.forEachOperand { total = min(Self.limit + 1, total + size(of: $0)) }
        return total
    }

    private mutating func size(of id: FunctionID) -> Int {
        if let known = functions[id.index] { return known }
        let result = size(of: program.functions[id.index].body)
        functions[id.index] = result
        return result
    }

    private mutating func size(of id: ProcedureID) -> Int {
        if let known = procedures[id.index] { return known }
        let result = size(of: program.procedures[id.index].routine)
        procedures[id.index] = result
        return result
    }

    private mutating func size(of routine: Routine) -> Int {
        var total = routine.condition.map { size(of: $0) } ?? 0
        for statement in routine.body { total = min(Self.limit + 1, total + size(of: statement)) }
        return total
    }

    private mutating func size(of statement: Statement) -> Int {
        var total = 1
        ProgramExpressions.forEach(in: statement) { total = min(Self.limit + 1, total + size(of: $0)) }
        statement.forEachCall { total = min(Self.limit + 1, total + size(of: $0)) }
        return total
    }
}

extension Statement {
    /// Calls `visit` for the procedure of each call in it.
    fileprivate func forEachCall(_ visit: (ProcedureID) -> Void) {
        func all(_ statements: [Statement]) { for statement in statements { statement.forEachCall(visit) } }
        switch kind {
        case .call(let id, _, _): visit(id)
        case .conditional(_, let yes, let no), .conditionalBinding(_, _, let yes, let no):
            all(yes)
            all(no)
        case .forLoop(_, _, let body), .whileLoop(_, let body), .deferred(let body), .atomic(let body): all(body)
        case .choose(_, _, let no), .lock(_, _, let no): all(no ?? [])
        case .either(let branches): branches.forEach(all)
        case .assign, .update, .declare, .breakLoop, .continueLoop, .require, .fail, .returnValue, .await, .unlock,
            .readLock, .readUnlock, .synchronize, .bump, .assertion, .step, .insert, .remove, .append, .removeFirst:
            break
        }
    }
}
