import Dispatch
import Engine
import Testing

/// Threads that the system may refuse.
@Suite struct SystemThreadTests {
    @Test func aThreadDoesItsJob() {
        let done = DispatchSemaphore(value: 0)
        #expect(SystemThread.start(stackBytes: 1 << 20) { done.signal() })
        done.wait()
    }

    @Test func aStackThatCannotBeHadIsRefused() {
        #expect(!SystemThread.start(stackBytes: 1 << 50) { Issue.record("it runs") })
        #expect(!SystemThread.start(stackBytes: 1) { Issue.record("it runs") })
    }
}
