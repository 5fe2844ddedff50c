import Language

/// Writes the text of a routine with its procedures inlined, and finds where the static boundaries stand (reference,
/// section 5).
struct Inliner {
    private let model: ReferenceModel
    private let folding: Folding
    private var text = Text()
    /// The part that the next statement of the text lies in.
    private var part = StepLabel(procedure: nil, name: "start")
    /// Whether the next statement is the operation's first or comes directly after a label.
    private var isFresh = true
    /// Whether the next statement begins a branch of `either`.
    private var isGuard = false

    /// The text of `routine`; `kept` are the positions of the parameters that stay in the frame.
    static func text(of routine: Routine, in model: ReferenceModel, folding: Folding, kept: Set<Int>) -> Text {
        var inliner = Inliner(model: model, folding: folding)
        inliner.text.nameSpan = routine.nameSpan
        inliner.text.slots = routine.locals
        inliner.text.parameters = routine.parameters.map(\.index)
        inliner.text.kept = Set(kept.map { routine.parameters[$0].index })
        inliner.text.blocks[0] = inliner.lines(routine.body, Context(base: 0, procedure: nil, routine: routine.name))
        return inliner.text
    }

    private init(model: ReferenceModel, folding: Folding) {
        self.model = model
        self.folding = folding
    }

    /// Where a statement stands: in which call of which procedure.
    private struct Context {
        let base: Int
        let procedure: ProcedureID?
        let routine: String
    }

    private mutating func block(_ statements: [Statement], _ context: Context) -> Int {
        let written = lines(statements, context)
        text.blocks.append(written)
        return text.blocks.count - 1
    }

    /// A block whose first statement is neither the operation's first nor a guard.
    private mutating func innerBlock(_ statements: [Statement], _ context: Context) -> Int {
        (isFresh, isGuard) = (false, false)
        defer { (isFresh, isGuard) = (false, false) }
        return block(statements, context)
    }

    private var emptyBlock: Int {
        mutating get {
            text.blocks.append([])
            return text.blocks.count - 1
        }
    }

    private mutating func lines(_ statements: [Statement], _ context: Context) -> [Line] {
        statements.map { line($0, context) }
    }

    private mutating func line(_ statement: Statement, _ context: Context) -> Line {
        let isExcepted = isFresh || isGuard
        if case .step(let name) = statement.kind {
            part = StepLabel(procedure: context.procedure, name: name)
        }
        let place = part
        let form: Form
        if case .call(let procedure, let arguments, let result) = statement.kind {
            form = call(procedure, arguments, result, context)
        } else {
            form = self.form(statement.kind, context)
            isGuard = false
            isFresh = if case .step = statement.kind { true } else { false }
        }
        return Line(
            form: form, span: statement.span, base: context.base, part: place, partAfter: part,
            routine: context.routine,
            blocks: isBlocking(form) && !isExcepted, touchesVariables: touches(form, base: context.base))
    }

    /// The first statement of the procedure is what the call is before it; what stands after the call comes after its
    /// last statement.
    private mutating func call(
        _ procedure: ProcedureID, _ arguments: [Expression], _ result: CallResult, _ context: Context
    ) -> Form {
        let routine = model.program.procedures[procedure.index].routine
        let base = text.slots.count
        text.slots += routine.locals
        let body = block(routine.body, Context(base: base, procedure: procedure, routine: routine.name))
        let isPassedByAll = !returns(in: body) && !text.blocks[body].contains { defers($0.form) }
        if case .nothing = result, isPassedByAll {} else { (isFresh, isGuard) = (false, false) }
        return .call(
            arguments: zip(routine.parameters, arguments).map { (base + $0.index, folding.simplified($1)) },
            body: body, result: simplified(result))
    }

    /// Whether some statement of a block, or inside one, returns from the procedure.
    private func returns(in block: Int) -> Bool {
        text.blocks[block].contains { line in
            switch line.form {
            case .returnValue: true
            case .call: false
            default: line.form.blocks.contains(where: returns)
            }
        }
    }

    /// Whether a statement defers others.
    private func defers(_ form: Form) -> Bool {
        if case .deferred(let body) = form { !text.blocks[body].isEmpty } else { false }
    }

    private func simplified(_ result: CallResult) -> CallResult {
        if case .place(let target) = result { .place(folding.simplified(target)) } else { result }
    }

