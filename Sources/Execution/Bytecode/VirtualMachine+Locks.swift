/// How locks are numbers: a mutex 0 or its holder from 1; an rwlock the bits of its readers, or minus its writer from 1;
/// an srcu the bits of its readers.
extension VirtualMachine {
    /// The lock's number once `thread` has taken it, `nil` where it cannot now.
    static func taking(_ state: Int64, thread: Int32, kind: Int32) -> Int64? {
        switch kind {
        case 0: state == 0 ? Int64(thread) + 1 : nil
        case 1: state == 0 ? -(Int64(thread) + 1) : nil
        default: state >= 0 && state >> Int64(thread) & 1 == 0 ? state | 1 << Int64(thread) : nil
        }
    }

    /// The lock's number once `thread` has released it, `nil` where it does not hold it in that mode.
    static func releasing(_ state: Int64, thread: Int32, kind: Int32) -> Int64? {
        switch kind {
        case 0: state == Int64(thread) + 1 ? 0 : nil
        case 1: state == -(Int64(thread) + 1) ? 0 : nil
        default: state > 0 && state >> Int64(thread) & 1 == 1 ? state & ~(1 << Int64(thread)) : nil
        }
    }

    /// The threads that hold the lock, a bit each.
    static func holders(of state: Int64, kind: Int32) -> UInt64 {
        switch kind {
        case 0: state == 0 ? 0 : 1 << UInt64(state - 1)
        case 3: UInt64(bitPattern: state)
        default: state < 0 ? 1 << UInt64(-state - 1) : UInt64(bitPattern: state)
        }
    }

    /// Whether a thread holds one of the locks in those slots; the list alternates slots and kinds.
    func holdsAny(of list: [Int32], thread: Int32) -> Bool {
        var index = 0
        while index < list.count {
            let holders = Self.holders(of: memory[list[index]], kind: list[index + 1])
            if holders >> UInt64(thread) & 1 == 1 { return true }
            index += 2
        }
        return false
    }
}
