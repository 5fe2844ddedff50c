#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The distinct values of one node of a tree of states, each with a number from 0 that never changes.
///
/// A hash table with open addressing, at most half of it taken, holds numbers; the values stand in the order of these.
///
/// Thread safety: look-ups may run in parallel while nobody inserts.
///
/// Safety: `slots` points to `mask + 1` numbers and `values` to half as many values until they are replaced by larger ones
/// or `deinit`; slots are masked, each number in a slot is at most `count`, and `count` never exceeds the room for values,
/// of which the first `count` are written. Exclusivity is unchecked because no method calls anything that could re-enter.
@safe final class NodeTable {
    /// How many values there are.
    private(set) var count = 0
    /// The number of a value plus one, or 0.
    @unsafe @exclusivity(unchecked) private var slots: UnsafeMutablePointer<UInt32>
    /// The values in the order of their numbers.
    @unsafe @exclusivity(unchecked) private var values: UnsafeMutablePointer<UInt64>
    /// How many slots there are, less one.
    @unsafe @exclusivity(unchecked) private var mask: Int
    /// How far the hash of a value is shifted to become a slot.
    @unsafe @exclusivity(unchecked) private var shift: UInt64

    /// The slots of an empty table.
    private static let firstSlots = 256
    /// The most values: numbers take 32 bits, one of which stands for none.
    static let most = Int(UInt32.max) - 1

    /// Makes an empty table; `nil` where there is no memory.
    init?() {
        guard let memory = unsafe NodeTable.memory(slots: NodeTable.firstSlots) else { return nil }
        unsafe (slots, values) = memory
        unsafe mask = NodeTable.firstSlots - 1
        unsafe shift = NodeTable.shift(slots: NodeTable.firstSlots)
    }

    deinit {
        unsafe free(slots)
        unsafe free(values)
    }

    /// Empty slots, and room for the values that they take.
    private static func memory(slots count: Int) -> (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt64>)? {
        guard let slots = unsafe calloc(count, 4) else { return nil }
        guard let values = unsafe malloc(count * 4) else {
            unsafe free(slots)
            return nil
        }
        return unsafe (slots.assumingMemoryBound(to: UInt32.self), values.assumingMemoryBound(to: UInt64.self))
    }

    /// How far a hash is shifted to be a number below `count`, a power of two.
    private static func shift(slots count: Int) -> UInt64 { UInt64(64 - count.trailingZeroBitCount) }

    /// How many values there is room for.
    private var room: Int { unsafe (mask + 1) / 2 }

    /// The bytes of values and slots.
    var memoryFootprint: Int { unsafe (mask + 1) * 8 }

    /// The value with that number.
    @inline(__always) func value(_ number: Int) -> UInt64 {
        precondition(number >= 0 && number < count)
        return unsafe values[number]
    }

    /// The number of a value; -1 where it has none.
    @inline(__always) func number(of value: UInt64) -> Int {
        Int(truncatingIfNeeded: unsafe slots[slot(of: value)]) &- 1
    }

    /// The slot where a value is, or belongs.
    @inline(__always) private func slot(of value: UInt64) -> Int {
        let hash = (value ^ value &>> 29) &* 0x9e37_79b9_7f4a_7c15
        var slot = unsafe Int(truncatingIfNeeded: hash &>> shift)
        while true {
            let number = unsafe slots[slot]
            if unsafe number == 0 || values[Int(truncatingIfNeeded: number) &- 1] == value { return slot }
            slot = unsafe (slot &+ 1) & mask
        }
    }

    /// The number of a value, which is given one if it has none; -1 where that takes more than `bytes` bytes more.
    func number(of value: UInt64, within bytes: Int) -> Int {
        let known = number(of: value)
        if known >= 0 { return known }
        guard count < NodeTable.most, count < room || grow(within: bytes) else { return -1 }
        let slot = slot(of: value)
        unsafe values[count] = value
        count += 1
        unsafe slots[slot] = UInt32(count)
        return count - 1
    }

    /// Doubles the table within `bytes` bytes more, old and new together; false where that is not enough.
    private func grow(within bytes: Int) -> Bool {
        let larger = unsafe 2 * (mask + 1)
        let old = unsafe values
        guard larger * 8 <= bytes, let memory = unsafe NodeTable.memory(slots: larger) else { return false }
        unsafe free(slots)
        unsafe (slots, values) = memory
        unsafe mask = larger - 1
        unsafe shift = NodeTable.shift(slots: larger)
        for number in 0..<count {
            // It does not stand in a slot yet, so that an empty one is found.
            let slot = unsafe slot(of: old[number])
            unsafe values[number] = old[number]
            unsafe slots[slot] = UInt32(number + 1)
        }
        unsafe free(old)
        return true
    }
}
