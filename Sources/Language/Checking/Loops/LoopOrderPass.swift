/// Decides for each loop over a type without order whether every order must be explored, and reports loops whose
/// outcome depends on an order that is not there (reference, section 5).
final class LoopOrderPass {
    /// The checker, for its diagnostics.
    private let model: ModelChecker
    /// Where operations can be interrupted.
    private var boundaries: BoundaryAnalysis
    /// Where loops may begin with a boundary that is due.
    private var releases: Set<SourceSpan> = []
    /// The locals of the routine, with those that name places.
    private var locals: [Local] = []
    private var placeParameters: [LocalID: Type] = [:]

    /// Makes a pass over the program of `model`.
    init(_ model: ModelChecker) {
        self.model = model
        boundaries = BoundaryAnalysis(model.program)
    }

    /// Decides all loops of routines that are right, if all that they may call is.
    func run() {
        let isSound =
            model.areCallsSound && !model.procedureEffects.values.contains(where: \.isFaulty)
            && !model.functionEffects.values.contains(where: \.isFaulty)
        guard isSound else { return }
        releases = ReleaseAnalysis(model.program).loops
        for index in model.program.procedures.indices {
            let procedure = model.program.procedures[index]
            model.program.procedures[index] = Procedure(
                routine: decided(procedure.routine, isAtomic: false), result: procedure.result)
        }
        for index in model.program.operations.indices where !model.operationEffects[index].isFaulty {
            let operation = model.program.operations[index]
            model.program.operations[index] = Operation(
                routine: decided(operation.routine, isAtomic: false), threads: operation.threads,
                fairness: operation.fairness, result: operation.result)
        }
        for index in model.program.rules.indices where !model.ruleEffects[index].isFaulty {
            let rule = model.program.rules[index]
            model.program.rules[index] = Rule(routine: decided(rule.routine, isAtomic: true), fairness: rule.fairness)
        }
        guard let initial = model.program.initial, model.initialEffects?.isFaulty == false else { return }
        model.program.initial = decided(initial, isAtomic: true)
    }

    /// The routine with its loops decided; in an atomic one there are no boundaries.
    private func decided(_ routine: Routine, isAtomic: Bool) -> Routine {
        guard routine.body.contains(where: \.hasUnorderedLoop) else { return routine }
        locals = routine.locals
        placeParameters = [:]
        for parameter in routine.parameters where model.program.holdsPlace(locals[parameter.index].type) {
            placeParameters[parameter] = locals[parameter.index].type
        }
        let body = decided(routine.body, isAtomic: isAtomic)
        return Routine(
            name: routine.name, title: routine.title, documentation: routine.documentation,
            parameters: routine.parameters, locals: routine.locals, condition: routine.condition, body: body,
            span: routine.span, nameSpan: routine.nameSpan)
    }

    /// The statements with their loops decided.
    private func decided(_ statements: [Statement], isAtomic: Bool) -> [Statement] {
        statements.map { statement in
            guard statement.hasUnorderedLoop else { return statement }
            return Statement(decided(statement.kind, at: statement.span, isAtomic: isAtomic), statement.span)
        }
    }

    /// The statement with the loops in its blocks decided.
    private func decided(_ kind: Statement.Kind, at span: SourceSpan, isAtomic: Bool) -> Statement.Kind {
        let inner = { (block: [Statement]) in self.decided(block, isAtomic: isAtomic) }
        return switch kind {
        case .conditional(let condition, let then, let otherwise):
            .conditional(condition, then: inner(then), else: inner(otherwise))
        case .conditionalBinding(let local, let value, let then, let otherwise):
            .conditionalBinding(local, value, then: inner(then), else: inner(otherwise))
        case .forLoop(let binder, .irrelevant, let body):
            .forLoop(binder, order: order(of: binder, body, at: span, isAtomic: isAtomic), inner(body))
        case .forLoop(let binder, let order, let body): .forLoop(binder, order: order, inner(body))
        case .whileLoop(let condition, let body): .whileLoop(condition, inner(body))
        case .choose(let binders, let condition, let otherwise):
            .choose(binders, where: condition, else: otherwise.map(inner))
        case .either(let branches): .either(branches.map(inner))
        case .deferred(let body): .deferred(inner(body))
        case .lock(let mode, let place, let otherwise): .lock(mode, place, else: otherwise.map(inner))
        case .atomic(let body): .atomic(decided(body, isAtomic: true))
        default: kind
        }
    }

