import FuzzingSupport
import Reports

@testable import Commands

/// What reads one text.
enum TextFuzzers {
    /// Reads a list of known violations.
    static func baseline(_ bytes: [UInt8]) {
        var parser = BaselineParser()
        do throws(BaselineProblem) {
            for entry in try parser.parse(String(decoding: bytes, as: UTF8.self)) {
                precondition(!entry.model.isEmpty && !entry.reason.isEmpty, "an entry lacks something")
            }
        } catch {
            ShownText.verify(error.text(path: "baseline"))
        }
    }

    /// Reads a recorded exploration.
    static func trace(_ bytes: [UInt8]) {
        guard let file = try? TraceFile(String(decoding: bytes, as: UTF8.self)) else { return }
        _ = try? TraceFile(file.text)
    }
}
