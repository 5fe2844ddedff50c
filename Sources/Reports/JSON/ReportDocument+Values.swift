import Execution
import Language

extension ReportDocument {
    /// The files of the document, for the places of the values that are made of it; never empty.
    public var sourceMap: SourceMap {
        var map = SourceMap()
        for source in sources { _ = map.add(SourceFile(path: source.path, text: Array(source.text.utf8))) }
        if sources.isEmpty { _ = map.add(SourceFile(path: "", text: [])) }
        return map
    }
}

extension ReportDocument.Span {
    /// The place in the document's files.
    public var value: SourceSpan { SourceSpan(file: FileID(index: file), start: start, end: end) }
}

extension ReportDocument.Span? {
    /// The place in the document's files; the very beginning where there is none.
    fileprivate var value: SourceSpan { self?.value ?? SourceSpan(file: FileID(index: 0), start: 0, end: 0) }
}

extension ReportDocument.Evidence {
    /// The evidence as the report had it, where `threads` are those of the scenario.
    public func value(threads: [String]) -> Evidence {
        Evidence(
            trace: trace.value(threads: threads), explanations: explanations.map(\.value),
            rest: rest?.value(threads), refinement: refinement?.value(threads), loop: loop?.value(threads: threads))
    }
}

extension ReportDocument.Trace {
    /// The trace as the report had it, where `threads` are those of the scenario.
    public func value(threads: [String]) -> TraceReport {
        TraceReport(
            start: start.map { StartingPoint(variables: $0.map(\.binding)) },
            transitions: transitions.map { $0.value(threads) }, states: states.map { $0.value(threads) })
    }
}

extension ReportDocument.Loop {
    /// The loop as the report had it, where `threads` are those of the scenario.
    public func value(threads: [String]) -> LoopReport {
        LoopReport(
            transitions: transitions.map { $0.value(threads) }, states: states.map { $0.value(threads) },
            participants: participants.map(\.value), instance: instance.map(\.binding))
    }
}

extension ReportDocument.Deadlock {
    /// Who waits for what, as the report had it; `nil` where there is no deadlock.
    public var value: DeadlockDescription? {
        guard verdict == .found else { return nil }
        let waits = (waits ?? []).map { wait in
            DeadlockDescription.Wait(
                thread: wait.thread, statement: wait.statement, resource: wait.resource, holders: wait.holders,
                span: wait.span.value)
        }
        return DeadlockDescription(isLockCycle: isLockCycle ?? false, waits: waits)
    }
}

extension ReportDocument.Binding {
    /// The binding.
    fileprivate var binding: TransitionDescription.Binding { TransitionDescription.Binding(name: name, value: value) }
}

extension ReportDocument.Change {
    /// The change.
    fileprivate var value: TransitionDescription.Change {
        TransitionDescription.Change(path: path, before: before, after: after)
    }
}

extension ReportDocument.Part {
    /// The part.
    fileprivate var value: TransitionDescription.Part {
        switch kind {
        case .call: .call
        case .step: .step(text ?? "")
        case .statement: .statement(text ?? "")
        case .rule: .rule
        }
    }
}

extension ReportDocument.Result {
    /// The result.
    fileprivate var outcome: TransitionDescription.Result {
        switch kind {
        case .success: .success
        case .errno: .errno(value ?? "")
        case .value: .value(value ?? "")
        }
    }
}

extension [String] {
    /// Who acts; a thread that is not among these stands behind them.
    fileprivate func actor(_ name: String?) -> TransitionDescription.Actor {
        name.map { .thread(name: $0, index: firstIndex(of: $0) ?? count) } ?? .environment
    }
}

extension ReportDocument.Transition {
    /// The transition.
    fileprivate func value(_ threads: [String]) -> TransitionDescription {
        TransitionDescription(
            actor: threads.actor(thread), action: action, arguments: arguments.map(\.binding), part: part.value,
            choices: choices.map(\.binding), result: result?.outcome, changes: changes.map(\.value), span: span.value,
            endsInError: endsInError)
    }
}

extension ReportDocument.State {
    /// The state.
    fileprivate func value(_ names: [String]) -> StateDescription {
        StateDescription(
            variables: variables.map { TransitionDescription.Binding(name: $0.path, value: $0.value) },
            threads: threads.map { thread in
                ThreadDescription(
                    name: thread.name, operation: thread.operation, step: thread.step,
                    nextStatement: thread.nextStatement, span: thread.span?.value,
                    locals: (thread.locals ?? []).map(\.binding))
            },
            locks: locks.map { lock in
                LockDescription(
                    path: lock.path, isShared: lock.isShared, holders: lock.holders.compactMap(names.firstIndex))
            })
    }
}

extension ReportDocument.Loop.Participant {
    /// The participant.
    fileprivate var value: LoopParticipant {
        let subject: LoopParticipant.Subject =
            switch kind {
            case .thread: .thread(thread ?? "")
            case .call: .call(thread: thread ?? "", operation: action ?? "")
            case .rule: .rule(action ?? "", arguments: arguments ?? [])
            }
        let activity: LoopParticipant.Activity =
            switch activity {
            case .moves: .moves(moves ?? 0)
            case .idle: .idle
            case .neverEnabled: .neverEnabled
            case .enabledAtTimes: .enabledAtTimes
            case .unfair: .unfair
            }
        return LoopParticipant(subject: subject, activity: activity, operation: operation, statement: statement)
    }
}

extension ReportDocument.Explanation {
    /// The explanation.
    fileprivate var value: Explanation {
        Explanation(
            conjunct: conjunct, span: span.value, bindings: bindings.map(\.binding),
            terms: terms.map { Explanation.Term(text: $0.text, value: $0.value, span: $0.span.value) })
    }
}

extension ReportDocument.Rest {
    /// What is left.
    fileprivate func value(_ threads: [String]) -> NoWayBack {
        NoWayBack(
            reachableStates: reachableStates, isUpToSymmetry: isUpToSymmetry,
            moves: moves.map { moves in
                PossibleMoves(
                    actor: threads.actor(moves.thread),
                    moves: moves.moves.map { PossibleMoves.Move(action: $0.action, part: $0.part.value) },
                    hasMore: moves.hasMore, statement: moves.statement)
            })
    }
}

extension ReportDocument.Refinement {
    /// Both levels; the threads of the specification are told apart by their names alone.
    fileprivate func value(_ threads: [String]) -> RefinementExplanation {
        RefinementExplanation(
            specification: specification, initial: initial.map(\.binding), matches: matches.map { $0.value(threads) },
            nearest: nearest.map { miss in
                RefinementExplanation.NearMiss(
                    transition: miss.transition?.value(threads), isGuarded: miss.isGuarded,
                    guardPart: miss.guardPart?.value, differences: miss.differences.map(\.value))
            })
    }
}

extension ReportDocument.Refinement.Match {
    /// What a transition is to the specification.
    fileprivate func value(_ threads: [String]) -> RefinementExplanation.Match {
        switch kind {
        case .stutters: .stutters
        case .matches: transition.map { .matches($0.value(threads)) } ?? .unknown
        case .fails: .fails((changes ?? []).map(\.value))
        case .unknown: .unknown
        }
    }
}
