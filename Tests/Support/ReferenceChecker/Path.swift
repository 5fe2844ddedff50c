import Language

/// One way of running a step: what is done so far, all of which has not happened if the path blocks.
struct Path {
    /// How far a path gets at once.
    enum Progress {
        /// It goes on, in as many ways as there are choices.
        case onward([Path])
        case ended(Ending)
    }

    /// How a path ends.
    enum Ending {
        /// At a boundary.
        case resting(Path)
        /// With the end of the operation or rule.
        case finished(Path, Outcome)
        case blocked(Block)
        /// With a model error: a transition without a target.
        case failed(Path, Fault)
    }

    /// Why a path does not go on.
    struct Block {
        /// Who holds back the lock, or is waited for by the `synchronize`; `nil` for any other reason.
        let holders: Set<Int>?
        /// Whether a variable other than a lock was read on the way.
        let hasRead: Bool
    }

    /// The text that is run.
    let text: Text
    /// The operation, if it is one.
    let operation: Int?
    /// The state, in which the running thread's activity is kept up to date; and the locals.
    var scope: Scope
    /// What comes next.
    var control = Control()
    /// Whether the next statement is the step's first, before which no boundary is looked for.
    var isAtStart = true
    /// Whether an unlock was executed in this step.
    var hasUnlocked = false
    /// Whether a variable other than a lock was read in this step.
    var hasRead = false
    /// What each `synchronize` that the step can begin with waits for.
    var graces: [Address: Grace] = [:]
    /// What was executed, for coverage.
    var executed: Set<CoveragePoint> = []

    /// A step from `control`.
    init(_ text: Text, operation: Int?, scope: Scope, control: Control = Control()) {
        self.text = text
        self.operation = operation
        self.scope = scope
        self.control = control
        isAtStart = control.isBeforeSomething(in: text)
        if let label = control.label(in: text) { noteStep(label) }
    }

    /// Every way in which the step runs to its end, in the order of choices.
    func endings() -> [Ending] {
        var endings: [Ending] = []
        var pending = [self]
        while var path = pending.popLast() {
            switch path.proceed() {
            case .onward(let paths): pending += paths.reversed()
            case .ended(let ending): endings.append(ending)
            }
        }
        return endings
    }

    /// Goes on by one statement, or to the end of the step.
    private mutating func proceed() -> Progress {
        let event = control.settle(in: text)
        if boundaryStands(before: event) {
            if case .again = event { control.restBeforeLoop(in: text) }
            return .ended(.resting(self))
        }
        isAtStart = false
        publish()
        do throws(Fault) {
            switch event {
            case .line(let line):
                scope.base = line.base
                if line.touchesVariables { hasRead = true }
                return try execute(line)
            case .turn(let line): return .onward(turn(line))
            case .again(let line, let turns):
                scope.base = line.base
                if line.touchesVariables { hasRead = true }
                return .onward([try turn(line, after: turns)])
            case .store(let line, let value):
                scope.base = line.base
                try store(value, of: line)
                control.endFrame()
                return .onward([self])
            case .finished(let outcome):
                if let thread = scope.current, scope.state.holdsSomething(thread) {
                    throw Fault(.returnWithLockHeld, text.nameSpan)
                }
                return .ended(.finished(self, outcome))
            }
        } catch {
            return .ended(.failed(self, error))
        }
    }

    /// Whether a boundary of the second or third kind stands before what comes next.
    private func boundaryStands(before event: Control.Event) -> Bool {
        if isAtStart || operation == nil || control.isAtomic { return false }
        switch event {
        case .line(let line), .again(let line, _): return line.blocks || (hasUnlocked && line.touchesVariables)
        case .store(let line, _):
            guard case .call(_, _, let result) = line.form else { return false }
            return hasUnlocked && result.touchesVariables
        case .turn, .finished: return false
        }
    }

    /// Lets expressions see where the running thread is.
    private mutating func publish() {
        guard let thread = scope.current, let operation else { return }
        scope.state.threads[thread] = Activity(
            operation: operation, control: control, locals: scope.locals)
    }

    /// The ways to take the next value of a `for`.
    private func turn(_ line: Line) -> [Path] {
        guard case .forLoop(let binder, let order, let body) = line.form else { preconditionFailure("no loop") }
        let remaining = control.remaining
        if remaining.isEmpty {
            var path = self
            path.control.endFrame()
            return [path]
        }
        let candidates = if case .every = order { remaining } else { [remaining[0]] }
        return candidates.map { value in
            var path = self
            path.scope.locals[line.base + binder.local.index] = value
            path.control.beginTurn(body, remaining: remaining.filter { $0 != value })
            return path
        }
    }

    /// Stores what a procedure returned.
    private mutating func store(_ value: Datum?, of line: Line) throws(Fault) {
        guard case .call(_, _, let result) = line.form, let value else { return }
        switch result {
        case .nothing: break
        case .local(let local):
            let slot = line.base + local.index
            if let kind = scope.model.misfit(value, text.slots[slot].type) { throw Fault(kind, line.span) }
            scope.locals[slot] = value
        case .place(let target):
            let place = try scope.place(target)
            if let kind = scope.model.misfit(value, target.type) { throw Fault(kind, line.span) }
            scope.write(value, at: place)
        }
    }
}
