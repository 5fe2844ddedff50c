import Engine
import Foundation
import Reports
import Testing

@testable import Commands

/// `check --checkpoint` and `resume`.
@Suite struct CheckpointCommandTests {
    @Test(arguments: [
        ["--workers", "1"], ["--workers", "2", "--store", "tree", "--format", "json"],
        ["--store", "hash", "--traces", "compact", "--accept-approximate", "--format", "markdown"],
        ["--store", "bitstate", "--memory", "16M", "--first", "--property", "far", "--property", "apart"],
    ])
    func whatIsGoneOnWithSaysTheSame(options: [String]) throws {
        let folder = try CheckpointFolder()
        let plain = folder.run(["check", "FOLDER/m.ilv"] + options)
        #expect(plain.output.contains("apart"))
        let (said, copies) = folder.runAndCopy(
            ["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/saved", "--every", "0s"] + options)
        #expect(said == plain)
        #expect(copies.count > 1)
        // One at the beginning, one in the middle, and the last.
        for copy in Set([copies[0], copies[copies.count / 2], "saved"]) {
            #expect(folder.run(["resume", "FOLDER/\(copy)"]) == plain, "\(copy) of \(copies.count)")
        }
        // What is over is shown once more.
        #expect(folder.run(["resume", "FOLDER/saved"]) == plain)
        #expect(!folder.names.contains { $0.hasSuffix(".new") })
    }

    @Test func anInterruptSavesTheRun() throws {
        let folder = try CheckpointFolder()
        let plain = folder.run(["check", "FOLDER/m.ilv"])
        let flag = CancellationFlag()
        flag.cancel()
        let cut = folder.run(["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/saved"], cancellation: flag)
        #expect(cut.code == .incomplete)
        #expect(cut.errors == "note: to go on from here: interleave resume FOLDER/saved\n")
        #expect(folder.run(["resume", "FOLDER/saved"]) == plain)
        let spaced = folder.run(["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/it's saved"], cancellation: flag)
        #expect(spaced.errors == "note: to go on from here: interleave resume 'FOLDER/it'\\''s saved'\n")
    }

    /// Boxes that threads fill in several steps: neither tells its members apart.
    private static let boxes = """
        model boxes
        symmetric Box(2)
        thread host[2]
        var level: [Box] 0..2
        var total: 0..9
        op fill(b: Box) by host when level[b] < 2 && total < 8 {
            let seen = level[b]
            var next: 0..3 = seen
          step think: next = seen + 1
          step add: total = total + 1
          step write: level[b] = next
        }
        invariant right { total <= 4 }
        reachable full { forall b: Box { level[b] == 2 } }
        allow deadlock
        """

    @Test(arguments: [["--symmetry", "auto"], ["--partial-order", "on"]])
    func reducedSearchesGoOnToo(options: [String]) throws {
        let folder = try CheckpointFolder(Self.boxes)
        let words = ["check", "FOLDER/m.ilv", "--every", "0s", "--workers", "2"] + options
        let start = ContinuousClock.now
        let plain = folder.run(["check", "FOLDER/m.ilv"] + options)
        let span = (ContinuousClock.now - start) / .microseconds(1)
        #expect(plain.code == .otherwise)
        #expect(plain.output.contains("symmetry"))
        for part in 1...4 {
            let flag = CancellationFlag()
            let thread = Thread {
                usleep(UInt32(span) * UInt32(part) / 6)
                flag.cancel()
            }
            thread.start()
            let cut = folder.run(words + ["--checkpoint", "FOLDER/saved\(part)"], cancellation: flag)
            #expect(cut.code == .incomplete || cut == plain)
            #expect(folder.run(["resume", "FOLDER/saved\(part)"]) == plain)
        }
    }

