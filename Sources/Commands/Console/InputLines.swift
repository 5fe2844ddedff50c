import Foundation
import Synchronization

/// The lines of a descriptor, which are waited for only as long as they are wanted.
final class InputLines: Sendable {
    /// Where they come from.
    private let descriptor: Int32
    /// What was read and not handed out, and whether there is no more to read.
    private let state = Mutex((bytes: [UInt8](), isOver: false))

    /// The milliseconds between two looks at whether lines are still wanted.
    private static let patience: Int32 = 50
    /// The most bytes that are read at once.
    private static let chunk = 1 << 14

    /// The lines that `descriptor` gives.
    init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

    /// The next line without its end; `nil` where there is none, or `isGivenUp` says before it has come that it is not
    /// wanted any more.
    func next(unless isGivenUp: () -> Bool) -> String? {
        state.withLock { state in
            while true {
                if let end = state.bytes.firstIndex(of: UInt8(ascii: "\n")) {
                    defer { state.bytes.removeFirst(end + 1) }
                    return Self.text(state.bytes[..<end])
                }
                if state.isOver {
                    defer { state.bytes = [] }
                    return state.bytes.isEmpty ? nil : Self.text(state.bytes[...])
                }
                if isGivenUp() { return nil }
                if let more = read() { state.bytes += more } else { state.isOver = true }
            }
        }
    }

    /// What has come within a short time; `nil` where nothing will.
    private func read() -> [UInt8]? {
        var descriptors = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let count = unsafe poll(&descriptors, 1, Self.patience)
        if count == 0 || count < 0 && errno == EINTR { return [] }
        var bytes = [UInt8](repeating: 0, count: Self.chunk)
        let length = unsafe bytes.withUnsafeMutableBytes {
            unsafe Foundation.read(descriptor, $0.baseAddress, $0.count)
        }
        if length < 0 && (errno == EINTR || errno == EAGAIN) { return [] }
        return length > 0 ? Array(bytes[..<length]) : nil
    }

    /// The text of a line, of which a carriage return is no part.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self)
    }
}
