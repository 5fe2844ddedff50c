import Foundation

/// What the process needs of the system before it can do anything, and what is done about it.
enum ProcessLimits {
    /// The fewest files that must be open at the same time.
    private static let leastFiles = 16
    /// The files that are enough for all that is done at the same time.
    private static let enoughFiles = 256
    /// The least address space: libraries, the stack of the thread that everything runs on, and something to work with.
    private static let leastAddressSpace = 1 << 30

    /// Makes sure that no file takes the place of a standard stream that is closed, and that a file that may not grow is
    /// an error of writing and not the end of the process.
    static func prepare() {
        ignore(SIGXFSZ)
        // What is opened for reading only refuses to be written to, as a closed stream does.
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            let flags = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY
            let file = unsafe open("/dev/null", flags)
            if file >= 0 && file != descriptor {
                dup2(file, descriptor)
                close(file)
            }
        }
        raiseFileLimit()
    }

    /// Why nothing can be done within the limits of the process; `nil` where they are wide enough.
    static func shortage() -> String? {
        if let files = limit(RLIMIT_NOFILE), files.current < leastFiles {
            return "only \(files.current) files may be open at a time ('ulimit -n'); \(leastFiles) are needed"
        }
        if let space = limit(RLIMIT_AS), space.current < leastAddressSpace {
            return "the process may use \(space.current >> 20) MiB of addresses ('ulimit -v'); "
                + "\(leastAddressSpace >> 20) MiB are needed"
        }
        return nil
    }

    /// Why nothing can be done where the thread that everything runs on is refused.
    static func noThread(stackBytes: Int) -> String {
        "the system refuses a thread with a stack of \(stackBytes >> 20) MiB: the limit of processes ('ulimit -u'), of "
            + "addresses ('ulimit -v') or of tasks of the control group is too low"
    }

    /// Asks for more open files where that is allowed.
    private static func raiseFileLimit() {
        guard let files = limit(RLIMIT_NOFILE), files.current < enoughFiles, files.current < files.most else { return }
        var wanted = rlimit(rlim_cur: rlim_t(min(enoughFiles, files.most)), rlim_max: rlim_t(files.most))
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &wanted)
    }

    /// A limit of the process and what it may be raised to; `nil` where it is not known.
    private static func limit(_ resource: __rlimit_resource) -> (current: Int, most: Int)? {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { return nil }
        return (Int(clamping: limit.rlim_cur), Int(clamping: limit.rlim_max))
    }
}
