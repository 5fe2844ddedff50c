import CSupport
import Foundation
import Synchronization

/// Threads that do one job together, again and again.
///
/// Thread safety: `job` is written before `generation` is raised, and read after it was seen to be raised; `run` returns
/// after all threads are done with it. So no job is used outside the call that it was handed to.
final class WorkerPool: @unchecked Sendable {
    /// How many take part in a job, the caller of `run` included.
    private(set) var count = 1
    /// What is to be done; only while `run` is in progress.
    private var job: ((Int) -> Void)?
    /// How many jobs there have been.
    private let generation = Atomic<Int>(0)
    /// How many threads are not done with the present job.
    private let busy = Atomic<Int>(0)
    /// Whether the threads are to end.
    private let isEnded = Atomic<Bool>(false)
    /// What threads sleep on that have waited for long.
    private let condition = NSCondition()

    /// The looks at a counter before a thread goes to sleep: a good part of a millisecond, which is longer than what one
    /// thread does alone between two jobs, because waking up takes a good part of that; few where threads outnumber cores.
    private let patience: Int
    /// The looks at a counter before a thread offers its core to others between two looks: where something else runs on
    /// the machine, the thread that is waited for may have none.
    private static let politePatience = 2000
    /// The bytes of the stack of a thread.
    private static let stackBytes = 64 << 20

    /// Starts `count - 1` threads, as far as the system grants them, which run until `end` is called.
    init(count: Int) {
        patience = count <= ProcessInfo.processInfo.activeProcessorCount ? 25_000 : 500
        for index in 1..<max(1, count) {
            guard SystemThread.start(stackBytes: Self.stackBytes, { self.work(as: index) }) else { break }
            self.count += 1
        }
    }

    /// Ends the threads, soon after it returns.
    func end() {
        isEnded.store(true, ordering: .releasing)
        wake()
    }

    /// Lets each thread do `job`, which is told its number, and waits for all; the caller's number is 0.
    func run(_ job: (Int) -> Void) {
        withoutActuallyEscaping(job) { job in
            self.job = job
            busy.store(count - 1, ordering: .relaxed)
            generation.add(1, ordering: .releasing)
            wake()
            job(0)
            wait { self.busy.load(ordering: .acquiring) == 0 }
            self.job = nil
        }
    }

    /// What each thread does.
    private func work(as index: Int) {
        var done = 0
        while true {
            wait { self.generation.load(ordering: .acquiring) > done || self.isEnded.load(ordering: .acquiring) }
            if isEnded.load(ordering: .acquiring) { return }
            done += 1
            job?(index)
            if busy.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { wake() }
        }
    }

    /// Waits until `isTrue`, at first without going to sleep.
    private func wait(until isTrue: () -> Bool) {
        for look in 0..<patience {
            if isTrue() { return }
            interleave_pause()
            if look >= WorkerPool.politePatience && look % 64 == 0 { sched_yield() }
        }
        condition.lock()
        while !isTrue() { condition.wait() }
        condition.unlock()
    }

    /// Wakes everybody who sleeps, to look again.
    private func wake() {
        condition.lock()
        condition.broadcast()
        condition.unlock()
    }
}
