import Language

/// A program whose operations, rules and procedures have no guards: no `when`, `require` or `await`.
enum UnguardedProgram {
    /// The program without guards.
    static func program(from program: Program) -> Program {
        var result = program
        result.operations = program.operations.map {
            Operation(
                routine: unguarded($0.routine), threads: $0.threads, fairness: $0.fairness, result: $0.result)
        }
        result.rules = program.rules.map { Rule(routine: unguarded($0.routine), fairness: $0.fairness) }
        result.procedures = program.procedures.map {
            Procedure(routine: unguarded($0.routine), result: $0.result)
        }
        return result
    }

    /// A routine without guards.
    private static func unguarded(_ routine: Routine) -> Routine {
        Routine(
            name: routine.name, title: routine.title, documentation: routine.documentation,
            parameters: routine.parameters, locals: routine.locals, condition: nil, body: unguarded(routine.body),
            span: routine.span, nameSpan: routine.nameSpan)
    }

    /// Statements without guards.
    private static func unguarded(_ statements: [Statement]) -> [Statement] { statements.compactMap(unguarded) }

    /// A statement without guards; `nil` for one that is nothing else.
    private static func unguarded(_ statement: Statement) -> Statement? {
        let kind: Statement.Kind
        switch statement.kind {
        case .require, .await: return nil
        case .conditional(let e, let yes, let no): kind = .conditional(e, then: unguarded(yes), else: unguarded(no))
        case .conditionalBinding(let local, let e, let yes, let no):
            kind = .conditionalBinding(local, e, then: unguarded(yes), else: unguarded(no))
        case .forLoop(let binder, let order, let body): kind = .forLoop(binder, order: order, unguarded(body))
        case .whileLoop(let e, let body): kind = .whileLoop(e, unguarded(body))
        case .either(let branches): kind = .either(branches.map(unguarded))
        case .deferred(let body): kind = .deferred(unguarded(body))
        case .atomic(let body): kind = .atomic(unguarded(body))
        default: return statement
        }
        return Statement(kind, statement.span)
    }
}
