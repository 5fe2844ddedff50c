import Engine
import Foundation
import FuzzingSupport
import Reports
import Synchronization

@testable import Commands

/// Checkpoints of a run that somebody made by hand, with what was asked for as it was: the tool goes on with them.
enum ResumeFuzzer {
    /// The model of the run.
    private static let model = """
        model m
        param SIDE: 1..6 = 6
        enum Color { red, green, blue }
        thread host[2]
        var a: 0..6
        var b: 0..6
        var last: Color?
        var m: mutex
        weak rule first when a < SIDE { if b == 5 { a = SIDE } else { a += 1 } }
        op second(c: Color) by host when b < SIDE {
            lock(m)
            last = c
          step later:
            b += 1
            unlock(m)
        }
        invariant apart { !(a == 4 && b == 3) }
        reachable far { a == 6 && b == 5 && last == blue }
        recoverable ends { a == SIDE }
        liveness grows { eventually (a == SIDE) }
        allow deadlock
        scenario large { expect violated apart }
        scenario small {
            SIDE = 3
            expect unreachable far
        }
        """

    /// The file of the run.
    private static let path = ScratchFile.folder + "/saved"

    /// What the run is asked for.
    private static let words = [
        "check", ScratchFile.write(Array(model.utf8), "run.ilv"), "--engine", "vm", "--workers", "1", "--max-states",
        "2000", "--memory", "256M", "--checkpoint", path, "--every", "0s",
    ]

    /// What the first section of each checkpoint says: words, folder and digests of this process.
    private static let run: [UInt8] = {
        let flag = CancellationFlag()
        flag.cancel()
        _ = said(words, flag)
        guard let bytes = FileManager.default.contents(atPath: path),
            let run = try? CheckpointReader.read([UInt8](bytes)).bytes(.run)
        else { preconditionFailure("no checkpoint was written") }
        return run
    }()

    /// Goes on with a run.
    static func run(_ bytes: [UInt8]) {
        let sealed = CheckpointSeal.sealed(bytes, run: run)
        ScratchFile.write(sealed, at: path)
        ShownText.verify(said(["resume", path], CancellationFlag()))
    }

    /// What a command prints.
    private static func said(_ words: [String], _ cancellation: CancellationFlag) -> String {
        let shown = Mutex("")
        let console = Console(
            write: { text in shown.withLock { $0 += text } }, writeError: { text in shown.withLock { $0 += text } },
            cancellation: cancellation)
        _ = CommandLineTool.run(words, console: console)
        return shown.withLock { $0 }
    }

    /// Writes checkpoints of the run to `folder`, as they are found while it goes on.
    static func writeSeeds(to folder: String) {
        let isOver = Atomic(false)
        let thread = Thread {
            var (last, count) = (Data(), 0)
            while count < 12 && !isOver.load(ordering: .acquiring) {
                guard let data = FileManager.default.contents(atPath: path), data != last else { continue }
                last = data
                ScratchFile.write([UInt8](data), at: "\(folder)/\(count)")
                count += 1
            }
        }
        thread.start()
        for _ in 0..<3 {
            try? FileManager.default.removeItem(atPath: path)
            _ = said(words, CancellationFlag())
        }
        isOver.store(true, ordering: .releasing)
    }
}
