import Language
import Support

/// A random model by its number, with who is asked about it: of ten in a row five use the whole language, two are rich in
/// symmetry, one is long, one has `liveness` properties and one threads that mostly mind their own business.
struct JudgedModel {
    /// The number.
    let seed: UInt64
    /// The declarations.
    let pieces: [SourcePiece]
    /// Who is asked.
    let effort: ModelJudges.Effort

    /// Models with more states are left out.
    static let maxStates = 120

    /// Makes the model of that number; native code runs one in `nativeShare`.
    init(seed: UInt64, nativeShare: UInt64) {
        self.seed = seed
        pieces =
            switch seed % 10 {
            case 0...4: RandomModel(seed: seed, size: 1 + Int(seed % 2), isWide: true).pieces
            case 5, 6: RandomModel(seed: seed, size: 1, isSymmetric: true, isWide: seed % 10 == 5).pieces
            case 7: RandomModel(seed: seed, size: 3).pieces
            case 8: RandomModel(seed: seed, size: 1, liveness: true, isWide: true).pieces
            default: RandomThreads(seed: seed).pieces
            }
        var effort: ModelJudges.Effort = []
        // The number is mixed, so that it is another kind of model each time.
        if (seed / 10 + seed) % nativeShare == 0 { effort.insert(.native) }
        if (seed / 10 + seed) % 4 == 0 { effort.insert(.walks) }
        self.effort = effort
    }

    /// The source text.
    var source: String { SourcePiece.text(of: pieces) }

    /// What somebody says otherwise than the others; `nil` where the model is not well typed or too large.
    func differences() throws -> [String]? { try Self.differences(pieces, effort) }

    /// The same of the model made of `pieces`.
    private static func differences(_ pieces: [SourcePiece], _ effort: ModelJudges.Effort) throws -> [String]? {
        guard let program = SourceText(SourcePiece.text(of: pieces)).program else { return nil }
        return try ModelJudges(program: program, maxStates: maxStates, effort: effort).differences()
    }

    /// The smallest model on which some of the same judges differ, as a case to be kept.
    func formerDisagreement(_ differences: [String]) -> String {
        func judges(_ lines: [String]) -> Set<Substring> { Set(lines.map { $0.prefix { $0 != ":" } }) }
        let wanted = judges(differences)
        var effort = effort
        if !wanted.contains("native") { effort.remove(.native) }
        if !wanted.contains("walks") { effort.remove(.walks) }
        let smallest = SourcePiece.shrink(pieces) { candidate in
            let found = judges((try? Self.differences(candidate, effort)) ?? [])
            return !found.isEmpty && found.isSubset(of: wanted)
        }
        let source = SourcePiece.text(of: smallest)
        let lines = (try? Self.differences(smallest, effort)) ?? []
        let right = SourceText(source).program.map { ReferenceChecker(program: $0).run(maxStates: 2 * Self.maxStates) }
        return """
            FormerDisagreement(
                cause: "\(lines.joined(separator: "; "))",
                source: \"\"\"
            \(source.split(separator: "\n").map { "        " + $0 }.joined(separator: "\n"))
                    \"\"\", states: \(right?.states ?? 0), transitions: \(right?.transitions ?? 0)),
            """
    }
}