    private mutating func form(_ kind: Statement.Kind, _ context: Context) -> Form {
        func s(_ expression: Expression) -> Expression { folding.simplified(expression) }
        func decision(_ expression: Expression) -> Bool? { folding.decision(s(expression)) }
        switch kind {
        case .assign(let target, let value): return .assign(target: s(target), value: s(value))
        case .update(let target, let op, let value): return .update(target: s(target), op, value: s(value))
        case .declare(let local, let value): return .declare(local, s(value))
        case .call: preconditionFailure("calls are written by call()")
        case .conditional(let condition, let then, let otherwise):
            let decided = decision(condition)
            let first = decided == false ? emptyBlock : innerBlock(then, context)
            let second = decided == true ? emptyBlock : innerBlock(otherwise, context)
            return .conditional(s(condition), decided: decided, then: first, else: second)
        case .conditionalBinding(let local, let value, let then, let otherwise):
            let first = innerBlock(then, context)
            return .conditionalBinding(local, s(value), then: first, else: innerBlock(otherwise, context))
        case .forLoop(let binder, let order, let body):
            return .forLoop(folding.simplified(binder), order, innerBlock(body, context))
        case .whileLoop(let condition, let body):
            let decided = decision(condition)
            return .whileLoop(
                s(condition), decided: decided, decided == false ? emptyBlock : innerBlock(body, context))
        case .breakLoop: return .breakLoop
        case .continueLoop: return .continueLoop
        case .choose(let binders, let condition, let otherwise):
            return .choose(
                binders.map(folding.simplified), where: condition.map(s), decided: condition.map(decision) ?? true,
                else: otherwise.map { innerBlock($0, context) })
        case .either(let branches):
            return .either(
                branches.map {
                    (isFresh, isGuard) = (false, true)
                    return block($0, context)
                })
        case .require(let condition, let errno):
            return .require(s(condition), decided: decision(condition), errno: s(errno))
        case .fail(let errno): return .fail(s(errno))
        case .returnValue(let value):
            let type = context.procedure.flatMap { model.program.procedures[$0.index].result }
            return .returnValue(value.map(s), as: type, endsProcedure: context.procedure != nil)
        case .deferred(let body):
            // What stands behind in the text comes before what is deferred.
            let before = part
            defer { part = before }
            return .deferred(innerBlock(body, context))
        case .await(let condition): return .await(s(condition), decided: decision(condition))
        case .lock(let mode, let lock, let otherwise):
            return .lock(mode, s(lock), else: otherwise.map { innerBlock($0, context) })
        case .unlock(let mode, let lock): return .unlock(mode, s(lock))
        case .readLock(let srcu): return .readLock(s(srcu))
        case .readUnlock(let srcu): return .readUnlock(s(srcu))
        case .synchronize(let srcu): return .synchronize(s(srcu))
        case .bump(let counter): return .bump(s(counter))
        case .assertion(let condition, _): return .assertion(s(condition), decided: decision(condition))
        case .step(let name): return .step(name)
        case .insert(let value, let target): return .insert(s(value), into: s(target))
        case .remove(let value, let target): return .remove(s(value), from: s(target))
        case .append(let value, let target): return .append(s(value), to: s(target))
        case .removeFirst(let target): return .removeFirst(s(target))
        case .atomic(let body): return .atomic(innerBlock(body, context))
        }
    }

    /// Whether a statement of that form blocks: `await`, `lock`, `lock_shared`, `synchronize`, an `atomic` that holds
    /// one, an `either` with a branch that begins with one.
    private func isBlocking(_ form: Form) -> Bool {
        switch form {
        case .await, .lock(_, _, nil), .synchronize: true
        case .atomic(let body): holdsBlocking(body)
        case .either(let branches): branches.contains { beginning(of: $0).map { isBlocking($0.form) } ?? false }
        default: false
        }
    }

    private func holdsBlocking(_ block: Int) -> Bool {
        text.blocks[block].contains { isBlocking($0.form) || $0.form.blocks.contains(where: holdsBlocking) }
    }

    /// The first statement of a block, that of a procedure where it begins with a call.
    private func beginning(of block: Int) -> Line? {
        for line in text.blocks[block] {
            guard case .call(_, let body, _) = line.form else { return line }
            if let first = beginning(of: body) { return first }
        }
        return nil
    }

    /// Whether a statement's own expressions, or for `atomic` anything in it, read or write a variable.
    private func touches(_ form: Form, base: Int) -> Bool {
        if case .atomic(let body) = form { return touchesAnywhere(body) }
        return form.reading(in: model, base: base).touchesVariables
    }

    private func touchesAnywhere(_ block: Int) -> Bool {
        text.blocks[block].contains { line in
            if case .call(_, _, let result) = line.form, result.touchesVariables { return true }
            return line.touchesVariables || line.form.blocks.contains(where: touchesAnywhere)
        }
    }
}

extension CallResult {
    /// Whether storing it writes a variable.
    var touchesVariables: Bool {
        if case .place(let target) = self { target.rootsInVariable } else { false }
    }
}
