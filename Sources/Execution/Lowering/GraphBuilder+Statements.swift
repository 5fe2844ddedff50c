import Language

extension GraphBuilder {
    /// Lowers one statement at the current place.
    mutating func lower(_ statement: Statement) {
        guard current != nil else { return }
        if case .step(let name) = statement.kind { return lowerStep(name, statement.span) }
        placeBoundary(before: statement)
        if case .call(let id, let arguments, let target) = statement.kind {
            return lowerCall(id, arguments, target, statement.span)
        }
        let here = locationHere
        mayBlockHere = false
        locationHere = nil
        lowerBody(of: statement, at: here)
    }

    private mutating func lowerStep(_ name: String, _ span: SourceSpan) {
        label = StepLabel(procedure: frame.procedure, name: name)
        if atomicDepth == 0 { placeBoundary(at: span, isLabel: true) }
        cover(.step(operation: frame.name, label: name), at: span)
        mayBlockHere = true
    }

    /// Lowers a statement behind its boundary; `here` is the location whose step begins with it.
    private mutating func lowerBody(of statement: Statement, at here: LocationID?) {
        let span = statement.span
        let simplify = frame.simplify
        switch statement.kind {
        case .assign(let target, let value): emit(.assign(simplify(target), simplify(value)), span)
        case .update(let target, let o, let value): emit(.update(simplify(target), o, simplify(value)), span)
        case .insert(let value, let target): emit(.insert(simplify(value), into: simplify(target)), span)
        case .remove(let value, let target): emit(.remove(simplify(value), from: simplify(target)), span)
        case .append(let value, let target): emit(.append(simplify(value), to: simplify(target)), span)
        case .removeFirst(let target): emit(.removeFirst(simplify(target)), span)
        case .declare(let local, let value): emit(.declare(simplify.rename(local), simplify(value)), span)
        case .conditional(let condition, let yes, let no): lowerConditional(simplify(condition), yes, no, span)
        case .conditionalBinding(let local, let value, let yes, let no):
            lowerBinding(simplify.rename(local), simplify(value), yes, no, span)
        case .forLoop(let binder, let order, let body): lowerFor(binder, order, body, span)
        case .whileLoop(let condition, let body): lowerWhile(condition, body, span)
        case .breakLoop, .continueLoop: lowerJump(statement.kind)
        case .choose(let binders, let condition, let otherwise): lowerChoose(binders, condition, otherwise, span)
        case .either(let branches): lowerEither(branches, at: here, span)
        case .require(let condition, let errno): lowerRequire(simplify(condition), errno, span)
        case .fail(let errno): lowerFail(errno, span)
        case .returnValue(let value): lowerReturn(value, span)
        case .deferred(let body): deferBlock(body)
        case .await(let condition): lowerAwait(simplify(condition), span)
        case .lock(let mode, let place, nil): emit(.lock(mode, simplify(place)), span)
        case .lock(let mode, let place, let otherwise?): lowerTryLock(mode, simplify(place), otherwise, span)
        case .unlock(let mode, let place): emit(.unlock(mode, simplify(place)), span)
        case .readLock(let place): emit(.readLock(simplify(place)), span)
        case .readUnlock(let place): emit(.readUnlock(simplify(place)), span)
        case .synchronize(let place): lowerSynchronize(simplify(place), at: here, span)
        case .bump(let place): emit(.bump(simplify(place)), span)
        case .assertion(let condition, let message):
            emit(.assertion(simplify(condition), message: message), span)
            if decided(simplify(condition)) == false { terminate(.unreachable) }
        case .atomic(let body):
            atomicDepth += 1
            lowerScope(body, .plain)
            atomicDepth -= 1
        case .call, .step: break
        }
    }

    // MARK: Branches

