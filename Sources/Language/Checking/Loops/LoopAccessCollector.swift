/// Collects what the body of a loop without order reads and changes outside itself, through procedures and functions.
struct LoopAccessCollector {
    /// What a local stands for inside a routine that the body calls.
    private enum Meaning {
        /// The loop's own value.
        case value
        /// A place outside.
        case path(AccessPath)
        /// Something of the body's own.
        case own
    }

    /// A statement that no loop without order can hold.
    struct Obstacle {
        let word: String
        let span: SourceSpan
    }

    /// The program, all bodies typed.
    let program: Program
    /// What was found, in the order of the text.
    private(set) var accesses: [LoopAccess] = []
    /// The first statement that cannot stand in the loop.
    private(set) var obstacle: Obstacle?
    /// The locals of the current routine that mean something.
    private var meanings: [LocalID: Meaning] = [:]
    /// The place in the loop's own text that leads to what is being looked at.
    private var origin: SourceSpan?
    /// How deeply the expression being looked at is nested, functions included.
    private var depth = 0
    /// The deepest nesting that is looked at, which keeps the machine's stack in bounds.
    private static let depthLimit = 2_000
    /// How many statements and expressions may still be looked at.
    private var budget = 100_000

    /// Collects from the body of a loop over `value`, whose own locals are those declared in it.
    init(_ program: Program, body: [Statement], value: LocalID, outer: Set<LocalID>, placeParameters: [LocalID: Type]) {
        self.program = program
        for local in outer { meanings[local] = .path(AccessPath(root: .local(local), steps: [])) }
        for (local, type) in placeParameters { meanings[local] = .path(AccessPath(root: .place(type), steps: [])) }
        meanings[value] = .value
        visit(body, isCalled: false)
    }

    /// Whether the body is too large to be looked at in full.
    var isExhausted: Bool { budget <= 0 }

    /// The first access of each kind to each path.
    var distinctAccesses: [LoopAccess] {
        var seen: [AccessPath: [LoopAccess.Kind]] = [:]
        return accesses.filter { access in
            let isNew = !seen[access.path, default: []].contains(access.kind)
            if isNew { seen[access.path, default: []].append(access.kind) }
            return isNew
        }
    }

    /// Collects from statements; in a procedure `return` ends only that.
    private mutating func visit(_ statements: [Statement], isCalled: Bool) {
        for statement in statements {
            guard budget > 0 else { return }
            budget -= 1
            visit(statement, isCalled: isCalled)
        }
    }

    /// Collects from one statement.
    private mutating func visit(_ statement: Statement, isCalled: Bool) {
        note(statement, isCalled: isCalled)
        for expression in statement.read where !isPlaceArgument(expression) { read(expression) }
        for place in statement.changed { for index in place.pathIndices { read(index) } }
        switch statement.kind {
        case .assign(let target, _), .removeFirst(let target), .append(_, let target): add(target, .assign)
        case .update(let target, let symbol, let value): add(target, Self.kind(symbol, target, value))
        case .insert(_, let target): add(target, .insert)
        case .remove(_, let target): add(target, .remove)
        case .bump(let place): add(place, .increase)
        case .lock(_, let place, _), .unlock(_, let place), .readLock(let place), .readUnlock(let place):
            add(place, .assign)
        case .call(let procedure, let arguments, let result): call(procedure, arguments, result, at: statement.span)
        default: break
        }
        for block in statement.blocks { visit(block, isCalled: isCalled) }
    }

    /// What `x += E` and `x -= E` do.
    private static func kind(
        _ symbol: ArithmeticOperator, _ target: Expression, _ value: Expression
    ) -> LoopAccess.Kind {
        if target.type.setElement != nil { return symbol == .add ? .insert : .remove }
        guard case .constant = value.kind else { return .assign }
        return symbol == .add ? .increase : .decrease
    }

