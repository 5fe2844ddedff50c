/// Finds the loops that may begin in a step in which a lock was released: the boundary that is due before the next access of a
/// variable (reference, section 5) then lies in their bodies.
///
/// It follows the paths through operations, procedures in the places of their calls, and errs on the side of a release.
/// The calls of procedures must not be recursive.
struct ReleaseAnalysis {
    /// What of statements matters.
    private var boundaries: BoundaryAnalysis
    /// The program, all bodies typed.
    private let program: Program
    /// Where such loops stand.
    private(set) var loops: Set<SourceSpan> = []
    /// What calls of procedures lead to, so far.
    private var calls: [Call: Bool] = [:]
    /// Whether a lock may have been released where the innermost loop is left, or its next turn begun, out of turn.
    private var leaps = false

    /// A call of a procedure.
    private struct Call: Hashable {
        /// Which.
        let procedure: ProcedureID
        /// Whether a lock may have been released in the step that it begins in.
        let isDue: Bool
    }

    /// Looks through all operations of `program`.
    init(_ program: Program) {
        (self.program, boundaries) = (program, BoundaryAnalysis(program))
        for operation in program.operations { _ = isDue(behind: operation.routine.body, false, isAtomic: false) }
    }

    /// Whether a boundary may be due behind statements, where it is or is not before them.
    private mutating func isDue(behind statements: [Statement], _ before: Bool, isAtomic: Bool) -> Bool {
        var isDue = before
        var deferred: [[Statement]] = []
        for statement in statements {
            if case .deferred(let body) = statement.kind {
                // It may be run from anywhere behind.
                let mayBeDue = isDue || boundaries.facts(of: statements).unlocks
                _ = self.isDue(behind: body, mayBeDue, isAtomic: isAtomic)
                deferred.append(body)
            } else {
                isDue = self.isDue(behind: statement, isDue, isAtomic: isAtomic)
            }
        }
        for body in deferred.reversed() { isDue = self.isDue(behind: body, isDue, isAtomic: isAtomic) }
        return isDue
    }

    /// The same of one statement.
    private mutating func isDue(behind statement: Statement, _ before: Bool, isAtomic: Bool) -> Bool {
        var isDue = before
        if !isAtomic, boundaries.headTouchesVariables(statement) { isDue = false }
        switch statement.kind {
        case .step: return isAtomic && isDue
        case .await, .lock(_, _, nil), .synchronize: return isAtomic && isDue
        case .unlock, .readUnlock: return true
        case .returnValue, .fail: return false
        case .breakLoop, .continueLoop:
            leaps = leaps || isDue
            return false
        case .call(let procedure, _, let target):
            isDue = self.isDue(behind: procedure, isDue, isAtomic: isAtomic)
            if case .place = target, !isAtomic { isDue = false }
            return isDue
        case .forLoop(_, _, let body):
            return loop(body, isDue, isAtomic, at: statement.span)
        case .whileLoop(_, let body):
            let looksEachTurn = !isAtomic && boundaries.headTouchesVariables(statement)
            return loop(body, isDue, isAtomic, endsEachTurn: looksEachTurn)
        case .atomic(let body):
            let facts = boundaries.facts(of: body)
            if !isAtomic, facts.blocks || facts.touchesVariables { isDue = false }
            return self.isDue(behind: body, isDue, isAtomic: true)
        case .either(let branches):
            if !isAtomic, branches.contains(where: { $0.first.map { boundaries.isBlocking($0) } ?? false }) {
                isDue = false
            }
            return branches.reduce(false) { self.isDue(behind: $1, isDue, isAtomic: isAtomic) || $0 }
        case .conditional, .conditionalBinding:
            return boundaries.present(statement).reduce(false) {
                self.isDue(behind: $1, isDue, isAtomic: isAtomic) || $0
            }
        case .choose, .lock:
            return statement.blocks.reduce(isDue) { self.isDue(behind: $1, isDue, isAtomic: isAtomic) || $0 }
        default: return isDue
        }
    }

    /// The same of a loop, at the head of which the boundary is where `endsEachTurn`.
    private mutating func loop(
        _ body: [Statement], _ before: Bool, _ isAtomic: Bool, at span: SourceSpan? = nil, endsEachTurn: Bool = false
    ) -> Bool {
        let outer = leaps
        leaps = false
        var isDue = before
        while true {
            if isDue, let span { loops.insert(span) }
            let behind = self.isDue(behind: body, isDue, isAtomic: isAtomic)
            let next = isDue || !endsEachTurn && (behind || leaps)
            if next == isDue { break }
            isDue = next
        }
        isDue = isDue || leaps
        leaps = outer
        return isDue
    }

    /// The same of a procedure.
    private mutating func isDue(behind procedure: ProcedureID, _ before: Bool, isAtomic: Bool) -> Bool {
        let call = Call(procedure: procedure, isDue: before)
        if !isAtomic, let known = calls[call] { return known }
        // A `return` within leads to the end, too.
        let body = program.procedures[procedure.index].routine.body
        let result = isDue(behind: body, before, isAtomic: isAtomic) || boundaries.facts(of: body).unlocks
        if !isAtomic { calls[call] = result }
        return result
    }
}
