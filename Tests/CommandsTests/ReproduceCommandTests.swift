import Foundation
import Reports
import Testing

@testable import Commands

/// `interleave reproduce`: each form, and what is refused.
@Suite struct ReproduceCommandTests {
    /// A page that is freed while a fault looks for it.
    private let model = #"""
        /// A file with one page.
        /// emit syz: {kvm} = openat$kvm(0xffffffffffffff9c, &AUTO='/dev/kvm\x00', 0x0, 0x0)
        /// emit selftest file: static int file1, file2;
        model race "*/ #include \"x\" a page is mapped after it was freed"
        param RECHECK: bool = true "*/ the fault looks again"
        symmetric File(2)
        var cached: [File] bool
        var mapped: [File] bool
        var gate: [File] mutex
        thread host
        /// emit syz: {self} = ioctl$KVM_CREATE_VCPU({kvm}, AUTO, {self*1})
        thread vcpu
        /// emit syz: {f} = ioctl$KVM_CREATE_GUEST_MEMFD({kvm}, AUTO, &AUTO={0x1000, 0x0, AUTO})
        /// emit selftest: {f} = create();
        op create(f: File) by host when !cached[f] { cached[f] = true }
        /// emit syz: fallocate({f}, 0x3, 0x0, 0x1000)
        /// emit selftest: fallocate({f}, FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE, 0, 0x1000);
        op punch(f: File) by host when cached[f] {
            lock(gate[f])
            mapped[f] = false
            unlock(gate[f])
          step free:
            cached[f] = false
        }
        /// emit syz: ioctl$KVM_PRE_FAULT_MEMORY({self}, AUTO, &AUTO={0x0, 0x1000, 0x0, AUTO})
        /// emit selftest: prefault({f#});
        op fault(f: File) by vcpu when !mapped[f] {
            require cached[f] else EFAULT
          step map:
            lock(gate[f])
            defer { unlock(gate[f]) }
            require !RECHECK || cached[f] else EAGAIN
          step install:
            mapped[f] = true
        }
        invariant mapped_is_cached "what is mapped is in the file */" { forall f: File { mapped[f] implies cached[f] } }
        scenario careless { RECHECK = false; expect violated mapped_is_cached }
        """#

    /// What the tool makes of the trace of `source`.
    private func run(_ source: String, _ form: String, _ options: String...) throws -> TemporaryRun {
        try TemporaryRun(["m.ilv": source], ["reproduce", "FOLDER/m.ilv", "--as", form] + options)
    }

    @Test func anInterleavingHasAColumnForEachThread() throws {
        let text = try run(model, "interleaving").output
        #expect(
            text == """
                CPU0 (host)                           CPU1 (vcpu)
                ===========                           ===========
                create(file1) = 0
                    cached[file1] = true
                punch(file1)
                                                      fault(file1)
                  free:
                    cached[file1] = false
                punch() = 0
                                                        map:
                                                          [gate[file1]]
                                                        install:
                                                          mapped[file1] = true
                                                      fault() = 0

                invariant mapped_is_cached is violated
                  "what is mapped is in the file */"
                  false, for f = file1: mapped[f] implies cached[f]
                    mapped[f] = true
                    cached[f] = false
                missing guard RECHECK: */ the fault looks again
                (race, scenario careless with RECHECK = false)

                """)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 75 })
    }

    @Test func callsAreShownAsSystemCalls() throws {
        #expect(
            try run(model, "strace").output == """
                [host] create(file1)                                    = 0
                [host] punch(file1 <unfinished ...>
                [vcpu] fault(file1 <unfinished ...>
                [host] <... punch resumed>)                             = 0
                [vcpu] <... fault resumed>)                             = 0
                +++ invariant mapped_is_cached is violated +++

                """)
    }

    @Test func aChartFitsAMail() throws {
        let text = try run(model, "chart").output
        #expect(
            text == """
                     host                            vcpu                            file1
                     |                               |                               |
                  1  #-- create(file1) = 0 ----------------------------------------->|
                     #                               |                               | cached: false -> true
                  2  #-- punch(file1) ---------------------------------------------->|
                  3  #                               #-- fault(file1) -------------->|
                  4  #-- free: punch() = 0 ----------------------------------------->|
                     #                               #                               | cached: true -> false
                  5  |                               # map                           |
                     |                               #   takes gate[file1]           |
                  6  |                               #-- install: fault() = 0 ------>|
                     |                               #   releases gate[file1]        |
                     |                               #                               | mapped: false -> true