    @Test(arguments: ["1", "2"]) func moreMemoryLetsItGoOn(workers: String) throws {
        let folder = try CheckpointFolder(CheckpointFolder.model.replacing("19", with: "40"))
        let plain = folder.run(["check", "FOLDER/m.ilv", "--scenario", "large", "--memory", "4G"])
        let cut = folder.run([
            "check", "FOLDER/m.ilv", "--scenario", "large", "--memory", "1M", "--checkpoint", "FOLDER/saved",
            "--workers",
            workers,
        ])
        #expect(cut.code == .incomplete)
        #expect(
            cut.errors
                == "note: to go on from here with more memory: interleave resume FOLDER/saved --memory 2M\n")
        #expect(folder.run(["resume", "FOLDER/saved", "--memory", "4G"]) == plain)
    }

    @Test func filesOfTheReportAreWrittenToo() throws {
        let folder = try CheckpointFolder()
        let flag = CancellationFlag()
        flag.cancel()
        let names = ["junit": "a.xml", "html": "a.html", "json": "a.json", "sarif": "a.sarif", "markdown": "a.md"]
        let words = ["check", "FOLDER/m.ilv"] + names.flatMap { ["--output", "\($0)=FOLDER/\($1)"] }
        _ = folder.run(words)
        let plain = names.values.map { folder.bytes(of: $0) }
        _ = folder.run(words + ["--checkpoint", "FOLDER/saved"], cancellation: flag)
        #expect(zip(plain, names.values).allSatisfy { $0 != nil && $0 != folder.bytes(of: $1) })
        _ = folder.run(["resume", "FOLDER/saved"])
        #expect(names.values.map { folder.bytes(of: $0) } == plain)
    }

    /// A checkpoint that somebody else made names files to write: they are not written unasked.
    @Test func filesOfARunThatWasBegunElsewhereAreNotWritten() throws {
        let folder = try CheckpointFolder()
        let flag = CancellationFlag()
        flag.cancel()
        let words = ["check", "FOLDER/m.ilv", "--output", "json=FOLDER/a.json", "--write-baseline", "FOLDER/b"]
        let plain = folder.run(words)
        let report = folder.bytes(of: "a.json")
        for name in ["a.json", "b"] { try? FileManager.default.removeItem(atPath: folder.file(name)) }
        _ = folder.run(words + ["--checkpoint", "FOLDER/saved"], cancellation: flag)
        for name in ["a.json", "b"] { try? FileManager.default.removeItem(atPath: folder.file(name)) }
        // Another user, or another machine.
        let refused = folder.run(["resume", "FOLDER/saved"], cache: "other")
        #expect(refused.code == .input)
        #expect(refused.output == "")
        #expect(
            refused.errors == """
                error: 'FOLDER/saved' is of a run that was not begun here by you, as far as is known, and it would write \
                'FOLDER/a.json', 'FOLDER/b'. Where that is what you want: interleave resume FOLDER/saved --accept-output

                """)
        #expect(folder.bytes(of: "a.json") == nil && folder.bytes(of: "b") == nil)
        // A run of that name that asks for something else is another one.
        let notes = folder.names(below: "cache/interleave").filter { $0.hasSuffix(".run") }
        #expect(notes.count == 1)
        let note = "cache/interleave/\(notes[0])"
        let text = String(decoding: try #require(folder.bytes(of: note)), as: UTF8.self)
        #expect(text.contains("a.json"))
        try folder.write(text.replacing("a.json", with: "c.json"), to: note)
        #expect(folder.run(["resume", "FOLDER/saved"]).code == .input)
        try folder.write(text, to: note)
        let accepted = folder.run(["resume", "FOLDER/saved", "--accept-output"], cache: "other")
        #expect(accepted.output == plain.output && accepted.code == plain.code)
        #expect(folder.bytes(of: "a.json") == report)
        try FileManager.default.removeItem(atPath: folder.file("a.json"))
        #expect(folder.run(["resume", "FOLDER/saved"]).code == plain.code)
        #expect(folder.bytes(of: "a.json") == report)
    }

    @Test func notesOfRunsAreBounded() throws {
        let folder = try CheckpointFolder()
        let notes = try #require(OwnRuns(environment: ["XDG_CACHE_HOME": folder.file("cache")]))
        var run = CheckpointRun(tool: "t", arguments: ["m.ilv"], folder: "/", today: "2026-01-01", files: [])
        for _ in 0..<OwnRuns.limit + 5 {
            run.name = OwnRuns.newName()
            notes.note(run)
            #expect(notes.contains(run))
        }
        #expect(folder.names(below: "cache/interleave").count == OwnRuns.limit)
        for name in [nil, "", "../m", String(repeating: "/", count: 32), String(repeating: "g", count: 32)] {
            run.name = name
            notes.note(run)
            #expect(!notes.contains(run))
        }
        #expect(folder.names(below: "cache/interleave").count == OwnRuns.limit)
    }

    @Test func anotherModelIsRefused() throws {
        let folder = try CheckpointFolder(
            CheckpointFolder.model.replacing("\nparam", with: "\nimport \"lib.ilv\"\nparam"))
        try folder.write("const UNUSED = 1\n", to: "lib.ilv")
        #expect(folder.run(["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/saved"]).code == .success)
        try folder.write("const UNUSED = 2\n", to: "lib.ilv")
        let refused = folder.run(["resume", "FOLDER/saved"])
        #expect(refused.code == .input)
        #expect(refused.output == "")
        #expect(
            refused.errors == """
                error: 'FOLDER/lib.ilv' is not what it was when 'FOLDER/saved' was written. What was found then says nothing \
                of it: put it back, or begin anew with 'interleave check'.

                """)
    }

    @Test func whatIsNoCheckpointIsRefused() throws {
        let folder = try CheckpointFolder()
        _ = folder.run(["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/saved"])
        let whole = try #require(folder.bytes(of: "saved"))
        let cases: [([UInt8], String)] = [
            (Array("model m".utf8), "'FOLDER/x' is no checkpoint."),
            (Array(whole.dropLast()), "'FOLDER/x' is not whole"),
            (whole + [0], "'FOLDER/x' is not whole"),
            (whole.enumerated().map { $0 == 100 ? $1 ^ 1 : $1 }, "'FOLDER/x' is damaged"),
            (whole.enumerated().map { $0 == 8 ? 9 : $1 }, "'FOLDER/x' is a checkpoint of format 9"),
        ]
        for (bytes, reason) in cases {
            try Data(bytes).write(to: URL(fileURLWithPath: folder.file("x")))
            let refused = folder.run(["resume", "FOLDER/x"])
            #expect(refused.code == .input)
            #expect(refused.output == "")
            #expect(refused.errors.hasPrefix("error: " + reason), "\(refused.errors)")
        }
        let missing = folder.run(["resume", "FOLDER/none"])
        #expect(missing.errors == "error: 'FOLDER/none' cannot be read: No such file or directory.\n")
        #expect(folder.run(["resume"]).code == .usage)
    }

    @Test func nothingIsWrittenOver() throws {
        let folder = try CheckpointFolder()
        let flag = CancellationFlag()
        flag.cancel()
        for path in ["m.ilv", "none/saved"] {
            let refused = folder.run(["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/\(path)"])
            #expect(refused.code == .usage)
        }
        try folder.write("notes", to: "notes")
        #expect(folder.run(["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/notes"]).code == .usage)
        #expect(folder.bytes(of: "notes") == Array("notes".utf8))
        _ = folder.run(["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/saved"], cancellation: flag)
        let again = folder.run(["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/saved"])
        #expect(again.code == .usage)
        #expect(again.errors.contains("'interleave resume' goes on with this one"))
        _ = folder.run(["resume", "FOLDER/saved"])
        #expect(folder.run(["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/saved"]).code == .success)
        #expect(folder.run(["check", "FOLDER/m.ilv", "--every", "1m"]).code == .usage)
    }

    @Test func aCheckpointThatCannotBeWrittenEndsNothing() throws {
        let folder = try CheckpointFolder()
        let plain = folder.run(["check", "FOLDER/m.ilv"])
        let flag = CancellationFlag()
        flag.cancel()
        _ = folder.run(["check", "FOLDER/m.ilv", "--checkpoint", "FOLDER/saved"], cancellation: flag)
        let before = folder.bytes(of: "saved")
        // A folder where the draft would be written.
        try FileManager.default.createDirectory(atPath: folder.file("saved.new/x"), withIntermediateDirectories: true)
        let said = folder.run(["resume", "FOLDER/saved"])
        #expect(said.output == plain.output && said.code == plain.code)
        #expect(said.errors.hasPrefix("warning: the checkpoint 'FOLDER/saved' cannot be written: "))
        #expect(folder.bytes(of: "saved") == before)
    }
}
