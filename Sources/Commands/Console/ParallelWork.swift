import Engine
import Foundation
import Synchronization

/// Work on several threads, each with a stack that is large enough for any model.
enum ParallelWork {
    /// The stack of a thread: models may nest deeply, and so do the passes over them.
    static let stackBytes = 512 << 20

    /// What `body` makes of the numbers below `count`, in their order; at most `workers` of them at a time, the lower
    /// numbers first. Where the system grants no thread at all, this one does everything.
    static func map<Result: Sendable>(
        count: Int, workers: Int, _ body: @escaping @Sendable (Int) -> Result
    ) -> [Result] {
        let board = Board<Result>(count: count)
        let done = DispatchSemaphore(value: 0)
        let threads = max(1, min(workers, count))
        let work: @Sendable () -> Void = {
            while let index = board.next() { board.keep(body(index), of: index) }
            done.signal()
        }
        var started = 0
        while started < threads, SystemThread.start(stackBytes: stackBytes, work) { started += 1 }
        if started == 0 { work() }
        for _ in 0..<max(1, started) { done.wait() }
        return board.results
    }

    /// What is done, and what comes next.
    private final class Board<Result: Sendable>: Sendable {
        /// The number that comes next, and what is known by now.
        private let state: Mutex<(next: Int, results: [Result?])>

        /// A board for that many results.
        init(count: Int) { state = Mutex((0, [Result?](repeating: nil, count: count))) }

        /// A number that nobody has taken; `nil` where there is none.
        func next() -> Int? {
            state.withLock { state in
                guard state.next < state.results.count else { return nil }
                state.next += 1
                return state.next - 1
            }
        }

        /// Keeps a result.
        func keep(_ result: Result, of index: Int) { state.withLock { $0.results[index] = result } }

        /// The results in the order of their numbers; all of them once every thread is done.
        var results: [Result] { state.withLock { $0.results.compactMap(\.self) } }
    }
}
