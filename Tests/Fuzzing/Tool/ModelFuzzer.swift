import Engine
import FuzzingSupport
import Language
import Support

@testable import Execution

/// The way from text to the states of a model, and to its C.
enum ModelFuzzer {
    /// How many states are looked at.
    private static let mostStates = 60

    /// Reads the model `m.ilv`, checks it, and where it is well-formed takes its first steps.
    static func check(_ files: [String: [UInt8]]) {
        guard let model = try? Frontend.load(path: "m.ilv", root: "/", files: FileSet(files: files)) else { return }
        ShownText.verify(model.diagnostics, in: model.sources)
        for scenario in model.scenarios.prefix(2) {
            let checked = model.check(settings: scenario.settings, overrides: [])
            ShownText.verify(checked.diagnostics, in: model.sources)
            if let program = checked.program { run(program) }
        }
    }

    /// Takes the first steps of a model.
    private static func run(_ program: Program) {
        let selection = Selection(properties: program.judgedProperties, deadlock: true)
        guard let system = try? ModelSystem(program: program, selection: selection) else { return }
        var options = SearchOptions()
        options.limits = Limits(states: mostStates, memory: 100 << 20)
        let search = BreadthFirstSearch(system: system, options: options)
        for finding in search.run().findings.prefix(3) {
            let trace = search.trace(to: finding)
            var states = [trace.initialState].compactMap(\.self)
            for step in trace.steps {
                guard let source = states.last else { break }
                _ = system.describeTransition(from: source, ordinal: step.ordinal)
                if let target = step.target { states.append(target) }
            }
            for state in states.suffix(2) { _ = system.describe(state: state) }
        }
        for byte in NativeSource(system.compiled).text.utf8.dropFirst(NativeSource.header.utf8.count) {
            precondition(byte == 10 || (32..<127).contains(byte) && byte != 34 && byte != 92, "C has a strange sign")
        }
    }
}
