import Engine
import Foundation
import Language
import Support
import Testing

@testable import Execution

/// How native code is made, kept, and done without.
@Suite struct NativeTierTests {
    private let folder: TestFolder
    private let path = ProcessInfo.processInfo.environment["PATH"] ?? ""

    init() throws { folder = try TestFolder() }

    /// Options that know nothing but the test's folder.
    private func options(path: String? = nil, cache: String = "/cache") -> NativeOptions {
        var options = NativeOptions(environment: ["PATH": path ?? self.path, "TMPDIR": folder.path])
        options.environment["XDG_CACHE_HOME"] = folder.path + cache
        options.extraArguments = ["-O0"]
        return options
    }

    /// A system that is to run natively.
    private func system(_ options: NativeOptions, interruption: Interruption = .never) throws -> ModelSystem {
        let program = try #require(InstructionSample.numbers.program)
        return try ModelSystem(
            program: program, selection: Selection(properties: program.judgedProperties, deadlock: true),
            engine: .native, native: options,
            interruption: interruption)
    }

    /// Why native code cannot be had.
    private func failure(_ options: NativeOptions, interruption: Interruption = .never) throws -> String? {
        let system = try system(options, interruption: interruption)
        do throws(NativeFailure) {
            try system.prepare()
            return nil
        } catch {
            let isEnded = error.reason == "it was interrupted"
            #expect(system.engineUse == (isEnded ? .machine : .machineOnly(reason: error.reason)))
            return error.reason
        }
    }

    /// Puts a script in the place of the compiler; returns the path to look for it in.
    private func compiler(_ script: String) throws -> String {
        try folder.write("#!/bin/sh\n" + script, to: "bin/clang", isExecutable: true)
        return folder.path + "/bin"
    }

    /// Whether no file of a compilation is left.
    private var isClean: Bool {
        (folder.names() + folder.names(below: "/cache/interleave")).allSatisfy { !$0.hasPrefix("interleave-") }
    }

    @Test func withoutACompilerThereIsNone() throws {
        #expect(try failure(options(path: "/nowhere:relative:.")) == "no clang or cc in PATH")
    }

    @Test func aCompilerThatFailsIsNamed() throws {
        let bin = try compiler("exit 3\n")
        #expect(try failure(options(path: bin)) == "\(bin)/clang ended with status 3")
        #expect(isClean)
    }

    @Test func aCompilerThatCrashesIsNamed() throws {
        let bin = try compiler("kill -SEGV $$\n")
        #expect(try failure(options(path: bin)) == "\(bin)/clang was ended by signal 11")
    }

    @Test func aCompilerThatHangsIsEndedWithWhatItStarted() throws {
        let bin = try compiler("sleep 600 & echo $! > \(folder.path)/child; echo $$ > \(folder.path)/self; wait\n")
        var options = options(path: bin + ":/bin:/usr/bin")
        options.compileLimit = 1
        #expect(try failure(options) == "\(bin)/clang took more than 1 seconds")
        #expect(isClean)
        for name in ["self", "child"] {
            let pid = try #require(Int32(folder.text(of: name).trimmingCharacters(in: .whitespacesAndNewlines)))
            var tries = 0
            while isAlive(pid), tries < 200 {
                usleep(10_000)
                tries += 1
            }
            #expect(!isAlive(pid), "\(name)")
        }
    }

    /// Whether a process runs; one that has ended and that nobody has waited for yet does not.
    private func isAlive(_ pid: Int32) -> Bool {
        guard let status = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else { return false }
        return !String(decoding: status, as: UTF8.self).contains(") Z ")
    }

    @Test func aCompilerThatWritesGarbageIsNamed() throws {
        let bin = try compiler("while [ \"$1\" != -o ]; do shift; done; echo garbage > \"$2\"\n")
        #expect(try failure(options(path: bin)) == "what \(bin)/clang made cannot be loaded")
        #expect(isClean)
    }

    /// The loader trips over part of an object, and waits for ever for somebody to write to a pipe.
    @Test(arguments: ["truncate -s 5000", "truncate -s 40", "truncate -s -64", "rm -f"])
    func whatIsNoWholeObjectIsNotLoaded(damage: String) throws {
        let bin = try compiler(
            "\(realCompiler()) \"$@\"; while [ \"$1\" != -o ]; do shift; done; \(damage) \"$2\"\n")
        let reason = try failure(options(path: bin + ":" + path))
        #expect(reason == "what \(bin)/clang made cannot be loaded")
        #expect(isClean && folder.names(below: "/cache/interleave") == [])
    }

