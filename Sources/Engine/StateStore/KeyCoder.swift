/// The key under which a state is stored.
struct StateKey: Hashable {
    /// The part of the table that it belongs to.
    let partition: Int
    /// What the slots of that part are ordered by; never 0. Its high bits say where in the part it belongs.
    let value: UInt64
}

/// Makes keys of states, without losing a bit: state and key can be told from each other.
///
/// The first word of a state, or all bits of a state of one word, are permuted so that the high bits are evenly spread;
/// these choose the partition and are not stored again (Cleary's quotienting, 1984). What is left, and the bits of the
/// second word where they fit, are the value. What does not fit is stored as it is, behind the value: the rest.
struct KeyCoder: Sendable {
    /// How a state becomes a key.
    enum Form: Hashable, Sendable {
        /// The state has one word.
        case narrow
        /// The state has two words, and the value holds all of it.
        case pair
        /// The state has two words or more, and the last of its bytes are a rest.
        case wide
        /// The key is a hash, from which the state cannot be told.
        case hashed
    }

    /// How a state becomes a key.
    let form: Form
    /// The words of a state.
    let wordCount: Int
    /// The bits that choose the partition.
    let partitionBits: Int
    /// The bits of a value less one.
    let valueBits: Int
    /// The bytes of a state that are stored behind the value.
    let restBytes: Int
    /// The permutation.
    let mixer: BitMixer
    /// The bits of the second word in the value of a pair.
    let secondBits: UInt64

    /// Makes a coder that keeps all of a state, or a hash of it with `hashBits` bits.
    init(layout: StateLayout, hashed: Bool = false, hashBits: Int = 64) {
        wordCount = max(1, layout.wordCount)
        let lastBits = max(1, min(64, layout.bitCount - 64 * (wordCount - 1)))
        let bits = hashed ? hashBits : 64 * (wordCount - 1) + lastBits
        let isSmall = bits <= 16
        // A value less one must leave a bit of its last byte, because 0 stands for an empty slot.
        let partitionBits = isSmall ? 0 : bits % 8 == 0 ? 9 : 8
        if hashed || wordCount == 1 {
            form = hashed ? .hashed : .narrow
            self.partitionBits = partitionBits
            (valueBits, restBytes, secondBits) = (bits - partitionBits, 0, 0)
            mixer = BitMixer(bits: bits)
        } else if bits - partitionBits <= 63 {
            form = .pair
            self.partitionBits = partitionBits
            (valueBits, restBytes, secondBits) = (bits - partitionBits, 0, UInt64(bits - 64))
            mixer = BitMixer(bits: 64)
        } else {
            form = .wide
            self.partitionBits = 9
            (valueBits, restBytes, secondBits) = (63, (bits - 64 + 7) / 8 - 1, 8)
            mixer = BitMixer(bits: 64)
        }
    }

    /// How many partitions there are.
    var partitionCount: Int { 1 << partitionBits }

    /// The bytes of a slot: a value and a rest.
    var slotBytes: Int { valueBits / 8 + 1 + restBytes }

    /// The key of a state, `words` and `form` being this coder's, as constants where the caller knows them.
    @inline(__always) func key(of state: PackedState, form: Form) -> StateKey {
        switch form {
        case .narrow: return split(mixer.mix(state[0]))
        case .pair, .wide:
            let mixed = mixer.mix(state[0] ^ foldRest(of: state))
            let partition = Int(truncatingIfNeeded: mixed &>> UInt64(truncatingIfNeeded: 64 &- partitionBits))
            let shift = UInt64(truncatingIfNeeded: partitionBits)
            let second = state[1] & ~(~0 &<< secondBits)
            return StateKey(partition: partition, value: (((mixed &<< shift) &>> shift) &<< secondBits | second) &+ 1)
        case .hashed:
            return split(StateHash.hash(state) &>> UInt64(truncatingIfNeeded: 64 &- mixer.bits))
        }
    }

    /// The same.
    func key(of state: PackedState) -> StateKey { key(of: state, form: form) }

    /// The key of the state of one word that `word` is; only where the form is `narrow`.
    @inline(__always) func key(ofWord word: UInt64) -> StateKey { split(mixer.mix(word)) }

    /// The word of the state whose key this is; only where the form is `narrow`.
    @inline(__always) func word(of key: StateKey) -> UInt64 {
        let partition = UInt64(truncatingIfNeeded: key.partition) &<< UInt64(truncatingIfNeeded: valueBits)
        return mixer.unmix(partition | (key.value &- 1))
    }

    /// How many bits the hash of a state has; `nil` where states are kept whole.
    var hashBits: Int? { form == .hashed ? mixer.bits : nil }

    /// The state whose key and rest are these; only where the form is not `hashed`.
    func state(of key: StateKey, rest: [UInt8]) -> [UInt64] {
        let image = key.value - 1
        if form == .narrow { return [mixer.unmix(UInt64(key.partition) << UInt64(valueBits) | image)] }
        precondition(form != .hashed, "a state cannot be told from its hash")
        var words = [UInt64](repeating: 0, count: wordCount)
        words[1] = image & ~(~0 << secondBits)
        for (index, byte) in rest.enumerated() {
            words[1 + (index + 1) / 8] |= UInt64(byte) << UInt64((index + 1) % 8 * 8)
        }
        let mixed = UInt64(key.partition) << UInt64(64 - partitionBits) | image >> secondBits
        words[0] = mixer.unmix(mixed) ^ PackedState.withView(of: words) { foldRest(of: $0) }
        return words
    }

    /// Divides a permuted state into partition and value.
    @inline(__always) private func split(_ image: UInt64) -> StateKey {
        let shift = UInt64(truncatingIfNeeded: valueBits)
        return StateKey(
            partition: Int(truncatingIfNeeded: image &>> shift), value: (image & ~(~0 &<< shift)) &+ 1)
    }

    /// A hash of all words but the first.
    @inline(__always) func foldRest(of state: PackedState) -> UInt64 {
        var hash: UInt64 = 0
        var index = 1
        while index < state.wordCount {
            hash = StateHash.absorb(state[index], into: hash)
            index &+= 1
        }
        return hash
    }
}
