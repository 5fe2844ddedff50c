import Language

extension GraphBuilder {
    /// Puts the boundary that section 5 of the reference has before a statement, if any.
    mutating func placeBoundary(before statement: Statement) {
        guard atomicDepth == 0 else { return }
        if isBlocking(statement) {
            if !mayBlockHere { placeBoundary(at: statement.span) }
        } else if headerAccessesVariables(statement) {
            placeBoundaryIfUnlocked(at: statement.span)
        }
    }

    /// Whether the statement is one that a boundary stands before because it can block.
    func isBlocking(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .await, .lock(_, _, else: nil), .synchronize: true
        case .atomic(let body): holdsBlocking(body)
        case .either(let branches): branches.contains { beginsWithBlocking($0) }
        default: false
        }
    }

    /// Whether the first statement of a list, calls standing for their statements, is a blocking one.
    private func beginsWithBlocking(_ statements: [Statement]) -> Bool {
        firstStatement(of: statements).map(isBlocking) ?? false
    }

    /// Whether a branch of `either` begins with a condition that is decided to be false.
    func isExcluded(_ statements: [Statement]) -> Bool {
        for statement in statements {
            switch statement.kind {
            case .await(let condition): return simplified(condition).boolean == false
            case .call(let id, let arguments, _):
                // Arguments that are evaluated come before whatever blocks.
                guard arguments.allSatisfy({ isGiven(simplified($0)) }) else { return false }
                let body = facts.program.procedures[id.index].routine.body
                if !body.isEmpty { return isExcluded(body) }
            default: return false
            }
        }
        return false
    }

    /// Whether an argument is a constant, or a place that is named by constants.
    private func isGiven(_ argument: Expression) -> Bool {
        if case .constant = argument.kind { true } else { argument.type.isPlace && isNamedByConstants(argument) }
    }

    /// Whether a variable or a part of one is named by constants.
    private func isNamedByConstants(_ place: Expression) -> Bool {
        switch place.kind {
        case .variable: return true
        case .field(let base, _): return isNamedByConstants(base)
        case .element(let base, let index):
            guard case .constant = index.kind else { return false }
            return isNamedByConstants(base) && !facts.mayFail(place)
        default: return false
        }
    }

    private func firstStatement(of statements: [Statement]) -> Statement? {
        for statement in statements {
            guard case .call(let id, _, _) = statement.kind else { return statement }
            if let first = firstStatement(of: facts.program.procedures[id.index].routine.body) { return first }
        }
        return nil
    }

    /// Whether a list holds a blocking statement anywhere that its parameters do not exclude.
    private func holdsBlocking(_ statements: [Statement]) -> Bool {
        statements.contains { statement in
            if isBlocking(statement) { return true }
            var found = false
            forEachBlock(of: statement) { if !found { found = holdsBlocking($0) } }
            return found
        }
    }

    /// Whether a list reads or writes a variable other than a lock anywhere.
    private func accessesVariables(_ statements: [Statement]) -> Bool {
        statements.contains { statement in
            if headerAccessesVariables(statement) { return true }
            switch statement.kind {
            case .await(let condition):
                if facts.readsVariables(simplified(condition)) { return true }
            case .lock(_, let place, _), .synchronize(let place):
                if facts.readsVariablesOfPlace(place) { return true }
            case .whileLoop(let condition, _):
                if facts.readsVariables(simplified(condition)) { return true }
            default: break
            }
            var found = false
            forEachBlock(of: statement) { if !found { found = accessesVariables($0) } }
            return found
        }
    }

    /// Calls `visit` for each list of statements directly inside a statement, decided branches left out.
    private func forEachBlock(of statement: Statement, _ visit: ([Statement]) -> Void) {
        switch statement.kind {
        case .conditional(let condition, let yes, let no):
            let value = decided(simplified(condition))
            if value != false { visit(yes) }
            if value != true { visit(no) }
        case .conditionalBinding(_, _, let yes, let no):
            visit(yes)
            visit(no)
        case .forLoop(_, _, let body), .deferred(let body), .atomic(let body): visit(body)
        case .whileLoop(let condition, let body): if decided(simplified(condition)) != false { visit(body) }
        case .choose(_, _, let no?), .lock(_, _, let no?): visit(no)
        case .either(let branches): branches.forEach(visit)
        case .call(let id, _, _): visit(facts.program.procedures[id.index].routine.body)
        default: break
        }
    }

    /// An expression of a statement that is only looked at; names of procedures that are not inlined yet keep their
    /// own locals, which is enough to tell what is read.
    private func simplified(_ expression: Expression) -> Expression { Simplifier(facts: facts)(expression) }

    /// Whether what a statement itself evaluates or changes, its blocks left out, is a variable other than a lock.
    private func headerAccessesVariables(_ statement: Statement) -> Bool {
        func reads(_ e: Expression?) -> Bool { e.map { facts.readsVariables(simplified($0)) } ?? false }
        func touches(_ place: Expression) -> Bool {
            place.isRootedInVariable || facts.readsVariablesOfPlace(simplified(place))
        }
        switch statement.kind {
        case .assign(let target, let value), .update(let target, _, let value), .insert(let value, into: let target),
            .remove(let value, from: let target), .append(let value, to: let target):
            return touches(target) || reads(value)
        case .removeFirst(let target): return touches(target)
        case .declare(_, let e), .conditional(let e, _, _), .conditionalBinding(_, let e, _, _), .fail(let e),
            .assertion(let e, _):
            return reads(e)
        case .require(let e, let errno):
            let condition = simplified(e)
            return facts.readsVariables(condition) || (condition.boolean != true && reads(errno))
        case .returnValue(let e): return reads(e)
        case .call(_, let arguments, _):
            return arguments.contains { $0.type.isPlace ? facts.readsVariablesOfPlace($0) : reads($0) }
        case .forLoop(let binder, _, _): return readsDomain(binder.domain)
        case .choose(let binders, let condition, _):
            return binders.contains { readsDomain($0.domain) } || reads(condition)
        case .lock(_, let place, _), .unlock(_, let place), .readLock(let place), .readUnlock(let place):
            return facts.readsVariablesOfPlace(place)
        case .bump: return true
        case .atomic(let body): return accessesVariables(body)
        case .whileLoop, .breakLoop, .continueLoop, .either, .deferred, .await, .synchronize, .step: return false
        }
    }

    private func readsDomain(_ domain: Domain) -> Bool {
        var found = false
        domain.forEachOperand { if facts.readsVariables(simplified($0)) { found = true } }
        return found
    }

    /// The value of a condition that its parameters decide, also where the rest of it must be evaluated for errors.
    func decided(_ e: Expression) -> Bool? {
        switch e.kind {
        case .not(let a): return decided(a).map { !$0 }
        case .and(let a, let b):
            if decided(a) == false || decided(b) == false { return false }
            return decided(a) == true && decided(b) == true ? true : nil
        case .or(let a, let b):
            if decided(a) == true || decided(b) == true { return true }
            return decided(a) == false && decided(b) == false ? false : nil
        case .implies(let a, let b):
            if decided(a) == false || decided(b) == true { return true }
            return decided(a) == true ? decided(b) : nil
        case .conditional(let c, let a, let b):
            if let value = decided(c) { return decided(value ? a : b) }
            return decided(a) == decided(b) ? decided(a) : nil
        default: return e.boolean
        }
    }
}

extension Expression {
    /// Whether a place is a variable or a part of one.
    var isRootedInVariable: Bool {
        switch kind {
        case .variable: true
        case .field(let base, _), .element(let base, _), .unwrap(let base), .sequenceElement(let base, _):
            base.isRootedInVariable
        default: false
        }
    }

    /// The local that a place is or is a part of.
    var rootLocal: LocalID? {
        switch kind {
        case .local(let id): id
        case .field(let base, _), .element(let base, _), .unwrap(let base), .sequenceElement(let base, _):
            base.rootLocal
        default: nil
        }
    }
}

extension Type {
    /// Whether a parameter of this type names a place.
    var isPlace: Bool {
        switch self {
        case .mutex, .rwlock, .seqcount, .srcu: true
        default: false
        }
    }
}