    @Test(arguments: ["mkfifo", "mkdir", "ln -s /dev/zero", "head -c 100000 /dev/urandom >"])
    func whatIsNoFileOfAnObjectIsNotLoaded(maker: String) throws {
        let bin = try compiler("while [ \"$1\" != -o ]; do shift; done; \(maker) \"$2\"\n")
        #expect(try failure(options(path: bin + ":" + path)) == "what \(bin)/clang made cannot be loaded")
        #expect(isClean && folder.names(below: "/cache/interleave") == [])
    }

    @Test func aCompilerThatFillsTheDiskIsEnded() throws {
        let bin = try compiler(
            "while [ \"$1\" != -o ]; do shift; done; exec dd if=/dev/zero of=\"$2\" bs=1M seek=255 count=9\n")
        let reason = try #require(try failure(options(path: bin + ":" + path)))
        #expect(reason == "\(bin)/clang was ended by signal \(SIGXFSZ)")
        #expect(isClean)
    }

    @Test func withoutAPlaceForTemporaryFilesTheCommonOneDoes() throws {
        var options = options(cache: "/nowhere/at/all")
        options.environment["TMPDIR"] = folder.path + "/missing"
        #expect(try failure(options) == nil)
    }

    @Test func theRemainsOfAProcessAreRemoved() throws {
        let own = "cache/interleave/interleave-\(getpid())-1"
        try folder.write("x", to: own + "/model.c")
        try folder.write("x", to: "cache/interleave/interleave-1-1/model.c")
        WorkFolder.sweep(folder.path + "/cache/interleave", of: getpid())
        #expect(folder.names(below: "/cache/interleave") == ["interleave-1-1"])
        #expect(
            WorkFolder.places(environment: ["HOME": "/h", "TMPDIR": "/t"]) == ["/h/.cache/interleave", "/t", "/tmp"])
        #expect(WorkFolder.places(environment: [:]) == ["/tmp"])
    }

    @Test func anInterruptEndsTheCompiler() throws {
        let bin = try compiler("exec sleep 600\n")
        let start = ContinuousClock.now
        let interruption = Interruption { ContinuousClock.now - start > .milliseconds(200) }
        #expect(try failure(options(path: bin + ":/bin:/usr/bin"), interruption: interruption) == "it was interrupted")
        #expect(isClean)
    }

    @Test func theEndOfTheSearchEndsTheCompiler() throws {
        let bin = try compiler("exec sleep 600\n")
        let system = try system(options(path: bin + ":/bin:/usr/bin"))
        system.tier?.start()
        system.finish()
        #expect(system.engineUse == .machine)
        #expect(isClean)
    }

    @Test func theSecondRunTakesTheObjectOfTheFirst() throws {
        let bin = try compiler(
            "echo run >> \(folder.path)/log; PATH='\(path)'; exec \(realCompiler()) \"$@\"\n")
        for _ in 0..<3 { try system(options(path: bin)).prepare() }
        #expect(folder.text(of: "log") == "run\n")
        #expect(folder.names(below: "/cache/interleave").count == 1)
        #expect(isClean)
    }

    @Test func anObjectThatWasChangedIsMadeAnew() throws {
        let bin = try compiler(
            "echo run >> \(folder.path)/log; PATH='\(path)'; exec \(realCompiler()) \"$@\"\n")
        try system(options(path: bin)).prepare()
        let name = try #require(folder.names(below: "/cache/interleave").first)
        let file = "\(folder.path)/cache/interleave/\(name)"
        let bytes = try #require(FileManager.default.contents(atPath: file))
        try bytes.dropLast(100).write(to: URL(fileURLWithPath: file))
        try system(options(path: bin)).prepare()
        #expect(folder.text(of: "log") == "run\nrun\n")
        #expect(FileManager.default.contents(atPath: file) == bytes)
    }

    @Test func anotherCompilerOrOtherOptionsAreAnotherObject() throws {
        try system(options()).prepare()
        var other = options()
        other.extraArguments = ["-O0", "-DOTHER"]
        try system(other).prepare()
        #expect(folder.names(below: "/cache/interleave").count == 2)
    }

    @Test func aCacheThatOthersCanLookIntoIsNotUsed() throws {
        try system(options()).prepare()
        let cache = folder.path + "/cache/interleave"
        #expect(NativeCache(environment: options().environment)?.folder == cache)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: cache)
        #expect(NativeCache(environment: options().environment) == nil)
        try system(options()).prepare()
        #expect(folder.names(below: "/cache/interleave").count == 1)
        #expect(isClean)
    }

    @Test func aCacheThatIsALinkOrNoFolderIsNotUsed() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/own", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try FileManager.default.createDirectory(atPath: folder.path + "/cache", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/cache/interleave", withDestinationPath: folder.path + "/own")
        #expect(NativeCache(environment: options().environment) == nil)
        try folder.write("", to: "file/interleave")
        #expect(NativeCache(environment: options(cache: "/file").environment) == nil)
        #expect(NativeCache(environment: options(cache: "/file/interleave").environment) == nil)
        try system(options(cache: "/file/interleave")).prepare()
        #expect(folder.names(below: "/own") == [])
        #expect(isClean)
    }

    @Test func theCacheIsBounded() throws {
        let cache = try #require(NativeCache(environment: options().environment))
        for number in 0..<NativeCache.fileLimit + 10 {
            try folder.write("old", to: "cache/interleave/\(number).so")
        }
        try folder.write("new", to: "new.so")
        var key = ContentKey()
        key.add("key")
        cache.add(folder.path + "/new.so", for: key)
        #expect(folder.names(below: "/cache/interleave").count == NativeCache.fileLimit)
        #expect(cache.object(for: key) == "\(cache.folder)/\(key.text).so")
    }

    @Test func theWorkOfARunThatWasKilledIsRemoved() throws {
        let cache = try #require(NativeCache(environment: options().environment))
        try folder.write("x", to: "cache/interleave/interleave-999999999-1/model.c")
        let work = try #require(WorkFolder(cache: cache, environment: options().environment))
        #expect(folder.names(below: "/cache/interleave").count == 1)
        work.remove()
        #expect(folder.names(below: "/cache/interleave") == [])
    }

    @Test func aTinySearchStartsNoCompiler() throws {
        let bin = try compiler("echo run >> \(folder.path)/log; exit 1\n")
        var options = options(path: bin)
        options.patience = 0
        let program = try #require(InstructionSample.numbers.program)
        let system = try ModelSystem(
            program: program, selection: Selection(properties: program.judgedProperties, deadlock: true), engine: .auto,
            native: options)
        var limits = SearchOptions()
        limits.limits.states = 1_000
        #expect(BreadthFirstSearch(system: system, options: limits).run().statistics.distinctStates == 1_000)
        system.finish()
        #expect(folder.text(of: "log") == "")
        #expect(system.engineUse == .machine)
    }

    @Test func aLongSearchTakesNativeCodeUpOnItsWay() throws {
        var options = options()
        options.patience = 0
        let program = try #require(try Self.counter)
        let run = { (engine: EngineChoice) throws -> (ExplorationResult, ModelSystem) in
            let system = try ModelSystem(
                program: program, selection: Selection(properties: program.judgedProperties, deadlock: true),
                engine: engine, native: options)
            let result = BreadthFirstSearch(system: system, options: SearchOptions()).run()
            system.finish()
            return (result, system)
        }
        let (machine, _) = try run(.vm)
        let (mixed, system) = try run(.auto)
        #expect(system.engineUse == .native)
        #expect(system.expander != nil)
        #expect(mixed.statistics.levelSizes == machine.statistics.levelSizes)
        #expect(mixed.statistics.transitions == machine.statistics.transitions)
        #expect(mixed.findings == machine.findings)
        #expect(machine.findings.count == 1)
    }

    /// Three counters: 64 000 states on a long way.
    private static var counter: Program? {
        get throws {
            try Frontend.load(
                [
                    "m.ilv": """
                    model counters
                    var n: [0..2] 0..39
                    rule up(i: 0..2) { n[i] = (n[i] + 1) % 40 }
                    invariant apart { !(forall i: 0..2 { n[i] == 39 }) }
                    """
                ], path: "m.ilv"
            ).check(settings: [], overrides: []).program
        }
    }

    /// The compiler of this machine.
    private func realCompiler() throws -> String {
        try #require(NativeCompiler(environment: ["PATH": path])).path
    }
}
