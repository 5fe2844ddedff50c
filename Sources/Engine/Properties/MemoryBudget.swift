/// The bytes that a pass over the stored states may allocate.
final class MemoryBudget {
    /// How many bytes are left.
    private(set) var left: Int
    /// How many bytes were taken.
    private(set) var taken = 0

    /// Makes a budget of `limit` bytes.
    init(_ limit: Int) { left = limit }

    /// Takes `bytes`; false, and nothing is taken, where there are not so many left.
    func take(_ bytes: Int) -> Bool {
        guard bytes <= left else { return false }
        left -= bytes
        taken += bytes
        return true
    }

    /// Gives back `bytes` that were taken and are free again.
    func giveBack(_ bytes: Int) { left += bytes }
}
