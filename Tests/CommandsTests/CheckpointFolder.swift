import Commands
import Engine
import Foundation
import Reports
import Synchronization

/// A folder with a model in which a run is saved, copied while it goes on, and gone on with.
final class CheckpointFolder {
    /// The folder.
    let path: String

    /// Two scenarios of 8,000 and 4,096 states, with a violation in the midst, what is never executed, and a liveness property.
    static let model = """
        model m "a grid"
        param SIDE: 1..19 = 19
        var a: 0..19
        var b: 0..19
        var c: 0..19
        weak rule first when a < SIDE {
            if b == 17 && c > 16 { a = SIDE } else { a += 1 }
        }
        rule second when b < SIDE { b += 1 }
        rule third when c < SIDE { c += 1 }
        rule never when a + b + c > 200 { a = 0 }
        invariant apart { !(a == 12 && b == 9 && c == 11) }
        reachable far { a == 9 && b == 9 && c == 15 }
        liveness ends { eventually (a == SIDE) }
        allow deadlock
        scenario large { expect violated apart }
        scenario small {
            SIDE = 15
            expect violated apart
        }
        """

    /// What a command said and how it ended.
    struct Said: Equatable {
        /// What was printed.
        let output: String
        /// What was said on the standard error.
        let errors: String
        /// The exit code.
        let code: ExitCode
    }

    /// Makes a folder with the model in `m.ilv`.
    init(_ model: String = model) throws {
        path = NSTemporaryDirectory() + "interleave-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try write(model, to: "m.ilv")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file of the folder.
    func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file.
    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    }

    /// The bytes of a file; `nil` where there is none.
    func bytes(of name: String) -> [UInt8]? { FileManager.default.contents(atPath: file(name)).map { [UInt8]($0) } }

    /// The names of the files.
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    /// The names of the files of a folder in it.
    func names(below name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: file(name))) ?? []).sorted()
    }

    /// Runs the tool with `arguments`, in which `FOLDER` stands for the folder; `cache` is the folder for caches in it.
    func run(
        _ arguments: [String], cancellation: CancellationFlag = CancellationFlag(), cache: String = "cache"
    ) -> Said {
        let texts = Mutex((output: "", errors: ""))
        let console = Console(
            write: { text in texts.withLock { $0.output += text } },
            writeError: { text in texts.withLock { $0.errors += text } },
            environment: ["XDG_CACHE_HOME": file(cache)], cancellation: cancellation)
        let code = CommandLineTool.run(arguments.map { $0.replacing("FOLDER", with: path) }, console: console)
        let (output, errors) = texts.withLock { $0 }
        return Said(
            output: output.replacing(path, with: "FOLDER"), errors: errors.replacing(path, with: "FOLDER"), code: code)
    }

    /// Runs the tool with `arguments` and keeps copies of what the checkpoint `saved` is at times; their names.
    func runAndCopy(_ arguments: [String]) -> (said: Said, copies: [String]) {
        let copier = Copier(from: file("saved"))
        let thread = Thread { copier.work() }
        thread.start()
        let said = run(arguments)
        return (said, copier.end().map { String($0.dropFirst(path.count + 1)) })
    }

    /// Copies a file again and again while it is replaced.
    private final class Copier: Sendable {
        /// The path of the file.
        private let path: String
        /// Whether it is to end.
        private let isOver = Atomic<Bool>(false)
        /// The paths of the copies.
        private let copies = Mutex<[String]>([])
        /// Signalled at the end.
        private let done = DispatchSemaphore(value: 0)

        /// Makes ready to copy the file at `path`.
        init(from path: String) { self.path = path }

        /// Copies until the end.
        func work() {
            var last: Data?
            while !isOver.load(ordering: .acquiring) {
                usleep(30_000)
                guard let data = FileManager.default.contents(atPath: path), data != last else { continue }
                last = data
                copies.withLock { copies in
                    let copy = "\(path).\(copies.count)"
                    try? data.write(to: URL(fileURLWithPath: copy))
                    copies.append(copy)
                }
            }
            done.signal()
        }

        /// Ends the work, and returns the paths of the copies.
        func end() -> [String] {
            isOver.store(true, ordering: .releasing)
            done.wait()
            return copies.withLock { $0 }
        }
    }
}
