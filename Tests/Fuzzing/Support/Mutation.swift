import Foundation
import FuzzingDriver

/// How inputs are changed.
enum Mutation {
    /// As texts of the language.
    case tokens
    /// As checkpoints, which have so many bytes in front.
    case sections(prefix: Int)
    /// As bytes.
    case bytes

    /// The way that suits the fuzzer that the environment names.
    static let chosen: Mutation =
        switch ProcessInfo.processInfo.environment["INTERLEAVE_FUZZER"] {
        case "lexer", "parser", "checker", "override", "model", "files", "commands": .tokens
        case "checkpoint": .sections(prefix: 2)
        case "resume": .sections(prefix: 0)
        default: .bytes
        }
}

/// Called by libFuzzer to change an input.
///
/// Safety: the buffer has room for `limit` bytes, of which the first `size` are the input.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int, _ seed: UInt32) -> Int {
    let numbers = LinearNumbers(state: UInt64(seed))
    let input = unsafe Array(UnsafeBufferPointer(start: data, count: size))
    let changed: [UInt8]
    switch Mutation.chosen {
    case .tokens where seed % 4 != 0:
        var mutator = TokenMutator(numbers: numbers)
        changed = mutator.changed(input, limit: limit)
    case .sections(let prefix) where seed % 8 != 0:
        var mutator = SectionMutator(numbers: numbers, prefix: prefix)
        changed = mutator.changed(input)
    default:
        return unsafe LLVMFuzzerMutate(data, size, limit)
    }
    for (offset, byte) in changed.enumerated() { unsafe data[offset] = byte }
    return changed.count
}
