import Foundation

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A C compiler of this machine.
struct NativeCompiler: Sendable {
    /// The path of its executable, links resolved.
    let path: String
    /// What tells this compiler from another one, or from another version of itself.
    let identity: String

    /// What is asked of it: little time for good code, and an object that needs nothing but what the process has.
    static let arguments = [
        "-std=gnu11", "-O1", "-fwrapv", "-fPIC", "-shared", "-nostdlib", "-fvisibility=hidden",
        "-fno-asynchronous-unwind-tables", "-fno-stack-protector", "-fomit-frame-pointer",
    ]

    /// The warnings that generated code cannot but give: it has labels, variables and tables that nothing uses.
    static let toleratedWarnings = [
        "unused-label", "unused-variable", "unused-but-set-variable", "unused-const-variable",
    ]

    /// The first of `clang` and `cc` in the absolute folders of `PATH`; `nil` where there is none.
    init?(environment: [String: String]) {
        let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
        for name in ["clang", "cc"] {
            for folder in folders {
                let path = URL(fileURLWithPath: "\(folder)/\(name)").resolvingSymlinksInPath().path
                guard let status = FileStatus(path: path, followsLinks: true), status.isFile,
                    FileManager.default.isExecutableFile(atPath: path)
                else { continue }
                self.path = "\(folder)/\(name)"
                identity = "\(path) \(status.size) \(status.modified) \(status.inode)"
                return
            }
        }
        return nil
    }

    /// What came of a compilation.
    enum Outcome: Sendable {
        /// The object is there.
        case done
        /// It is not, and never will be.
        case failed(reason: String)
        /// It was not waited for any longer.
        case cancelled
    }

    /// Compiles `source` in `folder` to the file `object` there; ends it where that takes too long or is cancelled.
    func compile(
        _ source: String, to object: String, in folder: String, options: NativeOptions, isCancelled: () -> Bool
    ) -> Outcome {
        let input = folder + "/model.c"
        guard SystemFiles.write(Array(source.utf8), to: input) else {
            return .failed(reason: "no room for its source")
        }
        let arguments = Self.arguments + options.extraArguments + ["-o", object, input]
        let environment = ["PATH": options.environment["PATH"] ?? "", "TMPDIR": folder, "LC_ALL": "C"]
        guard
            let process = CompilerProcess(
                path, arguments, environment: environment, seconds: Int(options.compileLimit))
        else {
            return .failed(reason: "\(path) cannot be started")
        }
        let start = ContinuousClock.now
        while true {
            switch process.ending() {
            case .status(0): return .done
            case .status(let status): return .failed(reason: "\(path) ended with status \(status)")
            case .signal(let number): return .failed(reason: "\(path) was ended by signal \(number)")
            case nil: break
            }
            if isCancelled() {
                process.end()
                return .cancelled
            }
            if ContinuousClock.now - start >= .seconds(options.compileLimit) {
                process.end()
                return .failed(reason: "\(path) took more than \(Int(options.compileLimit)) seconds")
            }
            usleep(1_000)
        }
    }
}
