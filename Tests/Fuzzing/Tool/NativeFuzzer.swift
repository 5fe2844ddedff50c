import Engine
import Foundation
import FuzzingSupport
import Language
import Support

@testable import Execution

/// Native code, made with sanitizers, against the machine.
enum NativeFuzzer {
    /// Takes the first eight bytes as the seed of a random model, and explores it by both tiers.
    static func run(_ bytes: [UInt8]) {
        let seed = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let model = RandomModel(seed: seed, size: 1 + Int(seed % 3), isSymmetric: seed % 5 == 0)
        guard let loaded = try? Frontend.load(["m.ilv": model.source], path: "m.ilv"),
            let program = loaded.check(settings: loaded.scenarios[0].settings, overrides: []).program
        else { return }
        let selection = Selection(properties: program.judgedProperties, deadlock: true)
        var native = NativeOptions()
        native.environment["XDG_CACHE_HOME"] = ScratchFile.folder
        native.extraArguments = ["-g0", "-fsanitize=undefined,address", "-fsanitize-trap=undefined"]
        guard let compiled = try? ModelSystem(program: program, selection: selection, engine: .native, native: native),
            let machine = try? ModelSystem(program: program, selection: selection)
        else { return }
        do throws(NativeFailure) {
            try compiled.prepare()
        } catch {
            preconditionFailure("native code cannot be had: \(error.reason)")
        }
        var options = SearchOptions()
        options.limits = Limits(states: 3_000)
        let results = [compiled, machine].map { system in
            BreadthFirstSearch(system: system, options: options).run().statistics
        }
        precondition(
            results[0].distinctStates == results[1].distinctStates && results[0].transitions == results[1].transitions,
            "the tiers differ on seed \(seed)")
        try? FileManager.default.removeItem(atPath: ScratchFile.folder + "/interleave")
    }
}
