extension TreeStore {
    /// The root of a state, by a folder that nobody else uses meanwhile; `nil` where it is not stored, though a state that
    /// has one may not be stored either.
    func root(of state: PackedState, by folder: TreeFolder) -> UInt64? {
        folder.find(state, in: tables) && fits(folder) ? root(folder) : nil
    }

    /// The state whose root is `root`.
    func state(ofRoot root: UInt64) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: wordCount)
        unfold(root) { index, bits in words[index] |= bits }
        return words
    }

    /// Writes the words of the state whose root is `root`.
    func copyState(ofRoot root: UInt64, to words: MemoryRegion<UInt64>) {
        for index in 0..<wordCount { words[index] = 0 }
        unfold(root) { index, bits in words[index] |= bits }
    }

    /// Calls `set` with bits of the state whose root is `root` and the index of the word that they belong into.
    private func unfold(_ root: UInt64, _ set: (Int, UInt64) -> Void) {
        unfold(shape.root.left, Int(root & ~(~0 << UInt64(rootBits.left))), set)
        unfold(shape.root.right, Int(root >> UInt64(rootBits.left)), set)
    }

    /// The same for the node at `index` whose value has that number.
    private func unfold(_ index: Int, _ number: Int, _ set: (Int, UInt64) -> Void) {
        let value = tables[index].value(number)
        switch shape.nodes[index] {
        case .pair(let left, let right):
            unfold(left, Int(value & 0xffff_ffff), set)
            unfold(right, Int(value >> 32), set)
        case .leaf(let start, let width):
            let (word, shift) = (start / 64, start % 64)
            set(word, value << UInt64(shift))
            if shift + width > 64 { set(word + 1, value >> UInt64(64 - shift)) }
        }
    }
}
