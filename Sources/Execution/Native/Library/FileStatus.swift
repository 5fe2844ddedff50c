#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the system says of a file.
struct FileStatus {
    /// Its kind and permissions.
    private let mode: mode_t
    /// The user who owns it.
    let owner: uid_t
    /// Its size in bytes, and when it was last changed, in nanoseconds.
    let size: Int
    let modified: Int
    /// What tells it from other files of the same name.
    let inode: UInt64

    /// The status of a file; `nil` where there is none.
    init?(path: String, followsLinks: Bool) {
        var status = stat()
        guard unsafe (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        mode = status.st_mode
        owner = status.st_uid
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
        inode = UInt64(status.st_ino)
    }

    /// Whether it is a plain file.
    var isFile: Bool { mode & S_IFMT == S_IFREG }
    /// Whether it is a folder.
    var isFolder: Bool { mode & S_IFMT == S_IFDIR }
    /// Whether it belongs to this user, and nobody else can change it.
    var isOwn: Bool { owner == geteuid() && mode & 0o022 == 0 }
    /// Whether it belongs to this user, and nobody else can do anything with it.
    var isPrivate: Bool { owner == geteuid() && mode & 0o077 == 0 }
}