                *** mapped_is_cached is violated ***

                """)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test func aChartForMermaidNamesItsLifelines() throws {
        let text = try run(model, "mermaid").output
        #expect(text.hasPrefix("sequenceDiagram\n    actor p0 as host\n    actor p1 as vcpu\n"))
        #expect(!text.contains("*/"))
        #expect(try run(model, "svg").output.hasPrefix("<svg "))
    }

    @Test func aSyzProgramMakesOverlappingCallsAtOnce() throws {
        let result = try run(model, "syz")
        #expect(
            result.output == #"""
                # race, scenario careless with RECHECK = false
                # invariant mapped_is_cached is violated
                # syz-execprog -threaded -repeat=0 FILE
                r0 = openat$kvm(0xffffffffffffff9c, &AUTO='/dev/kvm\x00', 0x0, 0x0)
                r1 = ioctl$KVM_CREATE_VCPU(r0, AUTO, 0x0)
                # host: create(file1)
                r2 = ioctl$KVM_CREATE_GUEST_MEMFD(r0, AUTO, &AUTO={0x1000, 0x0, AUTO})
                # host: punch(file1)
                fallocate(r2, 0x3, 0x0, 0x1000) (async)
                # vcpu: fault(file1)
                ioctl$KVM_PRE_FAULT_MEMORY(r1, AUTO, &AUTO={0x0, 0x1000, 0x0, AUTO})

                """#, "\(result.errors)")
    }

    @Test func aSelftestKeepsGroupsOfCallsApart() throws {
        let text = try run(model, "selftest").output
        #expect(
            text.contains(
                "\t/* create(file1) = 0 */\n\tfile1 = create();\n\tpthread_barrier_wait(&barrier);\n\t/* punch(file1) = 0 */\n"
            ))
        // Nothing of the model's texts ends a comment.
        #expect(text.contains("what is mapped is in the file * /"))
        #expect(text.components(separatedBy: "*/").count - 1 == text.components(separatedBy: "/*").count - 1)
    }

    @Test func theShippedModelGivesACFileThatCompiles() throws {
        let folder = ManualPage.folder.appending(path: "../../../Models").standardizedFileURL
        let path = folder.appending(path: "upstream/prefault.ilv")
        let source = try String(contentsOf: path, encoding: .utf8)
        let result = try run(source, "selftest", "--scenario", "deletion_leaves_mapped")
        #expect(result.code == .success, "\(result.errors)")
        #expect(try StubCompiler.complaints(about: result.output) == "")
        let syz = try run(source, "syz", "--scenario", "deletion_leaves_mapped")
        #expect(syz.code == .success, "\(syz.errors)")
        let call = /(r[0-9]+ = )?[a-z_0-9]+(\$[A-Z_0-9a-z]+)?\(.*\)( \(async\))?/
        #expect(syz.output.split(separator: "\n").allSatisfy { $0.hasPrefix("#") || $0.wholeMatch(of: call) != nil })
    }

    @Test func thePageOfTheManualSaysWhatIsPrinted() throws {
        let page = try #require(try ManualPage.all().first { $0.name == "Reproduce.md" })
        let source = try #require(page.examples.first?.files["m.ilv"])
        for form in ["interleaving", "syz"] {
            let output = try run(source, form).output
            #expect(page.blocks.contains(output), "\(output)")
        }
    }

    @Test func callsWithoutANoteAreRefusedByName() throws {
        let silent = model.replacing("/// emit syz: fallocate({f}, 0x3, 0x0, 0x1000)\n", with: "")
        let result = try run(silent, "syz")
        #expect(result.code == .usage)
        #expect(
            result.errors == """
                error: nothing says how a program makes 'punch': write '/// emit syz: …' above the declaration

