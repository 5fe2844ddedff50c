import Foundation

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What is left of a process that ends at once: compilers that it started, and the folders of their files.
public struct ProcessRemains: Sendable {
    /// Where folders may be.
    private let folders: [String]

    /// Those of this process in an environment.
    public init(environment: [String: String]) { folders = WorkFolder.places(environment: environment) }

    /// Ends the processes, with everything in their groups, and removes the folders.
    public func remove() {
        for child in Self.children() {
            kill(-child, SIGKILL)
            kill(child, SIGKILL)
        }
        for folder in folders { WorkFolder.sweep(folder, of: getpid()) }
    }

    /// The processes that this one has started.
    private static func children() -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { parent(of: $0) == getpid() }
    }

    /// The process that has started the one of that number; `nil` where there is none.
    private static func parent(of process: pid_t) -> pid_t? {
        guard let data = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return nil }
        // The name of the executable may hold anything; what follows its last parenthesis are a letter and the parent.
        let text = String(decoding: data, as: UTF8.self)
        return text.split(separator: ")").last?.split(separator: " ").dropFirst().first.flatMap { pid_t($0) }
    }
}
