import Execution

/// A transition of a trace as text, before it is laid out.
struct TraceEvent {
    /// Which lifeline it stands on.
    let lane: TraceLane
    /// Whether it is a later step of an operation that was begun before.
    let isResumed: Bool
    /// Whether its thread is inside the operation afterwards.
    let isUnfinished: Bool
    /// What stands on its line where the lifeline itself tells which call it belongs to.
    let onLifeline: StyledLine
    /// What stands on its line where nothing else tells.
    let alone: StyledLine
    /// What stands below: choices, changes, an error.
    let notes: [StyledLine]

    /// Puts `transition` into words; `error` is the message of the error that its path ended in.
    init(_ transition: TransitionDescription, error: String?) {
        lane = TraceLane(transition.actor)
        isResumed = transition.isResumed
        isUnfinished = transition.part != .rule && transition.result == nil && !transition.endsInError
        onLifeline = Self.onLifeline(transition)
        alone = transition.isResumed ? Self.resumed(transition) : Self.call(transition)
        notes =
            transition.choices.map(Self.choice) + transition.changes.map(Self.change)
            + (transition.endsInError ? [StyledLine("error: \(error ?? "the step has no end")", .bad)] : [])
    }

    /// `bind(file1, vm1) = 0`, `fault(file1, 0) ...`, as strace prints calls; a rule has no result.
    private static func call(_ transition: TransitionDescription) -> StyledLine {
        let arguments = transition.arguments.map(\.value).joined(separator: ", ")
        var line = StyledLine("\(transition.action)(\(arguments))", .strong)
        if transition.part != .rule { line.append(ending(of: transition)) }
        return line
    }

    /// `get_frame`, `map: fault() = -EAGAIN`.
    private static func onLifeline(_ transition: TransitionDescription) -> StyledLine {
        guard let position = transition.position else { return call(transition) }
        var line = StyledLine(position, .strong)
        if transition.result != nil {
            line.append(": ", .strong)
            line.append("\(transition.action)()")
            line.append(ending(of: transition))
        }
        return line
    }

    /// `<... fault resumed at map> = -EAGAIN`.
    private static func resumed(_ transition: TransitionDescription) -> StyledLine {
        var line = StyledLine("<... \(transition.action) resumed at ")
        line.append(transition.position ?? "", .strong)
        line.append(">")
        line.append(ending(of: transition))
        return line
    }

    /// What a call's line ends with.
    private static func ending(of transition: TransitionDescription) -> StyledLine {
        switch transition.result {
        case .success: StyledLine(" = 0")
        case .errno(let name): StyledLine(" = -\(name)", .caution)
        case .value(let value): StyledLine(" = \(value)")
        case nil: transition.endsInError ? StyledLine() : StyledLine(" ...")
        }
    }

    /// `choose e = frame1`, `either branch 2`.
    private static func choice(_ choice: TransitionDescription.Binding) -> StyledLine {
        StyledLine(
            choice.name == "either" ? "either branch \(choice.value)" : "choose \(choice.name) = \(choice.value)",
            .faint)
    }

    /// `file[file1].state: UNBOUND → BOUND_TDX`.
    private static func change(_ change: TransitionDescription.Change) -> StyledLine {
        var line = StyledLine("\(change.path): ")
        line.append("\(change.before) → ", .faint)
        line.append(change.after)
        return line
    }
}

extension TransitionDescription {
    /// Whether it goes on with an operation that was begun before.
    fileprivate var isResumed: Bool { position != nil }

    /// Where a later step begins: its label or its first statement.
    fileprivate var position: String? {
        switch part {
        case .call, .rule: nil
        case .step(let label): label
        case .statement(let text): text
        }
    }
}

/// Who a lifeline belongs to; lifelines stand in this order.
struct TraceLane: Hashable, Comparable {
    /// The position of the thread, or behind all threads for the environment.
    let index: Int
    /// The thread's name.
    let name: String

    /// Makes the lane of `actor`.
    init(_ actor: TransitionDescription.Actor) {
        switch actor {
        case .thread(let name, let index): (self.index, self.name) = (index, name)
        case .environment: (index, name) = (Int.max, "environment")
        }
    }

    /// Whether rules stand on it.
    var isEnvironment: Bool { index == Int.max }

    /// Orders lanes from left to right.
    static func < (a: TraceLane, b: TraceLane) -> Bool { a.index < b.index }
}
