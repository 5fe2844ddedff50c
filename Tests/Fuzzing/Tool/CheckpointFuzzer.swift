import Execution
import FuzzingSupport
import Language
import Support

@testable import Engine

/// Checkpoints of a search that somebody made by hand.
enum CheckpointFuzzer {
    /// The ways to search; the first byte of an input chooses one.
    private static let ways: [SearchOptions] = {
        var options = SearchOptions()
        options.limits = Limits(states: 600, memory: 64 << 20)
        options.arrayBytes = 1 << 12
        var compact = options
        compact.traces = .compact
        return [StoreKind.exact, .tree, .bitstate].map {
            options.store = $0
            return options
        } + [compact]
    }()

    /// What is searched.
    ///
    /// Safety: fuzzers have one thread.
    nonisolated(unsafe) private static let system: ModelSystem = {
        let model = try? Frontend.load(["m.ilv": SampleModel.text], path: "m.ilv")
        guard let program = model?.check(settings: [], overrides: []).program,
            let system = try? ModelSystem(
                program: program, selection: Selection(properties: program.judgedProperties, deadlock: true))
        else { preconditionFailure("the sample cannot be searched") }
        return system
    }()

    /// Restores a search, and goes on with it for some states; the second byte says whether the sums are to be right.
    static func restore(_ bytes: [UInt8]) {
        guard bytes.count > 2 else { return }
        let checkpoint = Array(bytes[2...])
        let sealed = bytes[1] > 15 ? CheckpointSeal.sealed(checkpoint) : checkpoint
        let search = BreadthFirstSearch(system: unsafe system, options: ways[Int(bytes[0]) % ways.count])
        guard let reader = try? CheckpointReader.read(sealed), (try? search.restore(from: reader)) != nil else {
            return
        }
        for finding in search.run().findings.prefix(3) { describe(search.trace(to: finding)) }
    }

    /// Describes a run, as reports do.
    private static func describe(_ trace: Trace) {
        var states = [trace.initialState].compactMap(\.self)
        for step in trace.steps {
            guard let source = states.last else { break }
            _ = unsafe system.describeTransition(from: source, ordinal: step.ordinal)
            if let target = step.target { states.append(target) }
        }
        for state in states.suffix(2) { _ = unsafe system.describe(state: state) }
    }

    /// Writes a checkpoint of each way to search to `folder`, soon after the beginning and at the end.
    static func writeSeeds(to folder: String) {
        for (number, way) in ways.enumerated() {
            let search = BreadthFirstSearch(system: unsafe system, options: way)
            var pauses = 0
            _ = search.run(onPause: { search, _ in
                pauses += 1
                if pauses % 3 == 0 && pauses < 10 { writeSeed(search, "\(folder)/\(number)-\(pauses)", number) }
            })
            writeSeed(search, "\(folder)/\(number)-end", number)
        }
    }

    /// Writes a checkpoint of `search`.
    private static func writeSeed(_ search: BreadthFirstSearch<ModelSystem>, _ path: String, _ number: Int) {
        let sink = CheckpointBytes()
        guard let writer = try? CheckpointWriter(to: sink), (try? search.save(to: writer)) != nil,
            (try? writer.finish()) != nil
        else { preconditionFailure("nothing fails in memory") }
        ScratchFile.write([UInt8(number), 255] + sink.bytes, at: path)
    }
}