    /// Notes a statement that no loop without order can hold.
    private mutating func note(_ statement: Statement, isCalled: Bool) {
        guard obstacle == nil else { return }
        let word: String? =
            switch statement.kind {
            case .breakLoop: isCalled ? nil : "break"
            case .continueLoop: isCalled ? nil : "continue"
            case .returnValue: isCalled ? nil : "return"
            case .fail: "fail"
            case .require: "require"
            case .append: "append"
            default: nil
            }
        if let word { obstacle = Obstacle(word: word, span: origin ?? statement.span) }
    }

    /// Collects from a procedure with its arguments.
    private mutating func call(
        _ id: ProcedureID, _ arguments: [Expression], _ result: CallResult, at span: SourceSpan
    ) {
        if case .place(let target) = result { add(target, .assign) }
        let routine = program.procedures[id.index].routine
        enter(routine.parameters, arguments, at: span) { $0.visit(routine.body, isCalled: true) }
    }

    /// Runs `body` with parameters that stand for arguments.
    private mutating func enter(
        _ parameters: [LocalID], _ arguments: [Expression], at span: SourceSpan, _ body: (inout Self) -> Void
    ) {
        var inner: [LocalID: Meaning] = [:]
        for (parameter, argument) in zip(parameters, arguments) { inner[parameter] = meaning(of: argument) }
        let outer = (meanings, origin)
        meanings = inner
        origin = origin ?? span
        body(&self)
        (meanings, origin) = outer
    }

    /// What a parameter stands for that is given `argument`.
    private func meaning(of argument: Expression) -> Meaning {
        if case .local(let local) = argument.kind, case .value? = meanings[local] { return .value }
        if isPlaceArgument(argument), let path = path(argument) { return .path(path) }
        return .own
    }

    /// Whether an argument names a place rather than a value.
    private func isPlaceArgument(_ expression: Expression) -> Bool { program.holdsPlace(expression.type) }

    /// Collects what an expression reads.
    private mutating func read(_ expression: Expression) {
        guard budget > 0 else { return }
        budget = depth < Self.depthLimit ? budget - 1 : 0
        depth += 1
        defer { depth -= 1 }
        if expression.isPath {
            add(expression, .read)
            for index in expression.pathIndices { read(index) }
            return
        }
        switch expression.kind {
        case .changed:
            accesses.append(
                LoopAccess(
                    path: AccessPath(root: .counters, steps: []), kind: .read, span: origin ?? expression.span))
        case .call(let id, let arguments):
            let function = program.functions[id.index]
            enter(function.parameters, arguments, at: expression.span) { $0.read(function.body) }
        default: break
        }
        for child in expression.children { read(child) }
    }

    /// Adds the access of a path; what belongs to the body alone is left out.
    private mutating func add(_ expression: Expression, _ kind: LoopAccess.Kind) {
        guard let path = path(expression) else { return }
        accesses.append(LoopAccess(path: path, kind: kind, span: origin ?? expression.span))
        if expression.type == .seqcount, kind == .increase {
            let counters = AccessPath(root: .counters, steps: [])
            accesses.append(LoopAccess(path: counters, kind: kind, span: origin ?? expression.span))
        }
    }

    /// The path that `expression` names outside the body; `nil` for what is its own.
    private func path(_ expression: Expression) -> AccessPath? {
        switch expression.kind {
        case .variable(let id): return AccessPath(root: .variable(id), steps: [])
        case .local(let local):
            if case .path(let path)? = meanings[local] { return path }
            return nil
        case .field(let base, let position): return path(base)?.appending(.field(position))
        case .element(let base, let index):
            return path(base)?.appending(isValue(index) ? .elementAtValue : .element)
        case .sequenceElement(let base, _): return path(base)?.appending(.element)
        case .unwrap(let base): return path(base)
        default: return nil
        }
    }

    /// Whether an index is the loop's own value.
    private func isValue(_ index: Expression) -> Bool {
        switch index.kind {
        case .local(let local): if case .value? = meanings[local] { true } else { false }
        case .some(let wrapped): isValue(wrapped)
        default: false
        }
    }
}

extension AccessPath {
    /// The path one step further in.
    fileprivate func appending(_ step: Step) -> AccessPath { AccessPath(root: root, steps: steps + [step]) }
}
