#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Calls of the system on files, by their paths.
///
/// Safety: paths are handed over as strings, which live until the call returns; buffers with their lengths.
enum SystemFiles {
    /// Makes a folder that only this user can look into; false where that fails, also where there is one.
    @discardableResult static func makeFolder(_ path: String) -> Bool { unsafe mkdir(path, 0o700) == 0 }

    /// Whether files can be made in a folder.
    static func canWrite(in folder: String) -> Bool { unsafe access(folder, W_OK) == 0 }

    /// Removes a file.
    static func remove(_ path: String) { _ = unsafe unlink(path) }

    /// Gives a file another name, in place of one that may be there; false where that fails.
    static func rename(_ path: String, to target: String) -> Bool { systemRename(path, target) == 0 }

    /// Says that a file was of use now.
    static func touch(_ path: String) { _ = unsafe utimes(path, nil) }

    /// Whether there is a process of that number.
    static func isRunning(_ process: Int32) -> Bool { kill(process, 0) == 0 || errno != ESRCH }

    /// Writes a new file that only this user can read; false where that fails, and then there is none.
    static func write(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe systemWrite(descriptor, buffer.baseAddress.map { unsafe $0 + done }, bytes.count - done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                remove(path)
                return false
            }
            done += count
        }
        return true
    }

    /// The bytes of a file, links not followed; `nil` where it cannot be read or is larger than `limit`.
    static func read(_ path: String, limit: Int) -> [UInt8]? {
        guard let status = FileStatus(path: path, followsLinks: false), status.isFile, status.size <= limit else {
            return nil
        }
        let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: status.size)
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe systemRead(descriptor, buffer.baseAddress.map { unsafe $0 + done }, status.size - done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return nil }
            done += count
        }
        return bytes
    }
}

/// `rename(2)`, which methods of that name would hide.
private func systemRename(_ path: String, _ target: String) -> Int32 { unsafe rename(path, target) }

/// `write(2)`, which methods of that name would hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, bytes, count)
}

/// `read(2)`, which methods of that name would hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(descriptor, bytes, count)
}
