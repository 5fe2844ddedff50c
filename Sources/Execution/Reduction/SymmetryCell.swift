/// A slot of a state that exchanges of identities move, or whose number they change.
struct SymmetryCell: Sendable {
    /// What the code in a slot stands for.
    enum Content: Hashable, Sendable, BitwiseCopyable {
        /// Something without identities.
        case plain
        /// 0, or a code of the domain plus 1.
        case reference(domain: Int32)
        /// A set of codes of the domain from `first` on, as bits; its first slot is the target.
        case members(domain: Int32, first: Int32)
        /// A writer, or readers, of the domain, as the number of a reader-writer lock.
        case readersOrWriter(domain: Int32)
        /// How an operation ends: from the code of the first value on a code of the domain.
        case result(domain: Int32)
    }

    /// A way in which the place of the slot depends on identities.
    struct Dimension: Hashable, Sendable, BitwiseCopyable {
        /// The domain.
        let domain: Int32
        /// The code of the index.
        let code: Int32
        /// The position of its image in the table of images.
        let entry: Int32
        /// The slots between two indices.
        let stride: Int32
    }

    /// The slot; in a frame, counted from its first one.
    let slot: Int32
    /// Where the slot would be if all its indices had code 0; of `members` where the set's first slot would be.
    let target: Int32
    /// The dimensions of its place; its positions in the plan's list.
    let dimensions: Range<Int32>
    /// What its code stands for.
    let content: Content
    /// Tells slots apart that no exchange of identities takes to each other.
    let label: UInt64
    /// Whether code 0 is about no identity; of a reader-writer lock it is the last writer.
    let isEmptyAtZero: Bool

    /// Makes a cell.
    init(slot: Int32, target: Int32, dimensions: Range<Int32>, content: Content, label: UInt64) {
        (self.slot, self.target, self.dimensions) = (slot, target, dimensions)
        (self.content, self.label) = (content, label)
        if case .readersOrWriter = content { isEmptyAtZero = false } else { isEmptyAtZero = true }
    }
}
