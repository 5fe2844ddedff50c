import Foundation
import Support
import Testing

@testable import Execution

/// The C that is made from models.
@Suite struct NativeSourceTests {
    /// What a compiler says of a text, and its status; `nil` where the machine has no such compiler.
    private func messages(
        _ compiler: String, _ options: [String], _ text: String
    ) throws -> (text: String, status: Int32)? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let files = path.split(separator: ":").map { "\($0)/\(compiler)" }
        guard let file = files.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else { return nil }
        let folder = try TestFolder()
        try folder.write(text, to: "text.c")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: file)
        process.arguments = options + ["-c", "-o", "/dev/null", folder.path + "/text.c"]
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: output, as: UTF8.self), process.terminationStatus)
    }

    /// The C of a sample.
    private func source(of sample: InstructionSample) throws -> NativeSource {
        let program = try #require(sample.program)
        return NativeSource(
            try CompiledModel(program, Selection(properties: program.judgedProperties, deadlock: true)))
    }

    @Test(arguments: ["clang", "cc"]) func theRuntimeHeaderCompilesAlone(compiler: String) throws {
        let options = ["-std=gnu11", "-Wall", "-Wextra", "-Werror"]
        guard let result = try messages(compiler, options, NativeSource.header) else { return }
        #expect(result.text == "")
        #expect(result.status == 0)
    }

    @Test(arguments: InstructionSample.allCases) func theCodeGivesNoWarnings(sample: InstructionSample) throws {
        let options =
            ["-std=gnu11", "-O1", "-fwrapv", "-Wall", "-Wextra", "-Werror"]
            + NativeCompiler.toleratedWarnings.map { "-Wno-\($0)" }
        guard let result = try messages("clang", options, try source(of: sample).text) else { return }
        #expect(result.text == "")
        #expect(result.status == 0)
    }

    @Test func nothingOfTheModelsTextGetsIntoTheCode() throws {
        let text = """
            /// zebra \\"; system("zebra"); */
            model zebra_model "zebra */ \\" zebra"
            enum Zebra { ZEBRA_A, ZEBRA_B }
            thread zebra_thread[2]
            var zebra_variable: Zebra
            op zebra_op(zebra_argument: Zebra) by zebra_thread {
              step zebra_label:
                zebra_variable = zebra_argument
                assert zebra_variable == ZEBRA_A "zebra */ message"
            }
            invariant zebra_property "zebra" { zebra_variable == ZEBRA_A }
            """
        let loaded = try #require(SourceText(text).program)
        let model = try CompiledModel(loaded, Selection(properties: loaded.judgedProperties, deadlock: true))
        #expect(!NativeSource(model).text.lowercased().contains("zebra"))
        #expect(NativeSource(model).text.count > NativeSource.header.count)
    }

    @Test(arguments: InstructionSample.allCases) func nothingIsLeftToTheMachine(sample: InstructionSample) throws {
        #expect(try source(of: sample).leftOut == 0)
    }

    @Test func theSameModelGivesTheSameCode() throws {
        #expect(try source(of: .threads).text == source(of: .threads).text)
    }

    @Test func literalsAreThoseOfC() {
        #expect(CText.literal(Int64(-7)) == "(-7)")
        #expect(CText.literal(Int64.min) == "NONE")
        #expect(CText.literal(Int64.min + 1) == "UNSET")
        #expect(CText.literal(Int64.max) == "((int64_t)0x7fffffffffffffffull)")
        #expect(CText.literal(UInt64(1) << 40) == "0x10000000000ull")
        #expect(CText.literal(UInt64(255)) == "0xffu")
    }
}