    private mutating func lowerConditional(
        _ condition: Expression, _ yes: [Statement], _ no: [Statement], _ span: SourceSpan
    ) {
        if let value = decided(condition) {
            if condition.boolean == nil { emit(.evaluate(condition), span) }
            lowerScope(value ? yes : no, .plain)
            mayBlockHere = false
            locationHere = nil
            return
        }
        let (a, b) = (makeBlock(), makeBlock())
        terminate(.branch(condition, then: a, else: b))
        lowerBranches([(a, yes, "if"), (b, no, "else")], span)
    }

    private mutating func lowerBinding(
        _ local: LocalID, _ value: Expression, _ yes: [Statement], _ no: [Statement], _ span: SourceSpan
    ) {
        let (a, b) = (makeBlock(), makeBlock())
        terminate(.branchOnValue(local, value, then: a, else: b, span))
        lowerBranches([(a, yes, "if"), (b, no, "else")], span)
    }

    /// Lowers blocks side by side and joins them.
    private mutating func lowerBranches(_ branches: [(BlockID, [Statement], String)], _ span: SourceSpan) {
        let join = makeBlock()
        var isReached = false
        for (block, statements, word) in branches {
            current = block
            mayBlockHere = false
            locationHere = nil
            if let first = statements.first {
                cover(.branch(action: frame.name, word: word), at: first.span)
            }
            lowerScope(statements, .plain)
            if current != nil { isReached = true }
            terminate(.jump(join))
        }
        mayBlockHere = false
        current = isReached ? join : nil
    }

    /// A condition that is decided to be false ends each path here.
    private mutating func lowerAwait(_ condition: Expression, _ span: SourceSpan) {
        emit(.await(condition), span)
        if decided(condition) == false { terminate(.unreachable) }
    }

    private mutating func lowerEither(_ all: [[Statement]], at here: LocationID?, _ span: SourceSpan) {
        let branches = all.enumerated().filter { !isExcluded($0.element) }
        guard !branches.isEmpty else { return terminate(.unreachable) }
        let starts = branches.map { _ in makeBlock() }
        let join = makeBlock()
        terminate(.either(starts, span))
        var isReached = false
        for (start, (position, statements)) in zip(starts, branches) {
            current = start
            mayBlockHere = true
            locationHere = here
            if let first = statements.first {
                cover(.branch(action: frame.name, word: "either \(position + 1)"), at: first.span)
            }
            lowerScope(statements, .plain)
            if current != nil { isReached = true }
            terminate(.jump(join))
        }
        mayBlockHere = false
        locationHere = nil
        current = isReached ? join : nil
    }

    private mutating func lowerTryLock(
        _ mode: LockMode, _ place: Expression, _ otherwise: [Statement], _ span: SourceSpan
    ) {
        let (a, b) = (makeBlock(), makeBlock())
        terminate(.tryLock(mode, place, then: a, else: b, span))
        lowerElse(otherwise, in: b)
        current = a
    }

    private mutating func lowerChoose(
        _ binders: [Binder], _ condition: Expression?, _ otherwise: [Statement]?, _ span: SourceSpan
    ) {
        let simplify = frame.simplify
        let new = binders.map { $0.mapping(simplify.rename, { simplify($0) }) }
        let filter = condition.map { simplify($0) }
        let a = makeBlock()
        let b = otherwise.map { _ in makeBlock() }
        terminate(.choose(new, where: filter?.boolean == true ? nil : filter, then: a, else: b, span))
        if let otherwise, let b { lowerElse(otherwise, in: b) }
        current = filter.map { decided($0) } == false ? nil : a
    }

    /// Lowers the block of `else` behind `choose` and `lock`, which leaves.
    private mutating func lowerElse(_ statements: [Statement], in block: BlockID) {
        current = block
        mayBlockHere = false
        if let first = statements.first { cover(.branch(action: frame.name, word: "else"), at: first.span) }
        lowerScope(statements, .plain)
        terminate(.unreachable)
        mayBlockHere = false
    }

