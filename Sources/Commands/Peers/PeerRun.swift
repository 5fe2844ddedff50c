import Engine
import Execution
import Foundation

/// Asks another checker about an exported model, in a folder of its own that is removed afterwards.
struct PeerRun {
    /// The language, and so the checker.
    let target: ExportTarget
    /// How long each of its programs may take.
    var limit = Duration.seconds(600)
    /// Set when the user interrupts.
    var cancellation = CancellationFlag()
    /// Whether the verifier is compiled quickly rather than well, which is better for small models.
    var isQuick = false
    /// Whether Rumur counts states that differ by the names in its `scalarset` types once.
    var reducesBySymmetry = false
    /// The states that are expected, so that tables can be sized to fit.
    var expectedStates = 1_000_000

    /// The name of the checker.
    var name: String { target == .promela ? "Spin" : "Rumur" }

    /// Why there is no result.
    enum Failure: Error, Equatable {
        /// A program that is needed is not installed.
        case notInstalled(String)
        /// A program was ended, could not be run, or printed something else than expected.
        case failed(program: String, output: String)
    }

    /// Whether everything that is needed is installed.
    static func isInstalled(_ target: ExportTarget) -> Bool {
        ChildProcess.find(target == .promela ? "spin" : "rumur") != nil && ChildProcess.find("cc") != nil
    }

    /// Exports nothing itself: runs the checker on the text of a model.
    func run(_ text: String) throws(Failure) -> PeerResult {
        try inFolder(text) { folder throws(Failure) in
            target == .promela ? try spin(folder) : try rumur(folder)
        }
    }

    /// Runs Spin on an export for liveness: whether no fair run violates each of the formulas.
    func judge(_ export: LivenessExport) throws(Failure) -> [[Bool]] {
        try inFolder(export.text) { folder throws(Failure) in
            _ = try call("spin", ["-a", "model.pml"], folder)
            let width = "-DNFAIR=\(export.processCount / 8 + 3)"
            _ = try call(compiler, [optimization, "-w", "-DNOREDUCE", width, "-o", "pan", "pan.c"], folder)
            var result: [[Bool]] = []
            for formula in export.formulas {
                var verdicts: [Bool] = []
                for name in formula.names { verdicts.append(try holds(name, folder)) }
                result.append(verdicts)
            }
            return result
        }
    }

    /// Whether no fair run violates a formula.
    private func holds(_ formula: String, _ folder: URL) throws(Failure) -> Bool {
        let arguments = ["-a", "-f", "-m\(20 * expectedStates + 100_000)", "-N", formula]
        let output = try call("./pan", arguments, folder, isVerifier: true).output
        guard let errors = output.firstMatch(of: /errors: (\d+)/)?.output.1 else {
            throw .failed(program: "pan", output: output)
        }
        if errors == "0", output.contains("max search depth too small") {
            throw .failed(program: "pan", output: output)
        }
        return errors == "0"
    }

    /// Calls `body` with a folder of its own that holds the text.
    private func inFolder<Result>(
        _ text: String, _ body: (URL) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "interleave-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: target == .promela ? "model.pml" : "model.m")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(text.utf8).write(to: file)
        } catch {
            throw .failed(program: "the temporary folder", output: "\(error)")
        }
        return try body(folder)
    }

    private func spin(_ folder: URL) throws(Failure) -> PeerResult {
        _ = try call("spin", ["-a", "model.pml"], folder)
        _ = try call(compiler, [optimization, "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c"], folder)
        let bits = max(16, Int.bitWidth - expectedStates.leadingZeroBitCount)
        let found = try call(
            "./pan", ["-c0", "-m\(expectedStates + 10_000)", "-w\(min(30, bits))"], folder, isVerifier: true)
        guard var result = PeerResult(spin: found.output) else { throw .failed(program: "pan", output: found.output) }
        result.processorSeconds = found.processorSeconds
        return result
    }

    private func rumur(_ folder: URL) throws(Failure) -> PeerResult {
        let symmetry = reducesBySymmetry ? "exhaustive" : "off"
        _ = try call(
            "rumur",
            [
                "--deadlock-detection", "off", "--threads", "1", "--symmetry-reduction", symmetry, "--output",
                "model.c", "model.m",
            ], folder)
        _ = try call(compiler, [optimization, "-w", "-mcx16", "-o", "model", "model.c", "-lpthread"], folder)
        let found = try call("./model", [], folder, isVerifier: true)
        guard var result = PeerResult(rumur: found.output) else {
            throw .failed(program: "model", output: found.output)
        }
        result.processorSeconds = found.processorSeconds
        return result
    }

    /// The C compiler; clang is the quicker one where nothing is optimized.
    private var compiler: String { isQuick && ChildProcess.find("clang") != nil ? "clang" : "cc" }

    /// How much the C compiler optimizes.
    private var optimization: String { isQuick ? "-O0" : "-O2" }

    /// Runs a program; a verifier's exit code says what it found.
    private func call(
        _ name: String, _ arguments: [String], _ folder: URL, isVerifier: Bool = false
    ) throws(Failure) -> ChildProcess.Result {
        let found =
            name.hasPrefix("./") ? folder.appending(path: String(name.dropFirst(2))).path() : ChildProcess.find(name)
        guard let program = found else { throw .notInstalled(name) }
        let child = ChildProcess(
            program: program, arguments: arguments, folder: folder, limit: limit, cancellation: cancellation)
        guard let result = child.run(), let code = result.code, isVerifier || code == 0 else {
            throw .failed(program: name, output: "ended, or not to be run")
        }
        return result
    }
}
