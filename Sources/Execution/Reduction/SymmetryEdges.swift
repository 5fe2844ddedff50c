/// What of a state relates several identities to each other: a hyperedge for each, with a label and the parts that the
/// identities play in it.
struct SymmetryEdges {
    /// The label of each edge.
    private var labels = MachineBuffer<UInt64>(capacity: 64, filler: 0)
    /// Where the atoms of each edge end.
    private var ends = MachineBuffer<Int32>(capacity: 64, filler: 0)
    /// The identities of all edges.
    private var identities = MachineBuffer<Int32>(capacity: 256, filler: 0)
    /// The parts that they play.
    private var roles = MachineBuffer<UInt64>(capacity: 256, filler: 0)
    /// How many edges there are.
    private(set) var count = 0
    /// How many atoms of finished edges.
    private var finished = 0
    /// How many atoms with those of the edge that is being made.
    private var atomCount = 0

    /// Removes all edges.
    mutating func removeAll() { (count, finished, atomCount) = (0, 0, 0) }

    /// How many identities the edge that is being made has.
    var pendingCount: Int { atomCount - finished }

    /// Adds an identity to the edge that is being made.
    @inline(__always) mutating func push(_ identity: Int32, _ role: UInt64) {
        identities.reserve(atomCount)
        roles.reserve(atomCount)
        identities[atomCount] = identity
        roles[atomCount] = role
        atomCount += 1
    }

    /// Takes identities back until the edge that is being made has `count`.
    @inline(__always) mutating func pop(to count: Int) { atomCount = finished + count }

    /// The identity at a position of the edge that is being made.
    @inline(__always) func pendingIdentity(_ index: Int) -> Int { Int(identities[finished + index]) }

    /// The part of that identity.
    @inline(__always) func pendingRole(_ index: Int) -> UInt64 { roles[finished + index] }

    /// Makes an edge of the pending identities, which stay pending for the next one.
    mutating func addEdge(label: UInt64) {
        labels.reserve(count)
        ends.reserve(count)
        let pending = pendingCount
        labels[count] = label
        ends[count] = Int32(atomCount)
        count += 1
        let start = finished
        finished = atomCount
        for index in start..<start + pending { push(identities[index], roles[index]) }
    }

    /// Adds to the gain of each identity what each of its edges tells about it: the label, and the colours and parts of
    /// all that take part.
    func gather(into gains: MachineBuffer<UInt64>, _ colours: MachineBuffer<UInt64>) {
        var start = 0
        for edge in 0..<count {
            let end = Int(ends[edge])
            var total = labels[edge]
            for atom in start..<end { total &+= Scramble.mix(roles[atom] &+ colours[Int(identities[atom])]) }
            for atom in start..<end {
                gains[Int(identities[atom])] &+= Scramble.mix(total ^ roles[atom] &* 0x9e37_79b9_7f4a_7c15)
            }
            start = end
        }
    }

    /// Ends the use of its memory.
    func deallocate() {
        labels.deallocate()
        ends.deallocate()
        identities.deallocate()
        roles.deallocate()
    }
}
