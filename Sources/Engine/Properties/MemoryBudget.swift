import Synchronization

/// The bytes that a pass over the stored states may allocate. Several threads may take from it.
final class MemoryBudget: Sendable {
    /// How many bytes are left, and how many were taken.
    private let bytes: Mutex<(left: Int, taken: Int)>

    /// Makes a budget of `limit` bytes.
    init(_ limit: Int) { bytes = Mutex((limit, 0)) }

    /// How many bytes are left.
    var left: Int { bytes.withLock { $0.left } }
    /// How many bytes were taken.
    var taken: Int { bytes.withLock { $0.taken } }

    /// Takes `bytes`; false, and nothing is taken, where there are not so many left.
    func take(_ bytes: Int) -> Bool {
        self.bytes.withLock { present in
            guard bytes <= present.left else { return false }
            present.left -= bytes
            present.taken += bytes
            return true
        }
    }

    /// Gives back `bytes` that were taken and are free again.
    func giveBack(_ bytes: Int) { self.bytes.withLock { $0.left += bytes } }
}
