import Synchronization

/// Random walks through a transition system: each begins in an initial state, goes on by a transition that is chosen at
/// random, and ends where there is none or after so many.
///
/// What a walk does depends on the seed and its number alone, and what is reported on the walks that were made: it is the
/// same for any number of workers. States are not kept, so that the size of the system makes no difference. What walks do
/// not find may be there all the same.
public final class Simulation<System: ReplayableSystem> {
    /// What is walked through.
    public let system: System
    /// How.
    public let options: SimulationOptions

    /// Walks that are made side by side.
    private static var groupSize: Int { 8 }
    /// Walks after which it is asked whether a violation was found.
    private static var roundSize: Int { 512 }

    /// Makes walks through `system`.
    public init(system: System, options: SimulationOptions) {
        (self.system, self.options) = (system, options)
    }

    /// Makes the walks.
    ///
    /// - Parameters:
    ///   - cancellation: ends them soon after it is set.
    ///   - progress: called now and then with the number of walks and how long it has taken.
    public func run(
        cancellation: CancellationFlag? = nil, progress: ((Int, Duration) -> Void)? = nil
    ) -> SimulationResult {
        let start = ContinuousClock.now
        let starts = WalkStarts(system, SuccessorBuffer(layout: system.layout))
        let pool = WorkerPool(count: max(1, options.workers))
        defer { pool.end() }
        let workers = (0..<pool.count).map {
            Worker<System>(system: $0 == 0 ? system : system.replica(), options, starts)
        }
        let mustEnd = { [time = options.time] in
            cancellation?.isCancelled == true || time.map { ContinuousClock.now - start >= $0 } == true
        }
        var result = SimulationResult()
        var next = 0
        let end = starts.count == 0 ? min(1, options.walks ?? 1) : options.walks ?? .max
        while next < end, !mustEnd() {
            let round = next..<min(end, next + Self.roundSize)
            let turn = Atomic(round.lowerBound)
            pool.run { index in
                workers[index].work(on: round, turn: turn, groupSize: Self.groupSize, mustEnd: mustEnd) {
                    if index == 0 { progress?($0, ContinuousClock.now - start) }
                }
            }
            next = round.upperBound
            guard options.stopsAtFirstViolation, next < end, workers.contains(where: \.log.hasViolations) else {
                continue
            }
            result.stop = .firstViolation
            break
        }
        if mustEnd() { result.stop = cancellation?.isCancelled == true ? .interrupted : .time }
        for worker in workers.dropFirst() { system.absorb(worker.system) }
        result.take(workers.map(\.log))
        result.elapsed = ContinuousClock.now - start
        return result
    }
}

/// One thread's part of the walks.
///
/// Thread safety: one thread uses it at a time, between two jobs of the pool another may.
private final class Worker<System: ReplayableSystem>: @unchecked Sendable {
    /// What it walks through.
    let system: System
    /// What its walks met.
    var log = WalkLog()
    /// How.
    private let options: SimulationOptions
    /// Where walks begin.
    private let starts: WalkStarts
    /// What the system writes.
    private let buffer: SuccessorBuffer

    /// The most bytes that the transitions of states may take, for all workers.
    private static var mostBytes: Int { 1 << 30 }

    /// Makes a worker that uses `system` alone.
    init(system: System, _ options: SimulationOptions, _ starts: WalkStarts) {
        (self.system, self.options, self.starts) = (system, options, starts)
        buffer = SuccessorBuffer(layout: system.layout)
        buffer.byteLimit = Self.mostBytes / max(1, options.workers)
    }

    /// Makes groups of walks of a round while there are any that nobody has taken.
    func work(
        on round: Range<Int>, turn: borrowing Atomic<Int>, groupSize: Int, mustEnd: @escaping () -> Bool,
        _ report: (Int) -> Void
    ) {
        var group = WalkGroup(system: system, options: options, starts: starts, buffer: buffer, mustEnd: mustEnd)
        while !mustEnd() {
            let first = turn.add(groupSize, ordering: .relaxed).oldValue
            guard first < round.upperBound else { return }
            group.run(first..<min(round.upperBound, first + groupSize), &log)
            report(min(round.upperBound, first + groupSize))
        }
    }
}

extension SimulationResult {
    /// Takes over what the workers found.
    fileprivate mutating func take(_ logs: [WalkLog]) {
        var all = WalkLog()
        for log in logs { all.formUnion(log) }
        (walks, transitions, longestWalk) = (all.walks, all.transitions, all.longestWalk)
        (states, hasOverflowed, cutWalks) = (all.states, all.hasOverflowed, all.cutWalks)
        findings = all.first.values.sorted { $0.subject < $1.subject }
    }
}
