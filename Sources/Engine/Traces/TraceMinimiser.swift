/// Makes the way to something that was found shorter, by running its schedule again with parts left out (delta debugging;
/// Zeller and Hildebrandt, 2002).
///
/// First halves are left out, then quarters, down to single moves, as long as the same is found; then whatever one thread
/// does one after the other, others between or not. What cannot be made without what was left out is left out too, and so
/// are loops. The result depends on the path alone. It is a run of the system from an initial state; no single move of it
/// can be left out unless `mostExpansions` was reached.
public struct TraceMinimiser<System: ReplayableSystem> {
    /// The system.
    private let system: System
    /// How many states are expanded at most, about.
    private let mostExpansions: Int

    /// Makes a minimiser for runs of `system`.
    public init(system: System, mostExpansions: Int = 200_000) {
        (self.system, self.mostExpansions) = (system, mostExpansions)
    }

    /// A shorter way to the same subject, ordinals as in `path`; `path` itself where none is found.
    public func minimise(_ path: [Int32], to subject: SubjectID) -> [Int32] {
        guard path.count > 1, let (start, moves) = schedule(of: path) else { return path }
        let buffer = SuccessorBuffer(layout: system.layout)
        var run = ScheduleRun(system: system, subject: subject, start: start, buffer: buffer)
        guard var best = run.run(moves) else { return path }
        repeat { leaveOutParts(&best, &run) } while leaveOutMovesOfOne(&best, &run)
        return best.path.count <= path.count ? best.path : path
    }

    /// Leaves out halves, then quarters, down to single moves until none can be left out.
    private func leaveOutParts(_ best: inout Schedule<System>, _ run: inout ScheduleRun<System>) {
        var size = max(1, best.moves.count / 2)
        while true {
            let before = best.moves.count
            leaveOut(size, &best, &run)
            if run.expansions > mostExpansions || size == 1 && best.moves.count == before { return }
            size = max(1, min(size, best.moves.count) / 2)
        }
    }

    /// Leaves out several moves that one thread makes one after the other; says whether that could be done.
    private func leaveOutMovesOfOne(_ best: inout Schedule<System>, _ run: inout ScheduleRun<System>) -> Bool {
        let actors = best.moves.map(system.actor)
        let positions = Dictionary(grouping: actors.indices) { actors[$0] }.sorted { $0.key < $1.key }.map(\.value)
        let longest = min(Self.mostMovesOfOne, positions.map(\.count).max() ?? 0)
        for length in stride(from: longest, to: 1, by: -1) {
            for own in positions where own.count >= length {
                for first in 0...own.count - length {
                    if run.expansions > mostExpansions { return false }
                    let left = Set(own[first..<first + length])
                    let rest = best.moves.indices.filter { !left.contains($0) }.map { best.moves[$0] }
                    if let shorter = run.run(rest), shorter.moves.count < best.moves.count {
                        best = shorter
                        return true
                    }
                }
            }
        }
        return false
    }

    /// At most so many moves of one thread are left out at a time.
    private static var mostMovesOfOne: Int { 32 }

    /// Leaves out so many moves at a time, from the beginning to the end, wherever the rest will do.
    private func leaveOut(_ size: Int, _ best: inout Schedule<System>, _ run: inout ScheduleRun<System>) {
        var first = 0
        while first < best.moves.count, run.expansions <= mostExpansions {
            let rest = best.moves[..<first] + best.moves[min(best.moves.count, first + size)...]
            if let shorter = run.run(rest), shorter.moves.count < best.moves.count {
                best = shorter
            } else {
                first += size
            }
        }
    }

    /// The initial state of a path, and the names of its moves; `nil` where the system has no such path.
    private func schedule(of path: [Int32]) -> (start: (words: [UInt64], ordinal: Int32), moves: [System.Move])? {
        let buffer = SuccessorBuffer(layout: system.layout)
        system.initialStates(into: buffer)
        guard let start = buffer.target(byOrdinal: path[0]) else { return nil }
        var moves: [System.Move] = []
        var state = start
        for ordinal in path.dropFirst() {
            buffer.removeAll()
            let names = PackedState.withView(of: state) { system.moves(of: $0, into: buffer) }
            guard names.indices.contains(Int(ordinal)) else { return nil }
            moves.append(names[Int(ordinal)])
            guard let target = buffer.target(byOrdinal: ordinal) else { break }
            state = target
        }
        return ((start, path[0]), moves)
    }
}
