import Language

/// How the frames of one declared thread are laid out behind the slot that says where a member stands. The operations
/// that it can run share the room. Locals stand as codes, so that a dead one is 0 whatever its type; snapshots and
/// waits for srcu readers stand apart, since others change them.
struct FramePlan: Sendable {
    /// An operation that the thread can run.
    struct Entry: Sendable {
        let operation: OperationID
        /// The locals that its own indices are bound to.
        let indices: [LocalID]
        /// The number of each reachable location, from 1; consecutive for one operation.
        let numbers: [LocationID: Int]
        let firstNumber: Int
        /// Where each stored local begins within the frame, snapshots counted on their own.
        let offsets: [LocalID: Int]
        let snapshots: [LocalID: Int]
    }

    private(set) var entries: [Entry] = []
    /// The location with each number, from 1.
    private(set) var locations: [(operation: OperationID, location: LocationID)] = []
    private var codes: [SlotEncoding] = []
    private(set) var snapshotCount = 0
    private(set) var waitCount = 0

    init(_ thread: ThreadID, _ lowered: LoweredProgram, _ shapes: Shapes) {
        for (index, graph) in lowered.operations.enumerated() {
            guard let graph, let by = graph.threads.first(where: { $0.thread == thread }) else { continue }
            add(OperationID(index), graph, by.indices, shapes)
        }
    }

    private mutating func add(_ id: OperationID, _ graph: ActionGraph, _ indices: [LocalID], _ shapes: Shapes) {
        var numbers: [LocationID: Int] = [:]
        var offsets: [LocalID: Int] = [:]
        var snapshots: [LocalID: Int] = [:]
        var size = 0
        let firstNumber = locations.count + 1
        for location in graph.reachableLocations {
            locations.append((id, location))
            numbers[location] = locations.count
            waitCount = max(waitCount, graph.locations[location.index].synchronized.count)
            for local in graph.locations[location.index].live {
                let type = graph.locals[local.index].type
                if case .snapshot = type {
                    if snapshots[local] == nil { snapshots[local] = snapshots.count }
                } else if offsets[local] == nil {
                    offsets[local] = size
                    var encodings: [SlotEncoding] = []
                    shapes.appendEncodings(of: type, to: &encodings)
                    for (position, encoding) in encodings.enumerated() { widen(size + position, to: encoding.count) }
                    size += encodings.count
                }
            }
        }
        snapshotCount = max(snapshotCount, snapshots.count)
        entries.append(
            Entry(
                operation: id, indices: indices, numbers: numbers, firstNumber: firstNumber, offsets: offsets,
                snapshots: snapshots))
    }

    private mutating func widen(_ position: Int, to count: UInt64) {
        if position == codes.count { codes.append(.numbers(from: 0, count: count)) }
        let old = codes[position].count
        codes[position] = .numbers(from: 0, count: old == 0 || count == 0 ? 0 : max(old, count))
    }

    /// The position slot, the codes, the snapshots, and two slots for each wait: the srcu, and its readers.
    var slotCount: Int { 1 + codes.count + snapshotCount + 2 * waitCount }
    /// The positions of the parts within a member's slots.
    var firstCode: Int { 1 }
    var codeCount: Int { codes.count }
    var firstSnapshot: Int { 1 + codes.count }
    var firstWait: Int { 1 + codes.count + snapshotCount }

    /// The encodings of a member's slots.
    func encodings(seqcounts: Int, srcus: Int, threads: Int) -> [SlotEncoding] {
        var list: [SlotEncoding] = [.numbers(from: 0, count: UInt64(locations.count) + 1)]
        list += codes
        list += [SlotEncoding](repeating: .numbers(from: 0, count: UInt64(seqcounts) + 1), count: snapshotCount)
        for _ in 0..<waitCount { list += [.numbers(from: 0, count: UInt64(srcus) + 1), .bits(threads)] }
        return list
    }

    /// What the thread does in an operation.
    func entry(for operation: OperationID) -> Entry? { entries.first { $0.operation == operation } }
}
