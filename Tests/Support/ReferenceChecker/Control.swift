import Language

/// Where a thread is inside an operation: the blocks, loops and calls around its next statement, outermost first, and
/// what it is leaving where a `defer` runs (reference, section 5, frames).
struct Control: Hashable {
    /// What the thread is inside of.
    enum Frame: Hashable {
        /// A block; the index is that of its next statement, or of the one that holds the frames above.
        case block(Int, next: Int)
        /// A block that is being left for that reason; so many of its `defer`s are still to run.
        case leaving(Int, defersLeft: Int, Exit)
        /// A `for` with the values still to come.
        case loop(remaining: [Datum])
        /// A `while` with the turns that it has made in this step.
        case whileLoop(turns: Int)
        case atomic
        /// The body of a procedure.
        case call
        /// A procedure has returned that value, which is yet to be stored.
        case store(Datum?)
    }

    /// Why a block is left.
    enum Exit: Hashable {
        /// To the statement after the one that the block belongs to.
        case onward
        case nextTurn
        case breakLoop
        case toCaller(Datum?)
        case finish(Outcome)
    }

    /// What comes next.
    enum Event {
        case line(Line)
        /// A `for` takes its next value.
        case turn(Line)
        /// A `while` that has made so many turns in this step looks at its condition again.
        case again(Line, turns: Int)
        /// The result of the call at that line is stored.
        case store(Line, Datum?)
        /// The operation ends.
        case finished(Outcome)
    }

    private(set) var frames: [Frame] = [.block(0, next: 0)]

    /// Whether an `atomic` is around the next statement.
    var isAtomic: Bool { frames.contains(.atomic) }

    /// Whether the innermost frame is before a statement or a store rather than at the end of a block.
    func isBeforeSomething(in text: Text) -> Bool {
        if case .store? = frames.last { return true }
        return nextLine(in: text) != nil
    }

    /// Where the next statement stands, if the innermost frame is a block.
    var address: Address? {
        guard case .block(let block, let next)? = frames.last else { return nil }
        return Address(block: block, index: next)
    }

    /// The place of the next statement, if the innermost frame is a block with one.
    func nextLine(in text: Text) -> Line? {
        guard case .block(let block, let next)? = frames.last, next < text.blocks[block].count else { return nil }
        return text.blocks[block][next]
    }

    /// The label directly before the next statement.
    func label(in text: Text) -> Line? {
        guard case .block(let block, let next)? = frames.last, next > 0 else { return nil }
        let line = text.blocks[block][next - 1]
        return if case .step = line.form { line } else { nil }
    }

    /// The part of the operation that the next statement lies in; directly after a label, the label's.
    func part(in text: Text) -> StepLabel {
        if let label = label(in: text) { return label.part }
        if case .store? = frames.last, let line = holder(in: text) { return line.partAfter }
        if let line = nextLine(in: text) { return line.part }
        guard case .block(let block, let next)? = frames.last, next > 0 else {
            return StepLabel(procedure: nil, name: "start")
        }
        return text.blocks[block][next - 1].partAfter
    }

    /// Leaves finished blocks, running their `defer`s, until there is something to do.
    mutating func settle(in text: Text) -> Event {
        while true {
            switch frames[frames.count - 1] {
            case .block:
                if let line = nextLine(in: text) { return .line(line) }
                leave(.onward, in: text)
            case .leaving(let block, let left, let exit):
                if left > 0 {
                    frames[frames.count - 1] = .leaving(block, defersLeft: left - 1, exit)
                    let body = text.defersPassed(in: block, before: text.blocks[block].count)[left - 1]
                    frames.append(.block(body, next: 0))
                } else {
                    frames.removeLast()
                    if let outcome = pass(exit, in: text) { return .finished(outcome) }
                }
            case .loop: return .turn(line(holding: frames.count - 1, in: text))
            case .whileLoop(let turns): return .again(line(holding: frames.count - 1, in: text), turns: turns)
            case .store(let value): return .store(line(holding: frames.count - 1, in: text), value)
            case .atomic, .call: preconditionFailure("a block lies inside")
            }
        }
    }

