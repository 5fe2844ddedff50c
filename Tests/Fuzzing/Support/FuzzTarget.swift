import Foundation
import FuzzingDriver

/// Things that read what others wrote, and what they are tried with; each case is one of them.
package protocol FuzzTarget: CaseIterable, RawRepresentable, Sendable where RawValue == String, AllCases == [Self] {
    /// The one that the environment names; libFuzzer has the arguments for itself.
    static var chosen: Self? { get }

    /// Has it read `bytes`; whatever they are, it must return, and what it promises must be so.
    func run(_ bytes: [UInt8])
}

extension FuzzTarget {
    /// The one that the environment names.
    package static var named: Self? { ProcessInfo.processInfo.environment["INTERLEAVE_FUZZER"].flatMap(Self.init) }

    /// Tries inputs as the arguments say, or lists the names of all; returns what the process ends with.
    package static func main(
        _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
    ) -> Int32 {
        guard chosen != nil else {
            print(allCases.map(\.rawValue).joined(separator: "\n"))
            return CommandLine.arguments.dropFirst() == ["--list"] ? 0 : 64
        }
        var count = CommandLine.argc
        var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
        return unsafe LLVMFuzzerRunDriver(&count, &words, callback)
    }
}
