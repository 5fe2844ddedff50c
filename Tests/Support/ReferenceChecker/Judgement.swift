import Language

/// What was found of one property.
public struct Verdict: Hashable, Sendable {
    /// The transitions of the shortest trace to a violation, or for `reachable` to a witness; for `recoverable` to a
    /// state from where there is no way.
    public var found: Int?
    /// The transitions of the shortest trace to an error in its evaluation; the verdict is then `error`.
    public var error: Int?
}

/// Judges properties, guards and deadlock on the states and transitions that it is shown, in the order of depth
/// (reference, sections 5 and 6).
struct Judgement {
    let model: ReferenceModel
    /// What was found of each property; of kinds that are not judged, nothing ever is.
    var verdicts: [Verdict]
    /// The length of the shortest trace to a deadlock.
    private(set) var deadlock: Int?
    /// The length of the shortest trace to each error.
    private(set) var errors: [Fault: Int] = [:]
    /// What was executed, and the guards that were true.
    var covered: Set<CoveragePoint> = []

    /// The refinements.
    private let refinements: [ReferenceRefinement]

    /// Nothing found yet.
    init(_ model: ReferenceModel) {
        self.model = model
        refinements = model.program.properties.indices.compactMap { ReferenceRefinement(model, $0) }
        verdicts = Array(repeating: Verdict(), count: model.program.properties.count)
    }

    /// Judges what is said of states alone, in a state at that depth.
    mutating func judge(_ state: GlobalState, depth: Int) {
        for (index, property) in model.program.properties.enumerated() {
            switch property.content {
            case .invariant(let predicate): judge(predicate, index, bad: false, Scope(model, state), depth)
            case .reachable(let predicate): judge(predicate, index, bad: true, Scope(model, state), depth)
            default: break
            }
        }
        for refinement in refinements {
            do throws(Fault) {
                let image = try refinement.image(of: state, in: model)
                if depth == 0 && !refinement.canBegin(in: image) { violate(refinement.index, 0) }
            } catch {
                if verdicts[refinement.index].error == nil { verdicts[refinement.index].error = depth }
                note(Fault(error.kind, error.span, property: refinement.index), depth)
            }
        }
    }

    /// Judges a transition by the specifications of the refinements.
    private mutating func judgeRefinements(from state: GlobalState, to target: GlobalState, _ length: Int) {
        for refinement in refinements where verdicts[refinement.index].found.map({ length < $0 }) ?? true {
            guard let before = try? refinement.image(of: state, in: model),
                let after = try? refinement.image(of: target, in: model)
            else { continue }
            if !refinement.allows(before, after) { violate(refinement.index, length) }
        }
    }

    /// Notes a violation, unless there is a shorter one; an initial state may be judged after a transition of another one.
    private mutating func violate(_ index: Int, _ length: Int) {
        verdicts[index].found = min(verdicts[index].found ?? length, length)
    }

    /// Judges what can happen in a state at that depth.
    mutating func judge(_ moves: Moves, in state: GlobalState, depth: Int) {
        moves.faults.forEach { note($0, depth) }
        for transition in moves.transitions {
            covered.formUnion(transition.executed)
            if let fault = transition.fault { note(fault, depth + 1) }
            guard let target = transition.target else { continue }
            judgeRefinements(from: state, to: target, depth + 1)
            for (index, property) in model.program.properties.enumerated() {
                guard case .transition(let predicate) = property.content else { continue }
                var scope = Scope(model, target)
                scope.before = state
                scope.taken = transition.taken
                judge(predicate, index, bad: false, scope, depth + 1)
            }
        }
        if !model.program.allowsDeadlock, deadlock == nil, hasLockCycle(moves) || isStuck(state, moves, depth) {
            deadlock = depth
        }
    }

    /// Notes an error on a trace of that length.
    mutating func note(_ fault: Fault, _ length: Int) {
        errors[fault] = min(errors[fault, default: length], length)
    }

    private mutating func judge(_ predicate: Predicate, _ index: Int, bad: Bool, _ scope: Scope, _ length: Int) {
        var scope = scope
        do throws(Fault) {
            if try scope.isTrue(predicate.expression) == bad, verdicts[index].found == nil {
                verdicts[index].found = length
            }
        } catch {
            if verdicts[index].error == nil { verdicts[index].error = length }
            note(Fault(error.kind, error.span, property: index), length)
        }
        let name = model.program.properties[index].name
        for span in scope.trueGuards { covered.insert(CoveragePoint(kind: .guardTrue(property: name), span: span)) }
    }

    /// Deadlock (a): not terminal, and no transition to a different state; a step that ends in an error counts as one.
    private mutating func isStuck(_ state: GlobalState, _ moves: Moves, _ depth: Int) -> Bool {
        if moves.transitions.contains(where: { $0.target != state }) { return false }
        guard let terminal = model.program.terminal else {
            return model.members.isEmpty || state.threads.contains { $0 != nil }
        }
        var scope = Scope(model, state)
        do throws(Fault) {
            return !(try scope.isTrue(terminal.expression))
        } catch {
            note(error, depth)
            return false
        }
    }

    /// Deadlock (b): the greatest set of waiting threads in which each is held back by a member on every path.
    private func hasLockCycle(_ moves: Moves) -> Bool {
        var members = Set(moves.waiting.keys)
        while let free = members.first(where: { thread in
            moves.waiting[thread, default: []].contains { $0.isDisjoint(with: members) }
        }) {
            members.remove(free)
        }
        return !members.isEmpty
    }
}
