#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The states that were found and are not yet expanded, first in, first out, in blocks that are used again.
final class StateQueue {
    /// The words of a state.
    let wordCount: Int
    /// How many states a block takes.
    let blockCapacity: Int
    /// How many states are in the queue.
    private(set) var count = 0
    /// The blocks that hold states, the first one partly taken, the last one partly filled.
    private var blocks: [StateBlock] = []
    /// Which block is the first one.
    private var firstBlock = 0
    /// How many states of the first block were taken.
    private var taken = 0
    /// How many states the last block holds.
    private var filled = 0
    /// Blocks that hold no state.
    private var free: [StateBlock] = []
    /// How many blocks are allocated.
    private var allocated = 0

    /// Makes an empty queue.
    init(wordCount: Int) {
        self.wordCount = wordCount
        blockCapacity = max(1, (64 << 10) / (8 * wordCount))
        filled = blockCapacity
    }

    /// The bytes of a block.
    var blockBytes: Int { blockCapacity * wordCount * 8 }

    /// The bytes of all blocks.
    var memoryFootprint: Int { allocated * blockBytes }

    /// Makes room for `count` states more, with at most `bytes` bytes more; false where that is not enough.
    func reserve(_ count: Int, within bytes: Int) -> Bool {
        var bytes = bytes
        while (blockCapacity - filled) + free.count * blockCapacity < count {
            guard blockBytes <= bytes, let block = StateBlock(wordCount: blockCapacity * wordCount) else {
                return false
            }
            free.append(block)
            allocated += 1
            bytes -= blockBytes
        }
        return true
    }

    /// Appends a state, for which room is reserved.
    @inline(__always) func append(_ state: PackedState) {
        if filled == blockCapacity { beginBlock() }
        blocks[blocks.count &- 1].write(state, at: filled &* wordCount)
        filled &+= 1
        count &+= 1
    }

    /// Appends all targets of a batch, for which room is reserved.
    func append(targetsOf batch: SuccessorBuffer) {
        var done = 0
        while done < batch.batchTargetCount {
            if filled == blockCapacity { beginBlock() }
            let piece = min(batch.batchTargetCount - done, blockCapacity - filled)
            blocks[blocks.count - 1].write(batch.batchTargets(done, count: piece), at: filled * wordCount)
            filled += piece
            count += piece
            done += piece
        }
    }

    /// The first states, as many as are in one piece but no more than `most`; valid until some are removed.
    func first(_ most: Int) -> PackedStates {
        let inBlock = firstBlock == blocks.count - 1 ? filled - taken : blockCapacity - taken
        return blocks[firstBlock].states(
            from: taken * wordCount, count: min(most, inBlock), wordCount: wordCount)
    }

    /// Views of the first `count` states, in pieces of at most `size`; valid until some are removed.
    func slices(_ count: Int, each size: Int) -> [PackedStates] {
        precondition(count <= self.count)
        var (slices, left, block, start) = ([PackedStates](), count, firstBlock, taken)
        while left > 0 {
            let end = block == blocks.count - 1 ? filled : blockCapacity
            let piece = min(left, size, end - start)
            slices.append(blocks[block].states(from: start * wordCount, count: piece, wordCount: wordCount))
            left -= piece
            start += piece
            if start == end { (block, start) = (block + 1, 0) }
        }
        return slices
    }

    /// Removes the first `count` states.
    func removeFirst(_ count: Int) {
        precondition(count <= self.count)
        var left = count
        while left > 0 {
            let piece = min(left, first(left).count)
            removeInBlock(piece)
            left -= piece
        }
    }

    /// Removes the first `count` states, all of which are in the first block.
    private func removeInBlock(_ count: Int) {
        taken += count
        self.count -= count
        let isLast = firstBlock == blocks.count - 1
        guard taken == (isLast ? filled : blockCapacity) else { return }
        free.append(blocks[firstBlock])
        taken = 0
        firstBlock += 1
        if isLast {
            blocks.removeAll(keepingCapacity: true)
            (firstBlock, filled) = (0, blockCapacity)
        } else if firstBlock >= 64 && firstBlock * 2 >= blocks.count {
            blocks.removeFirst(firstBlock)
            firstBlock = 0
        }
    }

    /// Takes a free block for what is appended next.
    private func beginBlock() {
        blocks.append(free.removeLast())
        filled = 0
    }
}

/// Memory for a number of words.
///
/// Safety: `words` has room for `wordCount` words until `deinit`; every index that is written or handed out in a view is
/// below it, and views do not outlive the block, which the queue keeps while its states are looked at.
@safe final class StateBlock {
    /// The words.
    @unsafe private let words: UnsafeMutablePointer<UInt64>
    /// How many.
    private let wordCount: Int

    /// Allocates a block; `nil` where there is no memory.
    init?(wordCount: Int) {
        guard let memory = unsafe malloc(wordCount * 8) else { return nil }
        unsafe words = memory.assumingMemoryBound(to: UInt64.self)
        self.wordCount = wordCount
    }

    deinit { unsafe free(words) }

    /// Writes the words of a state from `index`.
    @inline(__always) func write(_ state: PackedState, at index: Int) {
        precondition(index >= 0 && index &+ state.wordCount <= wordCount)
        var offset = 0
        while offset < state.wordCount {
            unsafe words[index &+ offset] = state[offset]
            offset &+= 1
        }
    }

    /// Writes the words of several states from `index`.
    func write(_ states: PackedStates, at index: Int) {
        let size = states.count * states.wordCount
        precondition(index >= 0 && index + size <= wordCount)
        unsafe (words + index).update(from: states.words, count: size)
    }

    /// A view of `count` states from the word at `index`.
    func states(from index: Int, count: Int, wordCount: Int) -> PackedStates {
        precondition(index >= 0 && index + count * wordCount <= self.wordCount)
        return unsafe PackedStates(unsafeWords: words + index, count: count, wordCount: wordCount)
    }
}
