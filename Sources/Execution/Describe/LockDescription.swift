import Language

/// A lock that is held in a state, or an srcu that is being read.
public struct LockDescription: Codable, Hashable, Sendable {
    /// The lock as the model writes it: `mmu_lock[vm1]`.
    public let path: String
    /// Whether its holders share it: the readers of an rwlock or of an srcu.
    public let isShared: Bool
    /// The positions of the threads that hold it, in `ModelSystem.threadNames`, ascending; never empty.
    public let holders: [Int]

    /// Makes it from its parts.
    public init(path: String, isShared: Bool, holders: [Int]) {
        self.path = path
        self.isShared = isShared
        self.holders = holders
    }
}

extension LockDescription {
    /// The lock of that type whose number in the state is `number`; `nil` where nobody holds it, or it is no lock.
    init?(path: String, type: Type, number: Int64) {
        let isShared: Bool
        switch type {
        case .mutex: isShared = false
        case .rwlock: isShared = number > 0
        case .srcu: isShared = true
        default: return nil
        }
        let threads = VirtualMachine.holders(of: number, kind: Compiler.lockKind(type, isShared ? .shared : .exclusive))
        guard threads != 0 else { return nil }
        self.init(path: path, isShared: isShared, holders: (0..<64).filter { threads >> UInt64($0) & 1 == 1 })
    }
}
