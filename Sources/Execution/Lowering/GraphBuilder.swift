import Language

/// Lowers the statements of one operation, rule or `init` to an `ActionGraph`: inlines procedures, puts the three kinds
/// of boundaries where section 5 of the reference has them, and runs deferred blocks on every way out.
struct GraphBuilder {
    /// Whether there are steps: rules and `init` are one atomic step.
    enum Role { case operation, atomicStep }

    /// What the text being lowered belongs to.
    struct Frame {
        var simplify: Simplifier
        /// The procedure, `nil` for the routine itself.
        var procedure: ProcedureID?
        /// The name that coverage items carry.
        var name: String
        /// The outermost call that the procedure is inlined for.
        var call: SourceSpan?
    }

    /// A block of the text with its deferred blocks.
    struct Scope {
        enum Kind {
            case plain
            case loop(onBreak: BlockID, onContinue: BlockID)
            case call(exit: BlockID, result: LocalID?)
            case routine(exit: BlockID)
        }

        let kind: Kind
        var deferred: [Deferred] = []
    }

    /// A deferred block, with what it needs to be lowered later.
    struct Deferred {
        let id: Int
        let statements: [Statement]
        let frame: Frame
        let label: StepLabel
        let atomicDepth: Int
    }

    struct ExitKey: Hashable {
        let deferred: Int
        let next: BlockID
    }

    let facts: ProgramFacts
    let coverage: CoverageTable
    let role: Role
    var locals: [ActionGraph.GraphLocal] = []
    var blocks: [ActionGraph.Block] = []
    var locations: [ActionGraph.Location] = []
    /// Where instructions go; `nil` behind a statement that leaves.
    var current: BlockID?
    var frame: Frame
    var scopes: [Scope] = []
    var label = StepLabel(procedure: nil, name: "start")
    /// Whether a blocking statement here needs no boundary: the operation's first, behind a label, in a branch of
    /// `either`.
    var mayBlockHere = true
    /// The location whose step begins exactly here.
    var locationHere: LocationID?
    var atomicDepth = 0
    var result: LocalID?
    var resultType: Type?
    private var exits: [ExitKey: BlockID] = [:]
    private var deferredCount = 0
    private var turnCounters = 0

    init(facts: ProgramFacts, coverage: CoverageTable, role: Role, name: String) {
        self.facts = facts
        self.coverage = coverage
        self.role = role
        frame = Frame(simplify: Simplifier(facts: facts), procedure: nil, name: name)
        atomicDepth = role == .atomicStep ? 1 : 0
    }

    // MARK: Blocks

    mutating func makeBlock() -> BlockID {
        blocks.append(ActionGraph.Block())
        return BlockID(index: blocks.count - 1)
    }

    mutating func emit(_ kind: GraphInstruction.Kind, _ span: SourceSpan) {
        guard let current else { return }
        blocks[current.index].instructions.append(GraphInstruction(kind, span))
    }

    /// Ends the current block; what follows is unreachable until `current` is set.
    mutating func terminate(_ terminator: Terminator) {
        guard let block = current else { return }
        blocks[block.index].terminator = terminator
        current = nil
    }

    mutating func makeLocal(_ name: String, _ type: Type, _ span: SourceSpan, isVisible: Bool = false) -> LocalID {
        locals.append(ActionGraph.GraphLocal(name: name, type: type, span: span, isVisible: isVisible))
        return LocalID(locals.count - 1)
    }

    mutating func makeTurnCounter() -> Int {
        turnCounters += 1
        return turnCounters - 1
    }

    mutating func cover(_ kind: CoverageItem.Kind, at span: SourceSpan) {
        emit(.cover(coverage.id(kind, at: span)), span)
    }

    func read(_ local: LocalID) -> Expression {
        let info = locals[local.index]
        return Expression(.local(local), info.type, info.span)
    }

    // MARK: Boundaries

    private mutating func makeLocation(_ span: SourceSpan, isLabel: Bool) -> (LocationID, BlockID) {
        let entry = makeBlock()
        locations.append(ActionGraph.Location(entry: entry, label: label, isLabel: isLabel, span: span))
        return (LocationID(index: locations.count - 1), entry)
    }

    /// Ends the step here.
    mutating func placeBoundary(at span: SourceSpan, isLabel: Bool = false) {
        guard current != nil else { return }
        let (location, entry) = makeLocation(span, isLabel: isLabel)
        terminate(.boundary(location))
        current = entry
        locationHere = location
    }

