/// What one thread needs to fold states into the numbers of the two halves of their trees.
///
/// States that come one after the other have most parts in common: for each node the last value that was looked up is
/// kept with its number, so that a part that did not change costs a comparison.
final class TreeFolder {
    /// The nodes below the root.
    private let nodes: [TreeShape.Node]
    /// For each node the last value that was looked up.
    private let values: MemoryRegion<UInt64>
    /// For each node the number of that value.
    private let numbers: MemoryRegion<UInt64>
    /// The roots of a block of states; see `TreeStore`.
    let roots: MemoryRegion<UInt64>

    /// Makes a folder for a tree of that shape over `tables`, each of which knows the value 0; `nil` where there is no
    /// memory.
    init?(_ shape: TreeShape) {
        nodes = shape.nodes
        guard let values = MemoryRegion<UInt64>(reserving: nodes.count), values.commit(nodes.count),
            let numbers = MemoryRegion<UInt64>(reserving: nodes.count), numbers.commit(nodes.count),
            let roots = MemoryRegion<UInt64>(reserving: Discoveries.blockSize), roots.commit(Discoveries.blockSize)
        else { return nil }
        (self.values, self.numbers, self.roots) = (values, numbers, roots)
    }

    /// The value of a node of a state, after the nodes before it.
    @inline(__always) private func value(of node: TreeShape.Node, in state: PackedState) -> UInt64 {
        switch node {
        case .leaf(let start, let width): state.bits(from: start, width: width)
        case .pair(let left, let right): numbers[left] | numbers[right] &<< 32
        }
    }

    /// Finds the numbers of all nodes of a state; false where one has none. Afterwards `number(of:)` tells them.
    @inline(__always) func find(_ state: PackedState, in tables: [NodeTable]) -> Bool {
        var index = 0
        while index < nodes.count {
            let value = value(of: nodes[index], in: state)
            if values[index] != value {
                let number = tables[index].number(of: value)
                if number < 0 { return false }
                values[index] = value
                numbers[index] = UInt64(truncatingIfNeeded: number)
            }
            index &+= 1
        }
        return true
    }

    /// Finds the numbers of all nodes of a state, and gives numbers to those that have none; false where there is not
    /// memory enough: `room` tells how many bytes are left.
    func insert(_ state: PackedState, in tables: [NodeTable], room: () -> Int) -> Bool {
        for index in nodes.indices {
            let value = value(of: nodes[index], in: state)
            if values[index] == value { continue }
            var number = tables[index].number(of: value)
            if number < 0 { number = tables[index].number(of: value, within: room()) }
            if number < 0 { return false }
            values[index] = value
            numbers[index] = UInt64(truncatingIfNeeded: number)
        }
        return true
    }

    /// The number of the node at `index` of the state that was found last.
    @inline(__always) func number(of index: Int) -> UInt64 { numbers[index] }
}
