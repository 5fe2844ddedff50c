import Foundation
import FuzzingDriver
import Support

let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "--random-models", let count = UInt64(arguments[3]) {
    // Seeds of the fuzzers that read models: `--random-models FOLDER COUNT`.
    for seed in 0..<count {
        let model = RandomModel(
            seed: seed, size: 1 + Int(seed % 3), liveness: seed % 4 == 0, isSymmetric: seed % 3 == 0)
        try Data(model.source.utf8).write(to: URL(fileURLWithPath: "\(arguments[2])/random-\(seed).ilv"))
    }
    exit(0)
}
guard FuzzTarget.chosen != nil else {
    print(FuzzTarget.allCases.map(\.rawValue).joined(separator: "\n"))
    exit(arguments.count > 1 && arguments[1] == "--list" ? 0 : 64)
}
var count = CommandLine.argc
var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
exit(
    unsafe LLVMFuzzerRunDriver(&count, &words) { data, size in
        unsafe FuzzTarget.chosen?.run(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
    })
