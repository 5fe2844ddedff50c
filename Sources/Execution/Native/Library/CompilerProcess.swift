import CSupport

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A compiler that runs in a process group of its own, without input, its messages thrown away.
///
/// Safety: the lists of strings that are handed to the C library end in a null pointer and live until it returns.
@safe struct CompilerProcess {
    /// The identity of the process and of its group.
    private let pid: pid_t

    /// The most bytes of a file that it writes.
    private static let fileBytes: UInt = 256 << 20

    /// Starts the executable; `nil` where that fails. The system ends it after `seconds` of processor time, should nobody
    /// else be left to do so.
    init?(_ path: String, _ arguments: [String], environment: [String: String], seconds: Int) {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, flags) in [(Int32(0), O_RDONLY), (1, O_WRONLY), (2, O_WRONLY)] {
            unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", flags, 0)
        }
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe posix_spawnattr_setsigmask(&attributes, &signals)
        for number in [SIGINT, SIGTERM, SIGPIPE, SIGXFSZ] { unsafe sigaddset(&signals, number) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        unsafe posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
        var words: [UnsafeMutablePointer<CChar>?] =
            unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            unsafe environment.sorted { $0.key < $1.key }.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var identity: pid_t = 0
        var problem = unsafe posix_spawn(&identity, path, &actions, &attributes, &words, &variables)
        // A compiler that is being installed is busy for a moment.
        var tries = 0
        while problem == ETXTBSY, tries < 100 {
            usleep(10_000)
            tries += 1
            problem = unsafe posix_spawn(&identity, path, &actions, &attributes, &words, &variables)
        }
        guard problem == 0 else { return nil }
        pid = identity
        interleave_limit_process(pid, Self.fileBytes, UInt(max(1, seconds)))
    }

    /// How a process ends.
    enum Ending: Equatable {
        /// By itself, with that status, 0 for success.
        case status(Int32)
        /// By that signal; 0 where nobody knows how.
        case signal(Int32)
    }

    /// How it ended; `nil` while it runs.
    func ending() -> Ending? {
        var status: Int32 = 0
        let ended = unsafe waitpid(pid, &status, WNOHANG)
        if ended == 0 || ended == -1 && errno == EINTR { return nil }
        guard ended == pid else { return .signal(0) }
        return status & 0x7f == 0 ? .status(status >> 8 & 0xff) : .signal(status & 0x7f)
    }

    /// Ends it and what it has started, and waits until it is gone.
    func end() {
        kill(-pid, SIGKILL)
        kill(pid, SIGKILL)
        var status: Int32 = 0
        while unsafe waitpid(pid, &status, 0) == -1 && errno == EINTR {}
    }
}
