#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A checkpoint that takes the place of a file once it is written, whole or not at all, also where the machine fails.
///
/// It is written to a file beside it, whose name ends in `.new`, and which is left behind by nothing but a process that is
/// killed meanwhile; then the next one takes its place.
///
/// Safety: `buffer` has room for `capacity` bytes until `deinit`, of which the first `filled` are written.
@safe public final class CheckpointFile: CheckpointSink {
    /// The path of the file.
    private let path: String
    /// The path of the file that is written.
    private var draft: String { path + ".new" }
    /// The descriptor of that file; -1 once it is closed.
    private var descriptor: Int32
    /// Whether the file has taken its place.
    private var isCommitted = false
    /// What is written next.
    @unsafe private let buffer: UnsafeMutableRawPointer
    /// How much of it there is.
    private var filled = 0

    /// The bytes of the buffer.
    private static let capacity = 1 << 20

    /// Begins a file that is to take the place of the one at `path`, which is no link.
    public init(replacing path: String) throws(CheckpointError) {
        self.path = path
        // What a killed process left is not written into, lest it is a link to something else.
        _ = unsafe unlink(path + ".new")
        descriptor = unsafe open(path + ".new", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .file(CheckpointFile.reason) }
        guard let memory = unsafe malloc(CheckpointFile.capacity) else {
            _ = close(descriptor)
            _ = unsafe unlink(path + ".new")
            throw .memory
        }
        unsafe buffer = memory
    }

    deinit {
        if descriptor >= 0 { _ = close(descriptor) }
        if !isCommitted { _ = unsafe unlink(draft) }
        unsafe free(buffer)
    }

    /// Appends bytes.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(CheckpointError) {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return }
        if filled + bytes.count > CheckpointFile.capacity { try flush() }
        if bytes.count > CheckpointFile.capacity { return try unsafe send(bytes) }
        unsafe (buffer + filled).copyMemory(from: start, byteCount: bytes.count)
        filled += bytes.count
    }

    /// Puts the file in its place, once the disk has it.
    public func commit() throws(CheckpointError) {
        try flush()
        guard fsync(descriptor) == 0 else { throw .file(CheckpointFile.reason) }
        let isClosed = close(descriptor) == 0
        descriptor = -1
        guard isClosed, unsafe rename(draft, path) == 0 else { throw .file(CheckpointFile.reason) }
        isCommitted = true
        let folder = unsafe open(CheckpointFile.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        // Some file systems know no such thing; the file is in its place all the same.
        _ = fsync(folder)
        _ = close(folder)
    }

    /// Writes what is in the buffer.
    private func flush() throws(CheckpointError) {
        let bytes = unsafe UnsafeRawBufferPointer(start: buffer, count: filled)
        filled = 0
        try unsafe send(bytes)
    }

    /// Writes bytes to the file.
    private func send(_ bytes: UnsafeRawBufferPointer) throws(CheckpointError) {
        var done = 0
        while done < bytes.count {
            // The kernel takes no more than two gibibytes at once.
            let size = min(bytes.count - done, 1 << 30)
            let written = unsafe systemWrite(descriptor, bytes.baseAddress! + done, size)
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw .file(CheckpointFile.reason) }
            done += written
        }
    }

    /// The folder that a path names a file in.
    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Why the last call of the system failed.
    static var reason: String { unsafe String(cString: strerror(errno)) }
}

/// The bytes of a checkpoint in a file, which stays what it is when another one takes its place.
public final class CheckpointFileBytes: CheckpointSource {
    /// The descriptor of the file.
    private let descriptor: Int32
    /// How many bytes it has.
    public let byteCount: Int

    /// Opens the file at `path`, which has to be a regular one.
    public init(path: String) throws(CheckpointError) {
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(CheckpointFile.reason) }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
            _ = close(descriptor)
            throw .file("it is not a regular file")
        }
        (self.descriptor, byteCount) = (descriptor, Int(information.st_size))
    }

    deinit { _ = close(descriptor) }

    /// Reads bytes.
    public func read(from offset: Int, into bytes: UnsafeMutableRawBufferPointer) throws(CheckpointError) {
        var done = 0
        while done < bytes.count {
            let size = min(bytes.count - done, 1 << 30)
            let count = unsafe pread(descriptor, bytes.baseAddress! + done, size, off_t(offset + done))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .file(CheckpointFile.reason) }
            guard count > 0 else { throw .truncated }
            done += count
        }
    }
}

/// The system's `write`, whose name the method of a file hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    unsafe write(descriptor, bytes, count)
}