    /// The statement of the innermost frame's block is done.
    mutating func advance() {
        guard case .block(let block, let next)? = frames.last else { preconditionFailure("not in a block") }
        frames[frames.count - 1] = .block(block, next: next + 1)
    }

    /// Goes into `block`, by way of `frame` if there is one.
    mutating func enter(_ block: Int, by frame: Frame? = nil) {
        if let frame { frames.append(frame) }
        frames.append(.block(block, next: 0))
    }

    /// Begins a `for` over those values.
    mutating func beginLoop(_ values: [Datum]) { frames.append(.loop(remaining: values)) }

    /// The values still to come of the loop that is the innermost frame.
    var remaining: [Datum] {
        guard case .loop(let remaining)? = frames.last else { preconditionFailure("no loop") }
        return remaining
    }

    /// Begins a turn of the loop after which those values are still to come.
    mutating func beginTurn(_ body: Int, remaining: [Datum]) {
        frames[frames.count - 1] = .loop(remaining: remaining)
        frames.append(.block(body, next: 0))
    }

    /// Begins another turn of the `while` that is the innermost frame.
    mutating func beginTurn(_ body: Int, number: Int) {
        frames[frames.count - 1] = .whileLoop(turns: number)
        frames.append(.block(body, next: 0))
    }

    /// Goes back before the `while` that is the innermost frame: a thread that rests there is where it was when it came, but at
    /// a label directly before the loop, which is a place of its own.
    mutating func restBeforeLoop(in text: Text) {
        guard case .whileLoop? = frames.last else { return }
        var before = self
        before.frames.removeLast()
        if before.label(in: text) == nil { self = before }
    }

    /// Ends the loop, or the store, that is the innermost frame.
    mutating func endFrame() {
        frames.removeLast()
        advance()
    }

    /// Leaves the innermost block for that reason.
    mutating func leave(_ exit: Exit, in text: Text) {
        guard case .block(let block, let next)? = frames.last else { preconditionFailure("not in a block") }
        let exit = exit == .onward ? exitAtEnd : withoutDiscarded(exit, in: text)
        forgetValuesToCome(exit)
        frames[frames.count - 1] = .leaving(
            block, defersLeft: text.defersPassed(in: block, before: next).count, exit)
    }

    /// The same without a result that nobody takes.
    private func withoutDiscarded(_ exit: Exit, in text: Text) -> Exit {
        guard case .toCaller(.some) = exit, let call = frames.lastIndex(of: .call),
            case .call(_, _, .nothing) = line(holding: call, in: text).form
        else { return exit }
        return .toCaller(nil)
    }

    /// What reaching the end of the innermost block means.
    private var exitAtEnd: Exit {
        guard frames.count > 1 else { return .finish(.success) }
        switch frames[frames.count - 2] {
        case .loop, .whileLoop: return .nextTurn
        case .call: return .toCaller(nil)
        default: return .onward
        }
    }

    /// A loop that is being left has no values to come.
    private mutating func forgetValuesToCome(_ exit: Exit) {
        for index in frames.indices.reversed() {
            switch (frames[index], exit) {
            case (_, .onward), (_, .nextTurn): return
            case (.loop, .breakLoop):
                frames[index] = .loop(remaining: [])
                return
            case (.whileLoop, .breakLoop), (.call, .toCaller): return
            case (.loop, _): frames[index] = .loop(remaining: [])
            default: break
            }
        }
    }

