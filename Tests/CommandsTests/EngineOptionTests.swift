import Foundation
import Reports
import Support
import Synchronization
import Testing

@testable import Commands
@testable import Execution

/// `--engine`.
@Suite struct EngineOptionTests {
    /// What `check` prints of a model, and its exit code.
    private func check(
        _ model: String, _ change: (inout CheckOptions) -> Void
    ) throws -> (text: String, code: ExitCode) {
        let folder = NSTemporaryDirectory() + "interleave-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(model.utf8).write(to: URL(fileURLWithPath: folder + "/m.ilv"))
        var options = CheckOptions()
        options.paths = [folder + "/m.ilv"]
        options.maxStates = 20_000
        options.native.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
        options.native.extraArguments = ["-O0"]
        change(&options)
        let output = Mutex("")
        let write: @Sendable (String) -> Void = { text in output.withLock { $0 += text } }
        let command = CheckCommand(options: options, console: Console(write: write, writeError: write))
        let code = try command.run()
        return (output.withLock { $0 }.replacing(folder + "/", with: ""), code)
    }

    @Test(arguments: InstructionSample.allCases) func theReportIsTheSameForEachTier(sample: InstructionSample) throws {
        let machine = try check(sample.rawValue) { $0.engine = .vm }
        let native = try check(sample.rawValue) { $0.engine = .native }
        let auto = try check(sample.rawValue) {
            $0.engine = .auto
            $0.native.patience = 0
        }
        #expect(native.text == machine.text)
        #expect(auto.text == machine.text)
        #expect(native.code == machine.code)
        #expect(machine.code == .otherwise)
    }

    @Test func nativeCodeThatCannotBeMadeIsAFault() throws {
        let result = try check(InstructionSample.numbers.rawValue) {
            $0.engine = .native
            $0.native.environment = [:]
        }
        #expect(result.code == .fault)
        #expect(result.text.contains("making native code: no clang or cc in PATH"))
        #expect(!result.text.contains("never executed"))
    }

    @Test func theMachineGoesOnAloneAndSaysWhy() throws {
        let machine = try check(InstructionSample.numbers.rawValue) { $0.engine = .vm }
        let alone = try check(InstructionSample.numbers.rawValue) {
            $0.native.environment = [:]
            $0.native.patience = 0
        }
        #expect(alone.text == machine.text)
        let measured = try check(InstructionSample.numbers.rawValue) {
            $0.native.environment = [:]
            $0.native.patience = 0
            $0.showsStatistics = true
        }
        #expect(measured.text.contains("  no native code: no clang or cc in PATH\n"))
    }

    @Test func otherWordsAreRefused() {
        #expect(throws: UsageError.self) { try CheckOptions(arguments: ["--engine", "fast", "m.ilv"]) }
        #expect((try? CheckOptions(arguments: ["--engine", "native", "m.ilv"]))?.engine == .native)
        #expect((try? BenchmarkOptions(arguments: ["--engine", "vm"]))?.engine == .vm)
    }
}