    /// Ends the step here on paths that have released a lock in it.
    mutating func placeBoundaryIfUnlocked(at span: SourceSpan) {
        guard current != nil, atomicDepth == 0 else { return }
        let (location, entry) = makeLocation(frame.call ?? span, isLabel: false)
        terminate(.boundaryIfUnlocked(location))
        current = entry
    }

    // MARK: Ways out

    /// Adds a deferred block to the innermost scope.
    mutating func deferBlock(_ statements: [Statement]) {
        deferredCount += 1
        scopes[scopes.count - 1].deferred.append(
            Deferred(
                id: deferredCount, statements: statements, frame: frame, label: label, atomicDepth: atomicDepth))
    }

    /// The block that runs the deferred blocks of the scopes from `first` inwards, last first, and goes on at `target`.
    mutating func exitChain(leaving first: Int, to target: BlockID) -> BlockID {
        var next = target
        for scope in first..<scopes.count {
            for position in scopes[scope].deferred.indices {
                next = exitBlock(scope: scope, position: position, next: next)
            }
        }
        return next
    }

    private mutating func exitBlock(scope: Int, position: Int, next: BlockID) -> BlockID {
        let deferred = scopes[scope].deferred[position]
        let key = ExitKey(deferred: deferred.id, next: next)
        if let known = exits[key] { return known }
        let block = makeBlock()
        exits[key] = block
        let saved = (current, frame, scopes, label, mayBlockHere, locationHere, atomicDepth)
        scopes.removeSubrange((scope + 1)...)
        scopes[scope].deferred.removeSubrange(position...)
        (current, frame, label, atomicDepth) = (block, deferred.frame, deferred.label, deferred.atomicDepth)
        (mayBlockHere, locationHere) = (false, nil)
        lowerScope(deferred.statements, .plain)
        terminate(.jump(next))
        (current, frame, scopes, label, mayBlockHere, locationHere, atomicDepth) = saved
        return block
    }

    /// Leaves the scopes from `first` inwards for `target`.
    mutating func leave(from first: Int, to target: BlockID) {
        guard current != nil else { return }
        terminate(.jump(exitChain(leaving: first, to: target)))
    }

    /// Lowers statements in a scope of their own, and goes on behind it.
    mutating func lowerScope(_ statements: [Statement], _ kind: Scope.Kind) {
        guard current != nil else { return }
        scopes.append(Scope(kind: kind))
        for statement in statements { lower(statement) }
        let after = makeBlock()
        let isReached = current != nil
        leave(from: scopes.count - 1, to: after)
        scopes.removeLast()
        current = isReached ? after : nil
        if !(scopes.isEmpty) { locationHere = nil }
    }

    // MARK: Whole routines

    /// Lowers the body of a routine and returns its graph.
    mutating func build(
        _ routine: Routine, threads: [OperationThread], resultType: Type?, item: CoverageItem.Kind?
    ) -> ActionGraph {
        for local in routine.locals {
            _ = makeLocal(local.name, local.type, local.span, isVisible: true)
        }
        self.resultType = resultType
        if role == .operation {
            let values = resultType.map { facts.program.cardinality(of: $0) } ?? 0
            let highest = ResultCode.firstValue + Int64(clamping: values)
            result = makeLocal("result", .range(0, highest), routine.nameSpan)
        }
        let entry = makeBlock()
        let finish = makeBlock()
        blocks[finish.index].terminator = .finish
        current = entry
        if let item { cover(item, at: routine.nameSpan) }
        scopes = [Scope(kind: .routine(exit: finish))]
        for statement in routine.body { lower(statement) }
        setResult(ResultCode.success, routine.nameSpan)
        leave(from: 0, to: finish)
        let condition = routine.condition.map { frame.simplify($0) }
        return ActionGraph(
            name: routine.name, span: routine.nameSpan, parameters: routine.parameters,
            condition: condition?.boolean == true ? nil : condition, locals: locals, blocks: blocks, entry: entry,
            locations: locations, result: result, threads: threads)
    }

    /// Sets how the operation ends.
    mutating func setResult(_ code: Int64, _ span: SourceSpan) {
        guard let result else { return }
        emit(.declare(result, Expression(.constant(.scalar(code)), .range(code, code), span)), span)
    }
}