                """)
    }

    @Test(arguments: [
        ("{g}", "error: '{g}' in what 'punch' emits is no argument; there is '{f}' and '{self}'\n"),
        ("{f:file9=1}", "error: 'file1' cannot stand for '{f}' in what 'punch' emits: its table has no entry for it\n"),
        ("/* x", "error: what 'punch' emits is no whole line of C: /* x\n"),
        ("}", "error: what 'punch' emits is no whole line of C: }\n"),
        ("puts(\"x", "error: what 'punch' emits is no whole line of C: puts(\"x\n"),
    ])
    func aLineThatCannotStandInAProgramIsRefused(_ line: String, _ message: String) throws {
        let wrong = model.replacing(
            "/// emit selftest: fallocate({f}, FALLOC_FL_KEEP_SIZE | FALLOC_FL_PUNCH_HOLE, 0, 0x1000);",
            with: "/// emit selftest: \(line)")
        #expect(try run(wrong, "selftest").errors == message)
    }

    @Test func aSearchThatWasCutShortIsIncomplete() throws {
        let result = try run(model, "strace", "--max-states", "2")
        #expect(result.code == .incomplete)
        #expect(result.errors == "error: the search reached a limit before it had such a trace\n")
    }

    @Test func aViolationAtOnceIsShownInEveryForm() throws {
        let bad =
            "model bad\nvar x: 0..2\ninit { choose v: 0..2; x = v }\ninvariant small { x < 2 }\nrule r() { x = 0 }\n"
        #expect(
            try run(bad, "mermaid").output == """
                sequenceDiagram
                    participant p0 as initial state
                    Note over p0: initially x #61; 2
                    Note over p0: small is violated

                """)
        #expect(try run(bad, "strace").output == "initially x = 2\n+++ invariant small is violated +++\n")
        #expect(try run(bad, "chart").output == "initially x = 2\n\n\n*** small is violated ***\n")
    }

    @Test func whatHasNoTraceIsRefused() throws {
        let other = try run(model, "strace", "--property", "other")
        #expect(other.code == .usage)
        #expect(
            other.errors.hasPrefix(
                "error: there is no trace of 'other'; there is careless: mapped_is_cached\n"))
        #expect(
            try run("model m\nallow deadlock", "strace").errors.hasPrefix(
                "error: there is no trace: nothing is violated, reached or in error\n"))
        #expect(try run("model m\nvar x: bol", "strace").code == .model)
        #expect(
            try TemporaryRun(["m.ilv": model], ["reproduce", "FOLDER/m.ilv"]).errors.hasPrefix(
                "error: --as interleaving|strace|chart|mermaid|svg|syz|selftest is missing\n"))
    }

    @Test func aReportGivesWhatItsCheckGives() throws {
        let check = try TemporaryRun(
            ["m.ilv": model], ["check", "FOLDER/m.ilv", "--output", "json=FOLDER/r.json"])
        let json = try #require(check.files["r.json"])
        for form in ["interleaving", "strace", "chart", "mermaid", "svg", "syz", "selftest"] {
            let read = try TemporaryRun(["r.json": json], ["reproduce", "FOLDER/r.json", "--as", form])
            #expect(try read.output == run(model, form).output, "\(read.errors)")
        }
        func errors(_ file: String) throws -> String {
            try TemporaryRun(["x.json": "{}"], ["reproduce", "FOLDER/\(file)", "--as", "strace"]).errors
        }
        #expect(try errors("none.json") == "error: 'none.json' cannot be read\n")
        #expect(try errors("x.json").hasPrefix("error: 'x.json' is no report"))
    }

    @Test func aDeadlockShowsWhoWaits() throws {
        let source = """
            model m
            var a: mutex
            var b: mutex
            thread one
            thread other
            op ab() by one {
                lock(a)
                lock(b)
                unlock(b)
                unlock(a)
            }
            op ba() by other {
                lock(b)
                lock(a)
                unlock(a)
                unlock(b)
            }
            """
        let text = try run(source, "interleaving").output
        #expect(text.contains("*** DEADLOCK ***\n"))
        #expect(text.contains("  lock(b) blocks"))
    }
}
