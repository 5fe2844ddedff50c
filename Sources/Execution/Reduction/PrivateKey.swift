import Engine

/// A class of identities each of which has bits of its own that nothing else of a state refers to: at most 64 each, so
/// that sorting these numbers is all there is to find a representative.
struct PrivateKey: Sendable {
    /// A run of bits within a word.
    struct Segment: Hashable, Sendable, BitwiseCopyable {
        /// The word.
        let word: Int32
        /// The position of the lowest bit.
        let shift: UInt8
        /// How many bits.
        let width: UInt8

        /// The bits, from bit 0 on.
        @inline(__always) var mask: UInt64 { ~0 &>> UInt64(64 &- width) }

        /// Both as one where the next one follows directly.
        func joined(with next: Segment) -> Segment? {
            guard word == next.word, Int(shift) + Int(width) == Int(next.shift) else { return nil }
            return Segment(word: word, shift: shift, width: width + next.width)
        }
    }

    /// How many identities there are.
    let memberCount: Int
    /// How many segments each has.
    let segmentCount: Int
    /// The segments of the first identity, then those of the second, and so on, in corresponding order.
    let segments: [Segment]

    /// A key of those segments for each member; `nil` where they have more than 64 bits.
    init?(_ members: [[Segment]]) {
        guard let first = members.first, !first.isEmpty, members.allSatisfy({ $0.map(\.width) == first.map(\.width) }),
            first.reduce(0, { $0 + Int($1.width) }) <= 64
        else { return nil }
        var joined = members.map { [$0[0]] }
        for index in first.indices.dropFirst() {
            let last = joined.map { $0[$0.count - 1] }
            let longer = zip(last, members).compactMap { $0.joined(with: $1[index]) }
            for member in members.indices {
                if longer.count == members.count {
                    joined[member][joined[member].count - 1] = longer[member]
                } else {
                    joined[member].append(members[member][index])
                }
            }
        }
        memberCount = members.count
        segmentCount = joined[0].count
        segments = joined.flatMap(\.self)
    }
}

extension PrivateKey {
    /// Puts the members into ascending order of their bits.
    func sort(_ state: MutablePackedState) {
        var isSorted = true
        var last = self[0, state]
        for member in 1..<memberCount {
            let next = self[member, state]
            if next < last { isSorted = false }
            last = next
        }
        if isSorted { return }
        // Few members, most of them in order: sorted by insertion, in place.
        for member in 1..<memberCount {
            let key = self[member, state]
            var position = member
            while position > 0 {
                let before = self[position - 1, state]
                if before <= key { break }
                write(before, to: position, state)
                position -= 1
            }
            if position < member { write(key, to: position, state) }
        }
    }

    /// The bits of a member, the first segment lowest.
    @inline(__always) private subscript(member: Int, state: MutablePackedState) -> UInt64 {
        var (key, position) = (UInt64(0), UInt64(0))
        for index in member * segmentCount..<(member + 1) * segmentCount {
            let segment = segments[index]
            key |= (state[Int(segment.word)] >> UInt64(segment.shift) & segment.mask) << position
            position += UInt64(segment.width)
        }
        return key
    }

    /// Gives a member other bits.
    @inline(__always) private func write(_ key: UInt64, to member: Int, _ state: MutablePackedState) {
        var rest = key
        for index in member * segmentCount..<(member + 1) * segmentCount {
            let segment = segments[index]
            let (word, shift) = (Int(segment.word), UInt64(segment.shift))
            state[word] = state[word] & ~(segment.mask << shift) | (rest & segment.mask) << shift
            rest = segment.width == 64 ? 0 : rest >> UInt64(segment.width)
        }
    }
}
