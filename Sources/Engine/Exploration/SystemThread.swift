#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A thread of the operating system, which may be refused: limits of processes and of address space are no traps.
public enum SystemThread {
    /// What a thread is to do.
    private final class Job {
        /// Done once.
        let body: () -> Void

        init(_ body: @escaping () -> Void) { self.body = body }
    }

    /// Runs `body` on a new thread with a stack of `stackBytes` bytes; false, and nothing is run, where the system refuses.
    ///
    /// Safety: the job is retained for the thread, which releases it when it begins.
    public static func start(stackBytes: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
        var attributes = pthread_attr_t()
        guard unsafe pthread_attr_init(&attributes) == 0 else { return false }
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        guard unsafe pthread_attr_setstacksize(&attributes, stackBytes) == 0 else { return false }
        let job = unsafe Unmanaged.passRetained(Job(body))
        var thread = pthread_t()
        let problem = unsafe pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, job.toOpaque())
        if problem != 0 { unsafe job.release() }
        return problem == 0
    }
}
