import FoundationEssentials

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The memory of this machine, as far as this process may use it.
public struct MachineMemory: Hashable, Sendable {
    /// The physical memory in bytes; `nil` where it is not known.
    public let physical: Int?
    /// The least memory limit of the control groups that the process is in, in bytes; `nil` where there is none.
    public let controlGroupLimit: Int?
    /// What the processes of the machine leave of the physical memory, in bytes; `nil` where it is not known.
    public let available: Int?
    /// The addresses that the process may still use (`ulimit -v`), in bytes; `nil` where they are not limited.
    public let addressesLeft: Int?

    /// Makes a value from what is known.
    public init(physical: Int?, controlGroupLimit: Int?, available: Int? = nil, addressesLeft: Int? = nil) {
        self.physical = physical
        self.available = available
        self.controlGroupLimit = controlGroupLimit
        self.addressesLeft = addressesLeft
    }

    /// Reads `/proc/meminfo`, `/proc/self/cgroup` and the limits of the groups named there, of both versions.
    public static func current() -> MachineMemory {
        let groups = read("/proc/self/cgroup").map(controlGroupFiles(inMembership:)) ?? []
        let information = read("/proc/meminfo")
        return MachineMemory(
            physical: information.flatMap(physical(inMeminfo:)),
            controlGroupLimit: groups.compactMap { read($0).flatMap(limit(inControlGroupFile:)) }.min(),
            available: information.flatMap { bytes(of: "MemAvailable:", inMeminfo: $0) },
            addressesLeft: addressLimit.map { limit in
                max(0, limit - (read("/proc/self/status").flatMap { bytes(of: "VmSize:", inMeminfo: $0) } ?? 0))
            })
    }

    /// The addresses that the process may use, in bytes; `nil` where they are not limited.
    private static var addressLimit: Int? {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return nil }
        return Int(exactly: limit.rlim_cur)
    }

    /// The physical memory in bytes, as the C library says, which is quicker to ask.
    static var installedBytes: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }

    /// The limit for a search that was given none: four fifths of what there is, but no more than nine tenths of what
    /// other processes leave, and half of the addresses that the process may still use, because much more is reserved than
    /// is used; `nil` where nothing is known.
    public var defaultLimit: Int? {
        let share = [physical, controlGroupLimit].compactMap { $0 }.min().map { $0 / 5 * 4 }
        return [share, available.map { $0 / 10 * 9 }, addressesLeft.map { $0 / 2 }].compactMap { $0 }.min()
    }

    /// The bytes of `MemTotal` in the text of `/proc/meminfo`.
    static func physical(inMeminfo text: String) -> Int? { bytes(of: "MemTotal:", inMeminfo: text) }

    /// The bytes that the line of that name says in the text of `/proc/meminfo`.
    static func bytes(of name: String, inMeminfo text: String) -> Int? {
        for line in text.split(separator: "\n") where line.hasPrefix(name) {
            let words = line.split(separator: " ")
            guard words.count >= 2, let kibibytes = Int(words[1]), kibibytes > 0 else { return nil }
            let (bytes, overflow) = kibibytes.multipliedReportingOverflow(by: 1024)
            return overflow ? nil : bytes
        }
        return nil
    }

    /// The limit in the text of `memory.max` or `memory.limit_in_bytes`; `nil` for `max`, and for the huge number that
    /// version 1 gives where there is no limit.
    static func limit(inControlGroupFile text: String) -> Int? {
        let word = text.prefix { $0 != "\n" && $0 != " " }
        guard let bytes = Int(word), bytes > 0, bytes < 1 << 60 else { return nil }
        return bytes
    }

    /// The files that hold the limits of the groups in the text of `/proc/self/cgroup`, and of the groups around them.
    static func controlGroupFiles(inMembership text: String) -> [String] {
        text.split(separator: "\n").flatMap { line -> [String] in
            let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { return [] }
            if fields[0] == "0" && fields[1].isEmpty {
                return ancestors(of: fields[2]).map { "/sys/fs/cgroup\($0)/memory.max" }
            }
            guard fields[1].split(separator: ",").contains("memory") else { return [] }
            return ancestors(of: fields[2]).map { "/sys/fs/cgroup/memory\($0)/memory.limit_in_bytes" }
        }
    }

    /// `/a/b`, `/a` and the empty path of the root, for `/a/b`.
    private static func ancestors(of path: Substring) -> [String] {
        let parts = path.split(separator: "/")
        return (0...parts.count).reversed().map { count in parts.prefix(count).map { "/" + $0 }.joined() }
    }

    /// The text of a file; `nil` where it cannot be read.
    private static func read(_ path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
