import Engine
import Language
import Support
import Testing

@testable import Execution

/// Long steps end when they are asked to, in either tier.
@Suite struct InterruptionTests {
    /// Steps that would take hours.
    enum Endless: String, CaseIterable, Sendable {
        case loops = """
            model m
            var y: 0..1
            rule r {
                var i: 0..9000 = 0
                while i < 9000 {
                    i += 1
                    var k: 0..9000 = 0
                    while k < 9000 {
                        k += 1
                        var l: 0..9000 = 0
                        while l < 9000 { l += 1 }
                    }
                }
            }
            """
        case choices = """
            model m
            var y: 0..1
            rule r {
                choose a: 0..1000000
                choose b: 0..1000000 where a + b == 3000000
                y = 1 - y
            }
            """
        case quantifiers = """
            model m
            var y: 0..1
            invariant i {
                !(exists a: 0..1023, b: 0..1023 {
                    a + b == 5000 || (exists c: 0..1023, d: 0..1023 { a + b + c + d == 9000 })
                })
            }
            """
        case guards = """
            model m
            var y: 0..1
            rule r(a: 0..999, b: 0..999) when (count c: 0..999, d: 0..999 { a + b + c + d + y == 9000 }) != 0 {
                y = 1
            }
            """
    }

    @Test(arguments: Endless.allCases, [EngineChoice.vm, .native]) func aLongStepIsGivenUp(
        model: Endless, engine: EngineChoice
    ) throws {
        let source = SourceText(model.rawValue)
        let program = try #require(source.program, "\(source.errors)")
        var native = NativeOptions()
        native.environment["HOME"] = nil
        native.environment["XDG_CACHE_HOME"] = nil
        native.extraArguments = ["-O0"]
        let cancellation = CancellationFlag()
        let start = ContinuousClock.now
        let interruption = Interruption {
            if ContinuousClock.now - start > .seconds(2) { cancellation.cancel() }
            return cancellation.isCancelled
        }
        let system = try ModelSystem(
            program: program, selection: Selection(properties: program.judgedProperties, deadlock: true),
            engine: engine, native: native, interruption: interruption)
        // A compiler may be interrupted too; then the machine goes on.
        if engine == .native { try? system.prepare() }
        let result = BreadthFirstSearch(system: system, options: SearchOptions()).run(cancellation: cancellation)
        #expect(result.outcome == .incomplete(.interrupted))
        #expect(result.statistics.expandedStates == 0)
        #expect(result.statistics.transitions == 0)
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
