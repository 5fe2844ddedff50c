import Testing

@testable import Commands

/// What the tool does where the system gives it little.
@Suite(.enabled(if: BuiltTool.path != nil)) struct EnvironmentTests {
    /// A model with a hundred states.
    private static let model = """
        model m
        var a: 0..99
        rule up when a < 99 { a += 1 }
        allow deadlock
        invariant small { a < 100 }
        """

    /// Runs a script beside the model.
    private func run(_ script: String) throws -> BuiltTool.Outcome {
        try BuiltTool.run(script, files: ["m.ilv": Self.model])
    }

    /// What is opened later must not take the place of a stream: once, a report could have gone into a file.
    @Test func aClosedOutputIsAnErrorOfWriting() throws {
        let result = try run("\"$TOOL\" check m.ilv --output json=r.json >&-; code=$?; head -c 2 r.json; exit $code")
        #expect(result.code == 70)
        #expect(
            result.errors
                == "error: the report could not be written: The operation could not be completed. Bad file descriptor\n"
        )
        #expect(result.output == "{\n")
    }

    @Test(arguments: ["<&-", "2>&-", "<&- 2>&-"])
    func theOtherStreamsMayBeClosed(streams: String) throws {
        let result = try run("\"$TOOL\" check m.ilv \(streams)")
        #expect(result.code == 0)
        #expect(result.output.hasSuffix("1 model, 1 scenario: as expected\n"))
    }

    @Test func aReaderThatHasGoneIsNoSignal() throws {
        let result = try run("\"$TOOL\" check m.ilv | true; exit ${PIPESTATUS[0]}")
        #expect(result.code == 0 && result.errors == "")
    }

    @Test(arguments: ["> /dev/full", "--output html=/dev/full"]) func aFullDeviceIsAnError(place: String) throws {
        let result = try run("\"$TOOL\" check m.ilv \(place)")
        #expect(result.code == 70)
        #expect(result.errors.hasSuffix("No space left on device\n"))
    }

    /// Once, the signal that comes with it ended the process and left a draft.
    @Test func aFileThatMayNotGrowStaysAsItIs() throws {
        let result = try run(
            """
            echo old > r.json
            (ulimit -f 0; exec "$TOOL" check m.ilv --output json=r.json 2>&1) | cat
            code=${PIPESTATUS[0]}; cat r.json; ls -A; exit $code
            """)
        #expect(result.code == 70)
        #expect(result.output.contains("error: 'r.json' cannot be written: "))
        #expect(result.output.hasSuffix("\nold\nm.ilv\nr.json\n"))
    }

    @Test func tooFewAddressesAreNamed() throws {
        let result = try run("ulimit -v 500000; exec \"$TOOL\" check m.ilv")
        #expect(result.code == 70)
        #expect(result.errors == "error: the process may use 488 MiB of addresses ('ulimit -v'); 1024 MiB are needed\n")
    }

    /// The limit of addresses is a limit of memory, and no crash.
    @Test func aFewAddressesAreEnough() throws {
        let result = try run("ulimit -v 1100000; exec \"$TOOL\" check m.ilv --workers 8")
        #expect(result.code == 0 && result.errors == "")
    }

    @Test func tooFewOpenFilesAreNamed() throws {
        let result = try run("ulimit -n 10; exec \"$TOOL\" check m.ilv")
        #expect(result.code == 70)
        #expect(result.errors == "error: only 10 files may be open at a time ('ulimit -n'); 16 are needed\n")
        #expect(try run("ulimit -S -n 8; exec \"$TOOL\" check m.ilv").code == 0)
    }

    /// Whether a process may be run as somebody else, who has no other processes and to whom limits of them apply.
    private static let mayBeNobody =
        (try? BuiltTool.run("setpriv --reuid=65534 --clear-groups \"$TOOL\" --version"))?.code == 0

    /// Once, what listens for signals waited for ever for a thread.
    @Test(.enabled(if: mayBeNobody), arguments: [0, 1]) func tooFewThreadsAreNamed(count: Int) throws {
        let script = "ulimit -u \(count); exec \"$TOOL\" --version"
        let result = try run("exec timeout 60 setpriv --reuid=65534 --clear-groups bash -c '\(script)'")
        #expect(result.code == 70)
        #expect(result.errors.hasPrefix("error: the system refuses a thread with a stack of 1 MiB: the limit of "))
    }

    /// What cannot be saved is said, and ends nothing; the checkpoint before is one to go on from.
    private func isFinishedUnsaved(_ script: String, _ reason: String) throws {
        let plain = try BuiltTool.run("exec \"$TOOL\" check g.ilv", files: ["g.ilv": CheckpointFolder.model])
        let result = try BuiltTool.run(script, files: ["g.ilv": CheckpointFolder.model])
        #expect(result.code == 0)
        #expect(!plain.output.isEmpty && result.output == plain.output + plain.output)
        let warning =
            "warning: the checkpoint 'd/s' cannot be written: \(reason); the run goes on, and the checkpoint before stays "
            + "as it is"
        let lines = Set(result.errors.split(separator: "\n").map(String.init))
        #expect(lines == [warning])
        #expect(!result.files.contains { $0.hasSuffix(".new") })
    }

    /// What a search saves in its midst is too large, and what is saved in the end is not.
    @Test func aCheckpointThatMayNotGrowEndsNothing() throws {
        try isFinishedUnsaved(
            """
            mkdir d; ulimit -f 24
            "$TOOL" check g.ilv --checkpoint d/s --every 0s && exec "$TOOL" resume d/s
            """, "File too large")
    }

    /// Whether a small disk can be made.
    private static let mayMount =
        (try? BuiltTool.run("mkdir d; unshare -rm mount -t tmpfs -o size=16k none d"))?.code == 0

    @Test(.enabled(if: mayMount)) func aCheckpointOnAFullDiskEndsNothing() throws {
        try isFinishedUnsaved(
            """
            mkdir d
            exec unshare -rm bash -c 'mount -t tmpfs -o size=56k none d || exit 9
                "$TOOL" check g.ilv --checkpoint d/s --every 0s && exec "$TOOL" resume d/s'
            """, "No space left on device")
    }

    @Test(.enabled(if: mayMount)) func aCheckpointOnADiskThatIsOnlyReadIsRefused() throws {
        let script = """
            mkdir d
            exec unshare -rm bash -c 'mount -t tmpfs -o ro none d || exit 9
                exec "$TOOL" check m.ilv --checkpoint d/s'
            """
        let result = try run(script)
        #expect(result.code == 64)
        #expect(result.output == "")
        #expect(result.errors.contains("a file that can be written (Read-only file system)"))
    }

    @Test(arguments: ["unset HOME XDG_CACHE_HOME", "export TMPDIR=/nowhere", "export XDG_CACHE_HOME=/dev/null"])
    func nativeCodeIsMadeWithoutACache(change: String) throws {
        let result = try run("\(change); exec \"$TOOL\" check m.ilv --engine native --statistics")
        #expect(result.code == 0)
        #expect(result.output.contains("native\n"))
        #expect(result.files.allSatisfy { !$0.contains("interleave-") })
    }
}
