import Foundation
import FuzzingSupport
import Support

let arguments = CommandLine.arguments
if arguments.count == 3, arguments[1] == "--seeds" {
    // Inputs to begin with, which the rest of the package makes: `--seeds FOLDER`.
    for seed in 0..<UInt64(60) {
        let model = RandomModel(
            seed: seed, size: 1 + Int(seed % 3), liveness: seed % 4 == 0, isSymmetric: seed % 3 == 0)
        ScratchFile.write(Array(model.source.utf8), at: "\(arguments[2])/models/random-\(seed).ilv")
    }
    CheckpointFuzzer.writeSeeds(to: "\(arguments[2])/checkpoint")
    ResumeFuzzer.writeSeeds(to: "\(arguments[2])/resume")
    exit(0)
}
exit(
    unsafe ToolTarget.main { data, size in
        unsafe ToolTarget.chosen?.run(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
    })
