import Language

/// What of operations' arguments the model asks for with `taken op(a, _)` or `t in op(a, _)`, anywhere, in properties
/// that are checked and in those that are not (reference, section 4, `taken`).
struct AskedParameters {
    /// For each operation the positions of the parameters asked for.
    private(set) var found: [OperationID: Set<Int>] = [:]

    /// Looks through `program`.
    init(in program: Program) {
        for routine in program.operations.map(\.routine) + program.rules.map(\.routine)
            + program.procedures.map(\.routine) + [program.initial].compactMap({ $0 })
        {
            routine.condition.map { look($0) }
            look(routine.body)
        }
        program.functions.forEach { look($0.body) }
        program.terminal.map { look($0.expression) }
        program.views.forEach { look($0.predicate.expression) }
        for property in program.properties { look(property) }
    }

    private mutating func look(_ property: Property) {
        switch property.content {
        case .invariant(let predicate), .transition(let predicate), .reachable(let predicate),
            .recoverable(let predicate):
            look(predicate.expression)
        case .liveness(let formula, _): look(formula)
        case .refinement(let refinement): refinement.mapping.forEach { look($0) }
        }
    }

    private mutating func look(_ formula: Formula) {
        switch formula {
        case .predicate(let expression): look(expression)
        case .not(let a), .always(let a), .eventually(let a): look(a)
        case .and(let a, let b), .or(let a, let b), .implies(let a, let b), .until(let a, let b),
            .release(let a, let b),
            .leadsTo(let a, let b):
            look(a)
            look(b)
        case .forall(let binders, let condition, let body), .exists(let binders, let condition, let body):
            binders.flatMap(\.domain.parts).forEach { look($0) }
            condition.map { look($0) }
            look(body)
        }
    }

    private mutating func look(_ statements: [Statement]) {
        for statement in statements {
            statement.expressions.forEach { look($0) }
            statement.blocks.forEach { look($0) }
        }
    }

    private mutating func look(_ expression: Expression) {
        switch expression.kind {
        case .taken(let query):
            if case .operation(let operation) = query.action { note(operation, query.arguments) }
        case .isInside(_, let operation, let arguments): note(operation, arguments)
        default: break
        }
        expression.parts.forEach { look($0) }
    }

    private mutating func note(_ operation: OperationID, _ arguments: [Expression?]?) {
        for (position, argument) in (arguments ?? []).enumerated() where argument != nil {
            found[operation, default: []].insert(position)
        }
    }
}