    private mutating func lowerSynchronize(_ place: Expression, at here: LocationID?, _ span: SourceSpan) {
        var site: Int?
        if let here, atomicDepth == 0 {
            site = locations[here.index].synchronized.count
            locations[here.index].synchronized.append(place)
        }
        emit(.synchronize(place, site: site), span)
    }

    // MARK: Ways out

    private mutating func lowerRequire(_ condition: Expression, _ errno: Expression, _ span: SourceSpan) {
        switch decided(condition) {
        case true?:
            if condition.boolean == nil { emit(.evaluate(condition), span) }
        case false?:
            if condition.boolean == nil { emit(.evaluate(condition), span) }
            lowerFail(errno, span)
        case nil:
            let (passed, failed) = (makeBlock(), makeBlock())
            terminate(.branch(condition, then: passed, else: failed))
            current = failed
            lowerFail(errno, span)
            current = passed
        }
    }

    private mutating func lowerFail(_ errno: Expression, _ span: SourceSpan) {
        let code = frame.simplify(errno)
        var name = facts.program.sources.text(of: errno.span)
        if case .constant(.scalar(let index)) = code.kind, Errno.names.indices.contains(Int(index)) {
            name = Errno.names[Int(index)]
        }
        setResult(errno: code, span)
        // What goes wrong in the errno itself was not returned.
        cover(.errno(action: frame.name, name: name), at: span)
        leaveRoutine()
    }

    private mutating func setResult(errno: Expression, _ span: SourceSpan) {
        if case .constant(.scalar(let index)) = errno.kind { return setResult(ResultCode.firstErrno + index, span) }
        setResult(shifted(errno, by: ResultCode.firstErrno), span)
    }

    private mutating func setResult(_ code: Expression, _ span: SourceSpan) {
        if let result { emit(.declare(result, code), span) }
    }

    /// The number that stands for a scalar, moved by a constant.
    private func shifted(_ e: Expression, by offset: Int64) -> Expression {
        Expression(
            .arithmetic(.add, e, Expression(.constant(.scalar(offset)), .range(offset, offset), e.span)),
            .range(.min, .max), e.span)
    }

    private mutating func lowerReturn(_ value: Expression?, _ span: SourceSpan) {
        let call = scopes.lastIndex { if case .call = $0.kind { true } else { false } }
        if let call, case .call(let exit, let target) = scopes[call].kind {
            if let value, let target { emit(.declare(target, frame.simplify(value)), span) }
            return leave(from: call, to: exit)
        }
        if let value {
            let e = frame.simplify(value)
            if case .errno = e.type {
                lowerErrnoCoverage(e, span)
                setResult(errno: e, span)
            } else {
                setResult(valueCode(e), span)
            }
        } else {
            setResult(ResultCode.success, span)
        }
        leaveRoutine()
    }

    private mutating func lowerErrnoCoverage(_ e: Expression, _ span: SourceSpan) {
        guard case .constant(.scalar(let index)) = e.kind, Errno.names.indices.contains(Int(index)) else { return }
        cover(.errno(action: frame.name, name: Errno.names[Int(index)]), at: span)
    }

    /// The result code of a value.
    private func valueCode(_ e: Expression) -> Expression {
        var lowest: Int64 = 0
        if case .range(let low, _)? = resultType { lowest = low }
        let (offset, overflow) = ResultCode.firstValue.subtractingReportingOverflow(lowest)
        return shifted(e, by: overflow ? ResultCode.firstValue : offset)
    }

    private mutating func leaveRoutine() {
        if case .routine(let exit) = scopes[0].kind { leave(from: 0, to: exit) }
    }

    private mutating func lowerJump(_ kind: Statement.Kind) {
        for index in scopes.indices.reversed() {
            if case .loop(let onBreak, let onContinue) = scopes[index].kind {
                if case .breakLoop = kind { return leave(from: index, to: onBreak) }
                return leave(from: index, to: onContinue)
            }
        }
    }
}
