import Engine
import Execution
import Foundation
import Language
import Support
import Testing

/// `liveness` properties of models, beside the reference checker: whose transition is whose, what is owed to whom, and what
/// the formulas mean.
@Suite struct LivenessAgreementTests {
    /// Models with more states are left out.
    static let maxStates = 30

    @Test(arguments: UInt64(0)..<6) func randomModelsAgree(batch: UInt64) throws {
        var verdicts: [Bool: Int] = [:]
        for seed in 40_000 + batch * 30..<40_030 + batch * 30 {
            let model = RandomModel(seed: seed, size: 1 + Int(seed % 2), liveness: true)
            guard let program = SourceText(model.source).program,
                let expected = ReferenceChecker(program: program).judgeLiveness(maxStates: Self.maxStates)
            else { continue }
            let found = try Self.verdicts(of: program)
            #expect(found == expected, "seed \(seed)\n\(model.source)")
            for verdict in expected { verdicts[verdict, default: 0] += 1 }
        }
        #expect(verdicts[true, default: 0] >= 3 && verdicts[false, default: 0] >= 3, "\(verdicts)")
    }

    @Test func aFormulaThatParametersDecideDoesNotHideTheNextOne() throws {
        let program = try #require(
            SourceText(
                """
                model decided
                param FLAG: bool = true
                thread host
                var n: 0..2
                weak op raise() by host when n < 2 { n += 1 }
                liveness never { !(eventually always FLAG) }
                liveness comes { eventually (n == 2) }
                liveness stays { always (n == 0) }
                """
            ).program)
        #expect(try Self.verdicts(of: program) == [false, true, false])
    }

    @Test func strongFairnessIsOwedToWhoIsEnabledAgainAndAgain() throws {
        let verdicts = try ["weak", "strong"].map { fairness in
            let source = """
                model light
                var on: bool
                var crossed: [0..1] bool
                thread walker[i: 0..1]
                weak rule change { on = !on }
                \(fairness) op cross() by walker[i] when on && !crossed[i] { crossed[i] = true }
                \(fairness) rule sweep(i: 0..1) when on && crossed[i] { crossed[i] = false }
                liveness once { eventually crossed[1] }
                liveness again { always eventually !crossed[0] }
                """
            return try Self.verdicts(of: try #require(SourceText(source).program))
        }
        #expect(verdicts == [[false, false], [true, true]])
    }

    @Test func theMachineAndNativeCodeSayTheSame() throws {
        for path in ["liveness/retrying_fault.ilv", "liveness/starving_for_a_lock.ilv", "tutorial/14-liveness.ilv"] {
            let program = try #require(try Agreement.program(path))
            let machine = try Self.result(of: program, engine: .vm)
            guard let native = try? Self.result(of: program, engine: .native) else { continue }
            #expect(machine.violations == native.violations, "\(path)")
            #expect(machine.bindingEntities == native.bindingEntities, "\(path)")
        }
    }

    /// Whether each `liveness` property holds.
    static func verdicts(of program: Program) throws -> [Bool] {
        let result = try result(of: program, engine: .vm)
        let ids = liveness(of: program)
        return ids.indices.map { index in
            !result.violations.contains { $0.subject == SubjectID(Int32(index)) }
        }
    }

    /// What is found of a program's `liveness` properties.
    private static func result(of program: Program, engine: EngineChoice) throws -> LivenessResult {
        let system = try ModelSystem(
            program: program, selection: Selection(properties: Set(liveness(of: program)), deadlock: false),
            engine: engine)
        if engine == .native { try system.prepare() }
        let search = BreadthFirstSearch(system: system)
        let result = search.judgeLiveness(after: search.run())
        system.finish()
        return result
    }

    /// The `liveness` properties of a program.
    private static func liveness(of program: Program) -> [PropertyID] {
        program.properties.indices.filter { index in
            if case .liveness = program.properties[index].content { true } else { false }
        }.map { PropertyID($0) }
    }
}
