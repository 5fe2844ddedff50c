import Language

/// The frames of one declared thread: where a member stands, and a field for each stored local. The operations share
/// fields of the same type, of which a member uses those of one operation at a time.
struct ExportFrame {
    let plan: FramePlan
    /// The types of the fields.
    private(set) var fields: [Type] = []
    /// The field of each stored local, for each operation.
    private(set) var positions: [OperationID: [LocalID: Int]] = [:]
    /// The number of sites at which a member can wait for srcu readers.
    let waits: Int

    init(_ thread: ThreadID, _ lowered: LoweredProgram, _ shapes: Shapes) {
        plan = FramePlan(thread, lowered, shapes)
        waits = plan.waitCount
        for entry in plan.entries {
            guard let graph = lowered.operations[entry.operation.index] else { continue }
            var used: Set<Int> = []
            var found: [LocalID: Int] = [:]
            for local in Set(entry.offsets.keys).union(entry.snapshots.keys).sorted(by: { $0.index < $1.index }) {
                let type = graph.locals[local.index].type
                let free = fields.indices.first { fields[$0] == type && !used.contains($0) }
                let field = free ?? fields.count
                if free == nil { fields.append(type) }
                used.insert(field)
                found[local] = field
            }
            positions[entry.operation] = found
        }
    }
}