    /// The order of a loop over a type without one.
    private func order(of binder: Binder, _ body: [Statement], at span: SourceSpan, isAtomic: Bool) -> LoopOrder {
        if !isAtomic, boundaries.loopHasBoundary(body, isDue: releases.contains(span)) { return .every }
        let own = body.declaredLocals.union([binder.local])
        let outer = Set(locals.indices.map(LocalID.init).filter { !own.contains($0) && placeParameters[$0] == nil })
        let collector = LoopAccessCollector(
            model.program, body: body, value: binder.local, outer: outer, placeParameters: placeParameters)
        judge(collector, binder)
        return .irrelevant
    }

    /// Reports the first thing that makes the order matter.
    private func judge(_ collector: LoopAccessCollector, _ binder: Binder) {
        let local = locals[binder.local.index]
        if let obstacle = collector.obstacle {
            return report("'\(obstacle.word)' would make the order matter", at: obstacle.span, local)
        }
        if collector.isExhausted {
            return report("its body is too large to tell that the order makes no difference", at: local.span, local)
        }
        let accesses = collector.distinctAccesses
        for change in accesses where change.kind != .read {
            if change.path.mayMeet(change.path), change.kind == .assign {
                return report(
                    "\(text(change)) is changed in more than one turn: change elements at '\(local.name)', or only "
                        + "insert, only remove, or only add constants", at: change.span, local)
            }
            for other in accesses where change.path.mayMeet(other.path) {
                guard !change.kind.commutes(with: other.kind) else { continue }
                let what = other.kind == .read ? "read" : "changed"
                return report(
                    "\(text(other)) is \(what) here, and changed in other turns",
                    at: other.span, local, other: change.span)
            }
        }
    }

    /// The source of an access, quoted.
    private func text(_ access: LoopAccess) -> String { "'\(model.program.sources.text(of: access.span))'" }

    /// Reports a loop whose order would matter.
    private func report(_ why: String, at span: SourceSpan, _ local: Local, other: SourceSpan? = nil) {
        var notes = [DiagnosticNote("the loop over '\(model.program.text(of: local.type))' is here", at: local.span)]
        if let other, other != span { notes.append(DiagnosticNote("changed here", at: other)) }
        notes.append(DiagnosticNote("with a step in its body every order is explored"))
        model.report(StatementMessage.orderDependentLoop(why), at: span, notes: notes)
    }
}

extension Statement {
    /// Whether it is or holds a loop over a type without order.
    fileprivate var hasUnorderedLoop: Bool {
        if case .forLoop(_, .irrelevant, _) = kind { return true }
        return blocks.contains { $0.contains(where: \.hasUnorderedLoop) }
    }
}

extension [Statement] {
    /// The locals that the statements and their blocks declare or bind, but those bound within expressions.
    fileprivate var declaredLocals: Set<LocalID> {
        var result: Set<LocalID> = []
        for statement in self {
            switch statement.kind {
            case .declare(let local, _), .conditionalBinding(let local, _, _, _), .call(_, _, .local(let local)):
                result.insert(local)
            case .forLoop(let binder, _, _): result.insert(binder.local)
            case .choose(let binders, _, _): result.formUnion(binders.map(\.local))
            default: break
            }
            for block in statement.blocks { result.formUnion(block.declaredLocals) }
        }
        return result
    }
}
