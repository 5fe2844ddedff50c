import Language

extension GraphBuilder {
    /// Inlines a procedure: its locals become locals of the graph, its places those given at the call.
    mutating func lowerCall(
        _ id: ProcedureID, _ arguments: [Expression], _ target: CallResult, _ span: SourceSpan
    ) {
        let procedure = facts.program.procedures[id.index]
        let offset = locals.count
        for local in procedure.routine.locals { _ = makeLocal(local.name, local.type, local.span, isVisible: true) }
        var callee = Simplifier(facts: facts, rename: { LocalID($0.index + offset) })
        for (parameter, argument) in zip(procedure.routine.parameters, arguments) {
            let value = frame.simplify(argument)
            if procedure.routine.locals[parameter.index].type.isPlace {
                callee.substitution[parameter] = fixed(value)
            } else {
                emit(.declare(callee.rename(parameter), value), argument.span)
                // The readers of an srcu that the argument tells are not known on arrival at the location.
                locationHere = nil
            }
        }
        let caller = frame
        let result = resultLocal(of: procedure, target, span)
        frame = Frame(
            simplify: callee, procedure: id, name: procedure.routine.name, call: caller.call ?? span)
        let exit = makeBlock()
        let isLeft = lowerCallBody(procedure.routine.body, exit: exit, result: result)
        frame = caller
        current = isLeft ? exit : nil
        if case .place(let place) = target, let result, current != nil {
            if place.isRootedInVariable { placeBoundaryIfUnlocked(at: span) }
            emit(.assign(frame.simplify(place), read(result)), span)
            mayBlockHere = false
            locationHere = nil
        }
    }

    /// Lowers the body in a scope whose exit is `exit`; says whether the exit is reached.
    private mutating func lowerCallBody(_ body: [Statement], exit: BlockID, result: LocalID?) -> Bool {
        scopes.append(Scope(kind: .call(exit: exit, result: result)))
        for statement in body { lower(statement) }
        let defers = scopes[scopes.count - 1].deferred.contains { !$0.statements.isEmpty }
        leave(from: scopes.count - 1, to: exit)
        scopes.removeLast()
        let ways = blocks.count { $0.terminator.directSuccessors.contains(exit) }
        if defers || ways > 1 {
            // What follows the call does not come directly after a label that only some ways pass, or before what is deferred.
            mayBlockHere = false
            locationHere = nil
        }
        return ways > 0
    }

    /// The local that takes what the procedure returns.
    private mutating func resultLocal(
        of procedure: Procedure, _ target: CallResult, _ span: SourceSpan
    ) -> LocalID? {
        guard let type = procedure.result else { return nil }
        switch target {
        case .nothing: return makeLocal("unused", type, span)
        case .local(let id): return frame.simplify.rename(id)
        case .place: return makeLocal("result", type, span)
        }
    }

    /// The same place with its indices evaluated now, so that the call has chosen it for good.
    private mutating func fixed(_ place: Expression) -> Expression {
        switch place.kind {
        case .field(let base, let index):
            return Expression(.field(fixed(base), index), place.type, place.span)
        case .element(let base, let index):
            let root = fixed(base)
            var chosen = index
            if case .constant = index.kind {
            } else {
                let local = makeLocal("index", index.type, index.span)
                emit(.declare(local, index), index.span)
                locationHere = nil
                chosen = read(local)
            }
            let element = Expression(.element(root, chosen), place.type, place.span)
            // That there is such an element is asked now, also where the procedure does nothing with it.
            if case .array(let type, _) = base.type, facts.needsRangeCheck(chosen, type) {
                emit(.evaluate(element), index.span)
            }
            return element
        default: return place
        }
    }
}
