/// How states of a layout are folded into a tree: each leaf is a run of at most 64 bits, each inner node two others.
///
/// The root stands for a whole state. It is cut where the two halves have most in common with those of other states: as
/// near to the middle as a part of the state ends.
struct TreeShape: Sendable {
    /// A node below the root.
    enum Node: Hashable, Sendable {
        /// `width` bits (1 to 64) of a state from bit `start`.
        case leaf(start: Int, width: Int)
        /// The nodes at these positions, both before this one.
        case pair(Int, Int)
    }

    /// The nodes below the root; each comes behind those that it is made of.
    private(set) var nodes: [Node] = []
    /// The positions of the two halves of the root.
    private(set) var root = (left: 0, right: 0)

    /// Shapes a tree for states of `layout`.
    init(_ layout: StateLayout) {
        let bits = max(2, min(layout.bitCount, 64 * layout.wordCount))
        let cuts = layout.partEnds.filter { $0 > 0 && $0 < bits }
        let middle = TreeShape.cut(0..<bits, at: cuts)
        root.left = append(0..<middle, cuts)
        root.right = append(middle..<bits, cuts)
    }

    /// Appends the node of a run of bits behind those that it is made of, and returns its position.
    private mutating func append(_ bits: Range<Int>, _ cuts: [Int]) -> Int {
        if bits.count <= 64 {
            nodes.append(.leaf(start: bits.lowerBound, width: bits.count))
        } else {
            let middle = TreeShape.cut(bits, at: cuts)
            let left = append(bits.lowerBound..<middle, cuts)
            let right = append(middle..<bits.upperBound, cuts)
            nodes.append(.pair(left, right))
        }
        return nodes.count - 1
    }

    /// Where a run of bits is cut in two: the one of `cuts` that is nearest to the middle, if it is near, else the middle.
    private static func cut(_ bits: Range<Int>, at cuts: [Int]) -> Int {
        let middle = (bits.lowerBound + bits.upperBound) / 2
        let near = cuts.filter { abs($0 - middle) <= bits.count / 6 }
        return near.min { abs($0 - middle) < abs($1 - middle) } ?? middle
    }
}

extension PackedState {
    /// The number in `width` bits (1 to 64) from bit `start`.
    @inline(__always) func bits(from start: Int, width: Int) -> UInt64 {
        let (word, shift) = (start &>> 6, UInt64(truncatingIfNeeded: start & 63))
        var bits = self[word] &>> shift
        if Int(truncatingIfNeeded: shift) &+ width > 64 { bits |= self[word &+ 1] &<< (64 &- shift) }
        return bits & (~0 &>> UInt64(truncatingIfNeeded: 64 &- width))
    }
}
