import Language

/// How a model's packed states move when identities are exchanged.
struct SymmetryPlan: Sendable {
    /// Where a slot is packed.
    struct Field: Hashable, Sendable, BitwiseCopyable {
        /// The word.
        let word: Int32
        /// The position of the lowest bit.
        let shift: UInt8
        /// The bits, from bit 0 on; none where the slot takes no room.
        let mask: UInt64
    }

    /// A declared thread whose frames move, or hold what does.
    struct Frames: Hashable, Sendable, BitwiseCopyable {
        /// The first slot of the first member.
        let first: Int32
        /// The slots of a member.
        let stride: Int32
        /// How many members.
        let count: Int32
        /// The domain of its members; -1 where they do not move.
        let domain: Int32
        /// Tells it from other threads.
        let label: UInt64
        /// The position in `locationStarts` of the cells of location 1.
        let firstLocation: Int32
    }

    /// The group.
    let group: SymmetryGroup
    /// The classes that anything in a state has to do with.
    let usedClasses: [IdentityClass]
    /// Those that the search for a representative is about.
    let classes: [IdentityClass]
    /// The classes for which sorting is enough.
    let keys: [PrivateKey]
    /// What moves.
    let domains: [SymmetryDomain]
    /// The codes of all domains, one after the other.
    let entries: SymmetryEntries
    /// How many entries the tables of images have.
    let tableSize: Int
    /// The dimensions of all cells.
    let dimensions: [SymmetryCell.Dimension]
    /// The cells of variables.
    let cells: [SymmetryCell]
    /// The threads.
    let frames: [Frames]
    /// The cells of a frame at each location of each thread, counted from the frame's first slot.
    let frameCells: [SymmetryCell]
    /// Where the cells of each location begin.
    let locationStarts: [Int32]
    /// Where each slot is packed.
    let fields: [Field]
    /// The bits of each word that nothing here is about.
    let fixedMask: [UInt64]

    /// The number that an unlocked reader-writer lock has, by its code.
    let freeLock: Int

    /// Whether there is nothing to exchange.
    var isTrivial: Bool { classes.isEmpty && keys.isEmpty }
}
