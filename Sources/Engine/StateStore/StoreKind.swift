/// How the set of reached states is kept.
public enum StoreKind: String, Codable, CaseIterable, Sendable {
    /// One of the exact kinds, chosen by the width of a state.
    case auto
    /// Each state by itself.
    case exact
    /// Parts that states have in common once, and of each state their numbers (tree compression); exact too.
    case tree
    /// Of each state a hash of 64 bits: a state whose hash is that of another one is omitted (hash compaction).
    case hash
    /// Of each state three bits of an array: a state whose bits are set already is omitted (bitstate hashing).
    case bitstate

    /// Whether no state is ever taken for another.
    public var isExact: Bool {
        switch self {
        case .auto, .exact, .tree: true
        case .hash, .bitstate: false
        }
    }

    /// What `auto` chooses for states of that layout; other kinds choose themselves.
    public func resolved(for layout: StateLayout) -> StoreKind {
        guard self == .auto else { return self }
        return layout.bitCount > Self.mostExactBits ? .tree : .exact
    }

    /// The bits of the widest states that `auto` keeps by themselves: from there on a tree takes less than half of the
    /// memory, and hardly more time.
    static let mostExactBits = 96
}

extension StoreKind {
    /// An empty store of this kind that allocates at most `memoryLimit` bytes, for an array of bits at most `arrayBytes`;
    /// `nil` where it does not fit. The density is that of an `exact` store; the others are close in any case.
    func makeStore(
        layout: StateLayout, density: TableDensity = .roomy, maximumCount: Int, memoryLimit: Int, arrayBytes: Int
    ) -> (any StateStore)? {
        switch resolved(for: layout) {
        case .auto, .exact:
            TableStore(
                coder: KeyCoder(layout: layout), density: density, maximumCount: maximumCount, memoryLimit: memoryLimit)
        case .tree: TreeStore(layout: layout, maximumCount: maximumCount, memoryLimit: memoryLimit)
        case .hash:
            TableStore(
                coder: KeyCoder(layout: layout, hashed: true), density: .close, maximumCount: maximumCount,
                memoryLimit: memoryLimit)
        case .bitstate:
            BitstateStore(maximumCount: maximumCount, bytes: BitstateStore.bytes(arrayBytes, within: memoryLimit))
        }
    }
}
