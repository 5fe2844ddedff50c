import Engine
import Foundation
import Language
import Support

/// Compares the virtual machine with the reference checker.
enum Agreement {
    /// A line for each thing in which the two differ; `nil` where the program has more than `maxStates` states.
    static func differences(on program: Program, maxStates: Int) throws -> [String]? {
        guard let found = try RunSummary(program, maxStates: maxStates, store: .exact) else { return nil }
        if let folded = try RunSummary(program, maxStates: maxStates, store: .tree), folded != found {
            return ["tree: " + folded.differences(from: found).joined(separator: "; ")]
        }
        // The reference checker stops late enough to show that it finds more states than there are.
        let expected = ReferenceChecker(program: program).run(maxStates: maxStates * 2)
        return found.differences(from: RunSummary(expected, of: program))
    }

    /// The same for the random model made of `pieces`; `nil` also where it is not well typed.
    static func differences(on pieces: [SourcePiece], maxStates: Int) throws -> [String]? {
        guard let program = SourceText(SourcePiece.text(of: pieces)).program else { return nil }
        return try differences(on: program, maxStates: maxStates)
    }

    /// The smallest model in which the same kinds of things differ as in `pieces`, with what differs there.
    static func shrunk(_ pieces: [SourcePiece], maxStates: Int) -> String {
        func kinds(_ pieces: [SourcePiece]) -> Set<Substring> {
            let lines = (try? differences(on: pieces, maxStates: maxStates)) ?? []
            return Set(lines.map { $0.prefix { $0 != ":" } })
        }
        let wanted = kinds(pieces)
        let smallest = SourcePiece.shrink(pieces) { candidate in
            let found = kinds(candidate)
            return !found.isEmpty && found.isSubset(of: wanted)
        }
        let lines = (try? differences(on: smallest, maxStates: maxStates)) ?? []
        return SourcePiece.text(of: smallest) + lines.joined(separator: "\n")
    }

    /// The folder `Models` of the repository.
    static let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Models")

    /// The program of a model below `Models` with these parameters.
    static func program(_ path: String, _ parameters: [String: Int] = [:]) throws -> Program? {
        let loaded = try Frontend.load(path: models.appendingPathComponent(path).path)
        let overrides = parameters.map { ParameterOverride(name: $0.key, value: "\($0.value)") }
        return loaded.check(settings: [], overrides: overrides).program
    }
}
