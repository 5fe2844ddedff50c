@testable import Language

/// A model in memory, checked for its first scenario, with the marks of expected places taken out.
///
/// `‹` and `›` stand around the place of a diagnostic.
struct CheckingSource {
    /// What was read.
    let loaded: LoadedModel
    /// The program, unless there is an error.
    let program: Program?
    /// What is wrong, that of the parser first.
    let diagnostics: [Diagnostic]
    /// The marked place.
    let marked: SourceSpan?

    /// Checks `text` as the file `test.ilv`, beside other files, with what the command line sets.
    init(_ text: String, files: [String: String] = [:], set overrides: [(String, String)] = []) {
        let open = Array("‹".utf8)
        let close = Array("›".utf8)
        var plain: [UInt8] = []
        var places: [Int] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if rest.starts(with: open) || rest.starts(with: close) {
                places.append(plain.count)
                rest = rest.dropFirst(open.count)
            } else {
                plain.append(byte)
                rest = rest.dropFirst()
            }
        }
        marked = places.count == 2 ? SourceSpan(file: FileID(index: 0), start: places[0], end: places[1]) : nil
        var all = files
        all["test.ilv"] = String(decoding: plain, as: UTF8.self)
        loaded = (try? Frontend.load(all, path: "test.ilv")) ?? LoadedModel()
        let checked = loaded.check(
            settings: loaded.scenarios.first?.settings ?? [],
            overrides: overrides.map { ParameterOverride(name: $0.0, value: $0.1) })
        program = checked.program
        diagnostics = loaded.diagnostics + checked.diagnostics
    }

    /// The diagnostics, a line each: `line:column: id: sentence`, with the replacement if there is one.
    var complaints: [String] {
        diagnostics.map { diagnostic in
            let place = diagnostic.span.map { loaded.sources.location(of: $0) }
            let near = diagnostic.suggestion.map { " → \($0.replacement)" } ?? ""
            return
                "\(place?.line ?? 0):\(place?.column ?? 0): \(diagnostic.message.id): \(diagnostic.message.text)\(near)"
        }
    }

    /// The identity of the only diagnostic, if it stands at the marked place; else all that was reported.
    var outcome: String {
        guard diagnostics.count == 1, let marked, diagnostics[0].span == marked else {
            return complaints.joined(separator: "; ")
        }
        return diagnostics[0].message.id
    }
}
