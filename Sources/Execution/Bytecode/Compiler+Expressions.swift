import Language

extension Compiler {
    /// The number of a scalar expression.
    func value(of e: Expression, _ env: Environment) -> Operand {
        switch e.kind {
        case .constant(let value): return .constant(shapes.slots(of: value, type: e.type).first ?? 0)
        case .variable, .local, .field, .element, .sequenceElement: return read(e, env)
        case .unwrap(let base): return unwrapped(base, e, env)
        case .some(let inner):
            guard case .optional(let wanted) = e.type else { return value(of: inner, env) }
            return scalar(converted(block(of: inner, env), from: inner.type, to: wanted, at: e.span))
        case .negate(let a):
            let zero = Expression(.constant(.scalar(0)), .range(0, 0), e.span)
            return arithmetic(.subtract, e, zero, a, env)
        case .arithmetic(let o, let a, let b): return arithmetic(o, e, a, b, env)
        case .compare(let o, let a, let b):
            if shapes.isScalar(a.type), shapes.isScalar(b.type) { return comparison(o, a, b, env) }
            return truth(e, env)
        case .not(let a): return not(value(of: a, env))
        case .conditional(let c, let a, let b): return conditional(c, a, b, e, env)
        case .quantifier(let q, let binders, let condition, let body):
            switch q {
            case .count: return counted(binders, condition, body, env)
            case .minimum: return extremum(binders, condition, body, isMinimum: true, env)
            case .maximum: return extremum(binders, condition, body, isMinimum: false, env)
            case .forall, .exists: return truth(e, env)
            }
        case .the(let binder, let condition): return scalar(theOne(binder, condition, e, env))
        case .isMember(let a, let s): return isMember(a, s, env)
        case .isInRange(let a, let low, let high):
            let x = value(of: a, env)
            let (l, h) = (value(of: low, env), value(of: high, env))
            return binary(.bitAnd, binary(.lessOrEqual, l, x), binary(.lessOrEqual, x, h))
        case .isSubset(let a, let b): return isSubset(a, b, env)
        case .size(let a): return size(of: a, env)
        case .first(let q), .last(let q):
            return scalar(end(of: q, isFirst: { if case .first = e.kind { true } else { false } }(), e, env))
        case .call(let f, let arguments): return scalar(call(f, arguments, env))
        case .old(let inner):
            var old = env
            old.isOld = true
            return value(of: inner, old)
        case .taken(let query): return taken(query, env)
        case .threadMember(let thread, let indices): return member(thread, indices, env)
        case .currentThread: return .constant(Int64(env.current?.index ?? 0))
        case .isIdle, .isInside, .isAt: return threadPredicate(e, env)
        case .isHeld(let place): return isHeld(place, env)
        case .holds(let thread, let place): return holds(thread, place, env)
        case .snapshot(let place):
            let target = temporary()
            let found = placeSlot(place, env)
            emit(.snapshot, target, found.slot, within: found.extent)
            return .slot(target)
        case .changed(let snapshot): return binary(.equal, value(of: snapshot, env), .constant(0))
        case .and, .or, .implies: return truth(e, env)
        case .setComprehension, .setLiteral, .setOperation, .sequenceLiteral, .arrayLiteral, .arrayComprehension,
            .structure:
            return scalar(composite(e, env))
        }
    }

    /// A scalar place, checked where it may hold a symmetric value that is not set.
    private func read(_ e: Expression, _ env: Environment) -> Operand {
        let operand = locate(e, env).map { scalar($0) } ?? scalar(composite(e, env))
        if facts.readsUnset(e), case .slot(let slot) = operand {
            emit(.checkSet, slot, failing: .readBeforeSet, at: e.span)
        }
        return operand
    }

    /// `x!` of a scalar.
    private func unwrapped(_ base: Expression, _ e: Expression, _ env: Environment) -> Operand {
        if !shapes.isScalar(base.type) { return scalar(locate(e, env) ?? .operands([.constant(0)])) }
        let operand = value(of: base, env)
        switch operand {
        case .constant(Sentinel.none):
            emit(.fail, failing: .unwrapOfNone, at: e.span)
            // What follows is never run, but must be a value of the type to be computed with.
            if case .range(let low, _) = e.type { return .constant(low) }
            return .constant(0)
        case .constant: break
        case .slot(let slot): emit(.checkSome, slot, failing: .unwrapOfNone, at: e.span)
        }
        return operand
    }

    private func comparison(_ o: ComparisonOperator, _ a: Expression, _ b: Expression, _ env: Environment) -> Operand {
        let (x, y) = (value(of: a, env), value(of: b, env))
        return switch o {
        case .equal: binary(.equal, x, y)
        case .notEqual: binary(.notEqual, x, y)
        case .less: binary(.less, x, y)
        case .lessOrEqual: binary(.lessOrEqual, x, y)
        case .greater: binary(.less, y, x)
        case .greaterOrEqual: binary(.lessOrEqual, y, x)
        }
    }

    /// A condition as 0 or 1.
    private func truth(_ e: Expression, _ env: Environment) -> Operand {
        let target = block(1)
        let (isFalse, end) = (Label(), Label())
        jump(unless: e, to: isFalse, env)
        emit(.move, target, slot(of: 1))
        jump(to: end)
        place(isFalse)
        emit(.move, target, slot(of: 0))
        place(end)
        return .slot(target)
    }

    private func conditional(
        _ c: Expression, _ a: Expression, _ b: Expression, _ e: Expression, _ env: Environment
    ) -> Operand {
        let target = block(1)
        let (isFalse, end) = (Label(), Label())
        jump(unless: c, to: isFalse, env)
        coverGuard(c, env)
        emit(.move, target, slot(scalar(converted(block(of: a, env), from: a.type, to: e.type, at: a.span))))
        jump(to: end)
        place(isFalse)
        emit(.move, target, slot(scalar(converted(block(of: b, env), from: b.type, to: e.type, at: b.span))))
        place(end)
        return .slot(target)
    }

    /// The result of a function, its body compiled where it is called.
    func call(_ id: FunctionID, _ arguments: [Expression], _ env: Environment) -> Block {
        let function = program.functions[id.index]
        var inner = env.callee()
        for (parameter, argument) in zip(function.parameters, arguments) {
            let type = function.locals[parameter.index].type
            inner.locals[parameter] = converted(
                block(of: argument, env), from: argument.type, to: type, at: argument.span)
        }
        let body = facts.body(of: id)
        return converted(block(of: body, inner), from: body.type, to: function.result, at: body.span)
    }

    /// Notes that a guard of a property was true.
    func coverGuard(_ e: Expression, _ env: Environment) {
        guard let name = env.guardedProperty else { return }
        let text = program.sources.oneLine(e.span)
        let id = coverage.id(.guardTrue(property: name, text: text), at: e.span)
        emit(.coverNow, Int32(id.index))
    }
}