    /// Carries `exit` on from a block that has been left; gives how the operation ended, if it did.
    private mutating func pass(_ exit: Exit, in text: Text) -> Outcome? {
        while true {
            switch (exit, frames.last) {
            case (.finish(let outcome), nil): return outcome
            case (_, nil): preconditionFailure("\(exit) leaves nothing")
            case (.onward, .atomic):
                frames.removeLast()
                advance()
                return nil
            case (.onward, .block):
                advance()
                return nil
            case (.onward, _), (.nextTurn, .loop), (.nextTurn, .whileLoop): return nil
            case (.breakLoop, .loop), (.breakLoop, .whileLoop):
                endFrame()
                return nil
            case (.toCaller(let value), .call):
                frames.removeLast()
                if let line = nextLine(in: text), case .call(_, _, .nothing) = line.form {
                    advance()
                } else {
                    frames.append(.store(value))
                }
                return nil
            case (_, .block):
                leave(exit, in: text)
                return nil
            default: frames.removeLast()
            }
        }
    }

    /// The statement that the frame at `index` belongs to: that of the block below it.
    func line(holding index: Int, in text: Text) -> Line {
        guard case .block(let block, let next) = frames[index - 1] else { preconditionFailure("no block below") }
        return text.blocks[block][next]
    }

    /// The statement that the innermost frame belongs to.
    private func holder(in text: Text) -> Line? { frames.count > 1 ? line(holding: frames.count - 1, in: text) : nil }

    /// The same place for a thread that rests there: turns are counted within a step only.
    var atRest: Control {
        var copy = self
        copy.frames = frames.map { if case .whileLoop = $0 { .whileLoop(turns: 0) } else { $0 } }
        return copy
    }

    /// The same place without the values still to come of loops that do not ask for them again, which `isAsked` tells by
    /// the positions of their frames.
    func forgettingLoops(_ isAsked: (Int) -> Bool) -> Control {
        mappingFrames { frame, index in
            if case .loop = frame, !isAsked(index) { .loop(remaining: []) } else { frame }
        }
    }

    /// How many procedures are around the next statement.
    var callCount: Int { frames.count { $0 == .call } }

    /// The same place without the results on their way that nobody asks for: see `Liveness`.
    func forgettingResults(_ isAsked: (Int) -> Bool) -> Control {
        mappingFrames { frame, index in
            let calls = frames[..<index].count { $0 == .call }
            switch frame {
            case .leaving(let block, let left, .finish) where !isAsked(Liveness.outcome):
                return .leaving(block, defersLeft: left, .finish(.success))
            case .leaving(let block, let left, .toCaller) where !isAsked(Liveness.result(insideCalls: calls - 1)):
                return .leaving(block, defersLeft: left, .toCaller(nil))
            case .store where !isAsked(Liveness.result(insideCalls: calls)): return .store(nil)
            default: return frame
            }
        }
    }

    /// The same place with each frame replaced by what `change` makes of it, which is told its position.
    func mappingFrames(_ change: (Frame, Int) -> Frame) -> Control {
        var copy = self
        copy.frames = frames.enumerated().map { change($1, $0) }
        return copy
    }

    /// The same place without the values that it holds.
    var shape: Control {
        var copy = self
        copy.frames = frames.map { frame in
            switch frame {
            case .loop: .loop(remaining: [])
            case .whileLoop: .whileLoop(turns: 0)
            case .store: .store(nil)
            case .leaving(let block, let left, .toCaller): .leaving(block, defersLeft: left, .toCaller(nil))
            case .leaving(let block, let left, .finish): .leaving(block, defersLeft: left, .finish(.success))
            default: frame
            }
        }
        return copy
    }

    /// The same with every snapshot of the count at `place` out of date: pending results may be some.
    func bumping(_ place: Place) -> Control {
        var copy = self
        copy.frames = frames.map { frame in
            switch frame {
            case .store(.current(place)): .store(.stale)
            case .leaving(let block, let left, .toCaller(.current(place))):
                .leaving(block, defersLeft: left, .toCaller(.stale))
            default: frame
            }
        }
        return copy
    }
}

/// How an operation ended.
enum Outcome: Hashable {
    /// Plain success: `= 0`.
    case success
    /// `= -EBUSY`, by the errno's number.
    case errno(Int64)
    case value(Datum)
}
