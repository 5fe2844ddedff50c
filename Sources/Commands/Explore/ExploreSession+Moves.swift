import Engine
import Execution
import Language
import Reports

extension ExploreSession {
    /// Makes the move of that number.
    mutating func take(number: Int) throws(ExploreFault) {
        let expansion = try expansion()
        guard number >= 1, number <= Int(expansion.count) else {
            throw .noMove(number, count: Int(expansion.count))
        }
        take(Int32(number - 1), of: expansion)
    }

    /// Makes the move that a call or a thread names.
    mutating func take(_ text: String) throws(ExploreFault) {
        let expansion = try expansion()
        let ordinals = try ordinals(of: text, in: expansion.words)
        guard let first = ordinals.first else { throw .impossible(text) }
        guard ordinals.count == 1 else {
            let listed = ordinals.prefix(Self.mostMoves)
            throw .several(
                text, listed.map { describe($0, of: expansion) }, more: ordinals.count - listed.count)
        }
        take(first, of: expansion)
    }

    /// The ordinals of the moves that a call or a thread names.
    private func ordinals(of text: String, in words: [UInt64]) throws(ExploreFault) -> [Int32] {
        if let member = system.threadNames.firstIndex(of: text) {
            return Array(system.ordinals(ofThread: member, in: words))
        }
        return system.ordinals(of: try pattern(text), in: words)
    }

    /// The calls that a text names.
    func pattern(_ text: String) throws(ExploreFault) -> CallPattern {
        do throws(CallPattern.Fault) {
            return try CallPattern(text, in: system)
        } catch {
            throw .noCall(text, error)
        }
    }

    /// Makes the move with that ordinal, and shows where it leads.
    private mutating func take(_ ordinal: Int32, of expansion: StateExpansion) {
        append(expansion.step(ordinal))
        showArrival()
    }

    /// Takes back steps, or makes some again.
    mutating func go(back isBack: Bool, count text: String) throws(ExploreFault) {
        guard let count = text.isEmpty ? 1 : Int(text), count > 0 else {
            throw .noNumber(text, wanted: "number of steps")
        }
        let room = isBack ? position : steps.count - position
        guard room > 0 else { throw .noStep(isBack ? .back : .forward) }
        move(to: isBack ? position - min(count, room) : position + min(count, room))
        showArrival()
    }

    /// Goes to an initial state.
    mutating func restart(_ text: String) throws(ExploreFault) {
        if starts.isEmpty { throw .noStart }
        guard !text.isEmpty else {
            move(to: 0)
            return showArrival()
        }
        guard let number = Int(text), number >= 1, number <= starts.count else {
            throw .noNumber(text, wanted: "number of an initial state: they are 1 to \(starts.count)")
        }
        begin(at: number - 1)
        showArrival()
    }

    // MARK: What is shown

    /// Shows what is explored, and where it begins.
    func begin() {
        show(
            TerminalExplore.heading(
                path: target.path, model: target.program.name, title: target.model.title,
                scenario: target.scenario.name, settings: target.settings, options: layout))
        note("'help' lists the commands.", .faint)
        guard !starts.isEmpty else { return note("There is no initial state.", .bad) }
        if starts.count > 1 {
            note("There are \(Wording.number(starts.count)) initial states; this is the first.", .faint)
        }
        show("\n")
        showArrival()
    }

    /// Shows the last step, unless it was shown already, what is wrong where it leads, and what can be done there; of an
    /// initial state all of it.
    func showArrival(isStepShown: Bool = false) {
        if position > 0 {
            showLastStep(isStepShown: isStepShown)
        } else {
            note("initial state", .strong)
            try? showState()
        }
        guard let expansion = try? expansion() else { return }
        for subject in expansion.violated() { note(text(of: subject, isOnStep: false), .bad) }
        show("\n")
        showMoves(of: expansion)
    }

    /// Shows the last step with what is wrong with it.
    private func showLastStep(isStepShown: Bool) {
        guard let last = trace.steps.last, let before = trace.state(before: position - 1) else { return }
        let expansion = StateExpansion(of: before, in: system)
        let transition = system.describeTransition(from: before, ordinal: last.ordinal)
        var error: String?
        for case .error(let cause) in expansion.violated(on: last.ordinal).map(subject) where transition.endsInError {
            let detail = system.errorDetail(from: before, ordinal: last.ordinal)
            error = error ?? cause.message + (detail.map { " (\($0))" } ?? "")
        }
        if !isStepShown || error != nil {
            show(TerminalExplore.step(position, transition, error: error, options: layout))
        }
        for subject in expansion.violated(on: last.ordinal) where !transition.endsInError {
            note(text(of: subject, isOnStep: true), .bad)
        }
    }

    /// What a subject stands for.
    func subject(_ id: SubjectID) -> Subject { system.subjects[Int(id.index)] }

    /// That something bad was found here.
    private func text(of id: SubjectID, isOnStep: Bool) -> String {
        switch subject(id) {
        case .property(let property):
            let info = target.program.properties[property.index]
            return "\(info.content.keyword) \(info.name) is violated \(isOnStep ? "by this step" : "here")"
        case .deadlock: return "deadlock: 'blocked' says who waits for what"
        case .error(let error): return "error: \(error.message)"
        }
    }

    /// Shows the state.
    func showState() throws(ExploreFault) {
        let words = try state()
        var changed: Set<String> = []
        if let last = trace.steps.last, let before = trace.state(before: position - 1) {
            changed = Set(system.describeTransition(from: before, ordinal: last.ordinal).changes.map(\.path))
        }
        show(TerminalExplore.state(system.describe(state: words), changed: changed, options: layout))
    }

    /// Lists what can be done.
    func showMoves() throws(ExploreFault) { showMoves(of: try expansion()) }

    /// Lists what can be done in a state, and which threads wait.
    private func showMoves(of expansion: StateExpansion) {
        let listed = (0..<expansion.count).prefix(expansion.count > 1_000 ? 20 : Self.mostMoves).map {
            describe($0, of: expansion)
        }
        if listed.isEmpty { note("nothing can be done here") }
        show(TerminalExplore.moves(listed, more: Int(expansion.count) - listed.count, options: layout))
        let waiting = system.nextSteps(in: expansion.words).filter(\.isBlocked)
        if !waiting.isEmpty {
            show(TerminalExplore.answers(waiting, sources: target.program.sources, options: layout))
        }
    }

    /// A move with its number.
    private func describe(_ ordinal: Int32, of expansion: StateExpansion) -> TerminalExplore.Move {
        TerminalExplore.Move(
            number: Int(ordinal) + 1,
            step: StepText(system.describeTransition(from: expansion.words, ordinal: ordinal)),
            isIdle: expansion.targets[ordinal] == expansion.words)
    }

    /// Says what keeps everything else from being done.
    func showBlocked() throws(ExploreFault) {
        let words = try state()
        let rest = system.allAnswers(in: words).filter { if case .possible = $0.verdict { false } else { true } }
        if rest.isEmpty { return note("nothing is kept from being done") }
        show(TerminalExplore.answers(rest, sources: target.program.sources, options: layout))
    }

    /// Shows the steps so far.
    func showTrace() {
        if position == 0 { return note("no step was taken") }
        show(TerminalExplore.trace(describer.describe(trace), options: layout))
    }

    /// Lists the commands.
    func showHelp() {
        show(TerminalExplore.help(ExploreWord.allCases.map { ($0.form, $0.summary) }, options: layout))
    }
}

extension CallAnswer {
    /// Whether it is a step that waits.
    fileprivate var isBlocked: Bool { if case .blocked = verdict { true } else { false } }
}
