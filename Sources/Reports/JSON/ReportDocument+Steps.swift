import Execution

extension ReportDocument.Binding {
    /// Makes the document of a binding.
    init(_ binding: TransitionDescription.Binding) { self.init(name: binding.name, value: binding.value) }
}

extension ReportDocument.Change {
    /// Makes the document of a change.
    init(_ change: TransitionDescription.Change) {
        self.init(path: change.path, before: change.before, after: change.after)
    }
}

extension ReportDocument.Part {
    /// Makes the document of a part.
    init(_ part: TransitionDescription.Part) {
        switch part {
        case .call: self.init(kind: .call)
        case .step(let label): self.init(kind: .step, text: label)
        case .statement(let text): self.init(kind: .statement, text: text)
        case .rule: self.init(kind: .rule)
        }
    }
}

extension ReportDocument.Result {
    /// Makes the document of a result.
    init(_ result: TransitionDescription.Result) {
        switch result {
        case .success: self.init(kind: .success)
        case .errno(let name): self.init(kind: .errno, value: name)
        case .value(let value): self.init(kind: .value, value: value)
        }
    }
}

extension TransitionDescription.Actor {
    /// The name of the thread; `nil` for the environment.
    var threadName: String? { if case .thread(let name, _) = self { name } else { nil } }
}

extension ReportDocument.Transition {
    /// Makes the document of a transition.
    init(_ transition: TransitionDescription, _ places: ReportPlaces) {
        self.init(
            thread: transition.actor.threadName, action: transition.action,
            arguments: transition.arguments.map(ReportDocument.Binding.init), part: .init(transition.part),
            choices: transition.choices.map(ReportDocument.Binding.init),
            result: transition.result.map(ReportDocument.Result.init),
            changes: transition.changes.map(ReportDocument.Change.init), endsInError: transition.endsInError,
            span: places.span(transition.span))
    }
}

extension ReportDocument.Trace {
    /// Makes the document of a trace.
    init(_ trace: TraceReport, _ places: ReportPlaces) {
        self.init(
            start: trace.start.map { $0.variables.map(ReportDocument.Binding.init) },
            transitions: trace.transitions.map { .init($0, places) }, states: trace.states.map { .init($0, places) })
    }
}

extension ReportDocument.State {
    /// Makes the document of a state.
    init(_ state: StateDescription, _ places: ReportPlaces) {
        self.init(
            variables: state.variables.map { Variable(path: $0.name, value: $0.value) },
            threads: state.threads.map { thread in
                Thread(
                    name: thread.name, operation: thread.operation, step: thread.step,
                    nextStatement: thread.nextStatement, span: places.span(thread.span),
                    locals: thread.locals.isEmpty ? nil : thread.locals.map(ReportDocument.Binding.init))
            },
            locks: state.locks.map { lock in
                Lock(
                    path: lock.path, isShared: lock.isShared,
                    holders: lock.holders.compactMap {
                        state.threads.indices.contains($0) ? state.threads[$0].name : nil
                    })
            })
    }
}

extension ReportDocument.Loop {
    /// Makes the document of a loop.
    init(_ loop: LoopReport, _ places: ReportPlaces) {
        self.init(
            transitions: loop.transitions.map { .init($0, places) }, states: loop.states.map { .init($0, places) },
            participants: loop.participants.map(Participant.init),
            instance: loop.instance.map(ReportDocument.Binding.init))
    }
}

extension ReportDocument.Loop.Participant {
    /// Makes the document of a participant.
    fileprivate init(_ participant: LoopParticipant) {
        switch participant.subject {
        case .thread(let name): self.init(kind: .thread, thread: name, activity: .idle)
        case .call(let thread, let operation):
            self.init(kind: .call, thread: thread, action: operation, activity: .idle)
        case .rule(let name, let arguments): self.init(kind: .rule, action: name, arguments: arguments, activity: .idle)
        }
        (operation, statement) = (participant.operation, participant.statement)
        switch participant.activity {
        case .moves(let count): (activity, moves) = (.moves, count)
        case .idle: activity = .idle
        case .neverEnabled: activity = .neverEnabled
        case .enabledAtTimes: activity = .enabledAtTimes
        case .unfair: activity = .unfair
        }
    }
}
