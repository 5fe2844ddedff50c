/// The first way to each state, in about ten bits a state: the state's parent, and the ordinal of the transition between.
///
/// States are numbered in the order of discovery, which is also the order in which they are expanded. So the tree is
/// written down level by level (LOUDS: Jacobson, 1989): for each expanded state a one for each state discovered from it,
/// and then a zero. The parent of the state with the i-th one is told by the zeros before that. Ordinals take a byte each;
/// those from 255 on stand in a list of their own.
final class TraceTree {
    /// How many states are in the tree.
    private(set) var count = 0
    /// The ones and zeros.
    let bits: MemoryRegion<UInt64>
    /// How many bits there are.
    private(set) var bitCount = 0
    /// The ordinal of each state, or 255.
    let ordinals: MemoryRegion<UInt8>
    /// The ordinals from 255 on, in order.
    let largeOrdinals: MemoryRegion<UInt32>
    /// How many of these there are.
    private(set) var largeCount = 0
    /// For each 1024th state where its one stands, and how many large ordinals come before its own.
    let samples: MemoryRegion<UInt64>

    /// The states between two samples.
    static let sampling = 1024
    /// The least number of states that there is address space for.
    private static let leastStates = 1 << 16
    /// The ordinal that stands for a large one.
    static let large: UInt8 = 255

    /// Makes an empty tree that may come to have about that many states; `nil` where there is no address space.
    init?(states: Int) {
        var states = max(states, TraceTree.leastStates)
        while states >= TraceTree.leastStates {
            if let bits = MemoryRegion<UInt64>(reserving: states / 16 + 1024),
                let ordinals = MemoryRegion<UInt8>(reserving: states),
                let largeOrdinals = MemoryRegion<UInt32>(reserving: states),
                let samples = MemoryRegion<UInt64>(reserving: states / TraceTree.sampling * 2 + 2)
            {
                (self.bits, self.ordinals, self.largeOrdinals, self.samples) = (bits, ordinals, largeOrdinals, samples)
                return
            }
            // Leave some of what there is to others.
            states /= 4
        }
        return nil
    }

    /// The bytes that the tree has allocated.
    var memoryFootprint: Int {
        bits.committedBytes + ordinals.committedBytes + largeOrdinals.committedBytes + samples.committedBytes
    }

    /// Makes room for `states` discoveries in the expansion of `sources` states, within `bytes` bytes more; false where
    /// that is not enough.
    func reserve(_ states: Int, sources: Int, within bytes: Int) -> Bool {
        let before = memoryFootprint
        let words = (bitCount + states + sources) / 64 + 2
        let sampleWords = ((count + states) / TraceTree.sampling + 1) * 2
        if words <= bits.committedCount, count + states <= ordinals.committedCount,
            largeCount + states <= largeOrdinals.committedCount, sampleWords <= samples.committedCount
        {
            return true
        }
        return bits.extend(to: words, within: bytes)
            && ordinals.extend(to: count + states, within: bytes - (memoryFootprint - before))
            && largeOrdinals.extend(to: largeCount + states, within: bytes - (memoryFootprint - before))
            && samples.extend(to: sampleWords, within: bytes - (memoryFootprint - before))
    }

    /// Adds a state that was discovered by the transition with that ordinal of the state that is being expanded.
    @inline(__always) func append(_ ordinal: Int32) {
        if count % TraceTree.sampling == 0 { takeSample() }
        bits[bitCount / 64] |= 1 &<< UInt64(truncatingIfNeeded: bitCount)
        bitCount &+= 1
        appendOrdinal(ordinal)
    }

    /// Takes what was read for a tree of that many states, bits and large ordinals.
    func setCounts(states: Int, bits: Int, large: Int) { (count, bitCount, largeCount) = (states, bits, large) }

    /// Goes back to where the expansion of the last state was about to end; more discoveries may follow.
    func reopenSource() { bitCount -= 1 }

    /// Ends the expansion of a state; the next one follows. The first one that ends is the making of the initial states.
    @inline(__always) func endSource() { bitCount &+= 1 }

    /// Adds the states that are the `targets` of a batch, which were all discovered from one state, and ends its expansion.
    @inline(__always) func appendSource(of batch: SuccessorBuffer, targets: Range<Int>) {
        let place = count % TraceTree.sampling
        guard targets.isEmpty || place > 0 && place &+ targets.count <= TraceTree.sampling && targets.count < 64 else {
            for target in targets { append(batch.batchOrdinal(target)) }
            return endSource()
        }
        let ones: UInt64 = 1 &<< UInt64(truncatingIfNeeded: targets.count) &- 1
        let (word, shift) = (bitCount / 64, UInt64(truncatingIfNeeded: bitCount % 64))
        bits[word] |= ones &<< shift
        if shift > 0 && ones &>> (64 &- shift) != 0 { bits[word &+ 1] |= ones &>> (64 &- shift) }
        bitCount &+= targets.count &+ 1
        for target in targets { appendOrdinal(batch.batchOrdinal(target)) }
    }

    /// Adds the ordinal of a state.
    @inline(__always) private func appendOrdinal(_ ordinal: Int32) {
        if ordinal < 255 {
            ordinals[count] = UInt8(truncatingIfNeeded: ordinal)
        } else {
            ordinals[count] = TraceTree.large
            largeOrdinals[largeCount] = UInt32(truncatingIfNeeded: ordinal)
            largeCount &+= 1
        }
        count &+= 1
    }

    /// Notes where the tree stands.
    private func takeSample() {
        let index = count / TraceTree.sampling * 2
        samples[index] = UInt64(bitCount)
        samples[index + 1] = UInt64(largeCount)
    }
}

extension TraceTree {
    /// The state that `state` was first reached from; `nil` for an initial state.
    ///
    /// Complexity: linear in the sources between two samples.
    func parent(of state: Int) -> Int? {
        precondition(state >= 0 && state < count)
        var left = state % TraceTree.sampling
        var position = Int(samples[state / TraceTree.sampling * 2])
        var word = bits[position / 64] & ~0 << UInt64(position % 64)
        position -= position % 64
        while word.nonzeroBitCount <= left {
            left -= word.nonzeroBitCount
            position += 64
            word = bits[position / 64]
        }
        for _ in 0..<left { word &= word - 1 }
        let zeros = position + word.trailingZeroBitCount - state
        return zeros == 0 ? nil : zeros - 1
    }

    /// The ordinal of the transition by which `state` was first reached from its parent, or of the initial state.
    func ordinal(of state: Int) -> Int32 {
        precondition(state >= 0 && state < count)
        guard ordinals[state] == TraceTree.large else { return Int32(ordinals[state]) }
        let start = state / TraceTree.sampling * TraceTree.sampling
        let rank = (start..<state).count { ordinals[$0] == TraceTree.large }
        return Int32(largeOrdinals[Int(samples[start / TraceTree.sampling * 2 + 1]) + rank])
    }
}

extension TraceTree {
    /// How many states were discovered from each expanded state, in order; first from none, the initial states.
    func children() -> some IteratorProtocol<Int> {
        var (left, position) = (count, 0)
        return AnyIterator { [self] in
            if left == 0 { return nil }
            var number = 0
            while left > 0 && bits[position / 64] >> UInt64(position % 64) & 1 == 1 {
                number += 1
                left -= 1
                position += 1
            }
            position += 1
            return number
        }
    }
}
