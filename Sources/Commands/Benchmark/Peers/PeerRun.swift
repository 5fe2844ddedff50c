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
    /// How much the C compiler optimizes.
    var optimization = "-O2"
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
        return target == .promela ? try spin(folder) : try rumur(folder)
    }

    private func spin(_ folder: URL) throws(Failure) -> PeerResult {
        _ = try call("spin", ["-a", "model.pml"], folder)
        _ = try call("cc", [optimization, "-w", "-DSAFETY", "-DNOREDUCE", "-o", "pan", "pan.c"], folder)
        let bits = max(16, Int.bitWidth - expectedStates.leadingZeroBitCount)
        let found = try call(
            "./pan", ["-c0", "-m\(expectedStates + 10_000)", "-w\(min(30, bits))"], folder, isVerifier: true)
        guard var result = PeerResult(spin: found.output) else { throw .failed(program: "pan", output: found.output) }
        result.processorSeconds = found.processorSeconds
        return result
    }

    private func rumur(_ folder: URL) throws(Failure) -> PeerResult {
        _ = try call(
            "rumur", ["--deadlock-detection", "off", "--threads", "1", "--output", "model.c", "model.m"], folder)
        _ = try call("cc", [optimization, "-w", "-mcx16", "-o", "model", "model.c", "-lpthread"], folder)
        let found = try call("./model", [], folder, isVerifier: true)
        guard var result = PeerResult(rumur: found.output) else {
            throw .failed(program: "model", output: found.output)
        }
        result.processorSeconds = found.processorSeconds
        return result
    }

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
