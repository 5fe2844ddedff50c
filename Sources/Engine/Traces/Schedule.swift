/// A run by the names of its moves, as far as they could be made.
struct Schedule<System: ReplayableSystem> {
    /// The moves that were made, in order.
    var moves: [System.Move] = []
    /// Their ordinals, behind that of the initial state.
    var path: [Int32]
}

/// Runs schedules from one initial state until something is found.
struct ScheduleRun<System: ReplayableSystem> {
    /// What runs.
    let system: System
    /// What is to be found.
    let subject: SubjectID
    /// The initial state and its ordinal.
    let start: (words: [UInt64], ordinal: Int32)
    /// What the system writes.
    let buffer: SuccessorBuffer
    /// How many states have been expanded.
    private(set) var expansions = 0

    /// Makes a runner.
    init(system: System, subject: SubjectID, start: (words: [UInt64], ordinal: Int32), buffer: SuccessorBuffer) {
        (self.system, self.subject, self.start, self.buffer) = (system, subject, start, buffer)
    }

    /// Makes the moves in order, leaving out those that cannot be made or change nothing, and going back over loops,
    /// until the subject is found; `nil` where it is not.
    mutating func run(_ moves: some Sequence<System.Move>) -> Schedule<System>? {
        var done = Schedule<System>(path: [start.ordinal])
        var state = start.words
        var positions = [state: 0]
        var trail = [state]
        var names = expand(state)
        var rest = moves.makeIterator()
        while true {
            if let end = finding(after: done, names) { return end }
            guard let (ordinal, move, target) = next(&rest, names, state) else { return nil }
            if let known = positions[target] {
                for left in trail[(known + 1)...] { positions[left] = nil }
                trail.removeSubrange((known + 1)...)
                done.moves.removeSubrange(known...)
                done.path.removeSubrange((known + 1)...)
            } else {
                done.moves.append(move)
                done.path.append(ordinal)
                positions[target] = trail.count
                trail.append(target)
            }
            state = target
            names = expand(state)
        }
    }

    /// Expands a state; returns the names of its transitions.
    private mutating func expand(_ state: [UInt64]) -> [System.Move] {
        expansions += 1
        buffer.removeAll()
        return PackedState.withView(of: state) { system.moves(of: $0, into: buffer) }
    }

    /// The schedule with what the subject was found on in the present state; `nil` where it was not.
    private func finding(after done: Schedule<System>, _ names: [System.Move]) -> Schedule<System>? {
        let found = buffer.findings.filter { $0.subject == subject }
        guard let first = found.min(by: { $0.transition < $1.transition }) else { return nil }
        guard first.transition >= 0 else { return done }
        var done = done
        done.path.append(first.transition)
        done.moves.append(names[Int(first.transition)])
        return done
    }

    /// The first of `rest` that leads from the present state to another one.
    private func next(
        _ rest: inout some IteratorProtocol<System.Move>, _ names: [System.Move], _ state: [UInt64]
    ) -> (ordinal: Int32, move: System.Move, target: [UInt64])? {
        let ordinals = Dictionary(
            zip(names, Int32(0)...).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
        while let move = rest.next() {
            guard let ordinal = ordinals[move],
                let index = (0..<buffer.count).first(where: { buffer.ordinal(of: $0) == ordinal })
            else { continue }
            let target = buffer[index].array
            if target != state { return (ordinal, move, target) }
        }
        return nil
    }
}
