import Language

/// A walk over every expression of a program.
enum ProgramExpressions {
    /// Calls `visit` for each outermost expression of functions, routines, properties and the view.
    static func forEach(in program: Program, _ visit: (Expression) -> Void) {
        for function in program.functions { visit(function.body) }
        for procedure in program.procedures { forEach(in: procedure.routine, visit) }
        for operation in program.operations { forEach(in: operation.routine, visit) }
        for rule in program.rules { forEach(in: rule.routine, visit) }
        if let initial = program.initial { forEach(in: initial, visit) }
        program.terminal.map { visit($0.expression) }
        for view in program.views { visit(view.predicate.expression) }
        for property in program.properties {
            switch property.content {
            case .invariant(let p), .transition(let p), .reachable(let p), .recoverable(let p): visit(p.expression)
            case .liveness(let formula, _): forEach(in: formula, visit)
            case .refinement(let refinement): refinement.mapping.forEach(visit)
            }
        }
    }

    private static func forEach(in routine: Routine, _ visit: (Expression) -> Void) {
        routine.condition.map(visit)
        for statement in routine.body { forEach(in: statement, visit) }
    }

    private static func forEach(in formula: Formula, _ visit: (Expression) -> Void) {
        switch formula {
        case .predicate(let e): visit(e)
        case .not(let a), .always(let a), .eventually(let a): forEach(in: a, visit)
        case .and(let a, let b), .or(let a, let b), .implies(let a, let b), .until(let a, let b),
            .release(let a, let b),
            .leadsTo(let a, let b):
            forEach(in: a, visit)
            forEach(in: b, visit)
        case .forall(let binders, let condition, let body), .exists(let binders, let condition, let body):
            for binder in binders { binder.domain.forEachOperand(visit) }
            condition.map(visit)
            forEach(in: body, visit)
        }
    }

    /// Calls `visit` for each outermost expression of a statement and those below it.
    static func forEach(in statement: Statement, _ visit: (Expression) -> Void) {
        func all(_ statements: [Statement]) { for s in statements { forEach(in: s, visit) } }
        switch statement.kind {
        case .assign(let a, let b), .update(let a, _, let b), .insert(let b, into: let a), .remove(let b, from: let a),
            .append(let b, to: let a), .require(let a, errno: let b):
            visit(a)
            visit(b)
        case .declare(_, let e), .fail(let e), .await(let e), .unlock(_, let e), .readLock(let e), .readUnlock(let e),
            .synchronize(let e), .bump(let e), .assertion(let e, _), .removeFirst(let e):
            visit(e)
        case .call(_, let arguments, let result):
            arguments.forEach(visit)
            if case .place(let place) = result { visit(place) }
        case .conditional(let e, let yes, let no), .conditionalBinding(_, let e, let yes, let no):
            visit(e)
            all(yes)
            all(no)
        case .forLoop(let binder, _, let body):
            binder.domain.forEachOperand(visit)
            all(body)
        case .whileLoop(let e, let body):
            visit(e)
            all(body)
        case .choose(let binders, let condition, let no):
            for binder in binders { binder.domain.forEachOperand(visit) }
            condition.map(visit)
            all(no ?? [])
        case .either(let branches): branches.forEach(all)
        case .returnValue(let e): e.map(visit)
        case .deferred(let body), .atomic(let body): all(body)
        case .lock(_, let e, let no):
            visit(e)
            all(no ?? [])
        case .breakLoop, .continueLoop, .step: break
        }
    }
}
