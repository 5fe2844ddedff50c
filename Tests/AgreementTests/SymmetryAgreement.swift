import Engine
import Execution
import Language
import Support

/// Compares searches with and without symmetry, and counts of orbits with those of brute force.
enum SymmetryAgreement {
    /// A line for each thing in which they differ; `nil` where the program has nothing to exchange or too many states.
    static func differences(on program: Program, maxStates: Int, maxExchanges: Int = 48) throws -> [String]? {
        guard let whole = try RunSummary(program, maxStates: maxStates),
            let reduced = try RunSummary(program, maxStates: maxStates, usesSymmetry: true)
        else { return nil }
        let selection = Selection(properties: [], deadlock: false)
        let symmetry = try ModelSystem(program: program, selection: selection).symmetry
        guard !symmetry.classes.isEmpty else { return nil }
        var lines = reduced.differencesOfVerdicts(from: whole)
        let told = Set(symmetry.obstacles.map(\.type))
        let orbits = ReferenceChecker(program: program).countOrbits(
            without: told, maxStates: maxStates, maxExchanges: maxExchanges)
        if let orbits, !orbits.isClosed { lines.append("an exchange leads out of the reachable states") }
        if let orbits, orbits.orbits != reduced.states || orbits.transitions != reduced.transitions {
            lines.append(
                "orbits: \(reduced.states) with \(reduced.transitions) transitions, not \(orbits.orbits) with "
                    + "\(orbits.transitions), of \(orbits.states) states")
        }
        return lines
    }

    /// The smallest model in which something still differs of the random model made of `pieces`, with what does.
    static func shrunk(_ pieces: [SourcePiece], maxStates: Int) -> String {
        func lines(_ pieces: [SourcePiece]) -> [String] {
            guard let program = SourceText(SourcePiece.text(of: pieces)).program else { return [] }
            return (try? differences(on: program, maxStates: maxStates)) ?? []
        }
        let smallest = SourcePiece.shrink(pieces) { !lines($0).isEmpty }
        return SourcePiece.text(of: smallest) + lines(smallest).joined(separator: "\n")
    }
}
