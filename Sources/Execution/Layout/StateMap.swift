import Language

/// Where everything of a state stands: in slots while it is worked on, in bits while it is stored.
struct StateMap: Sendable {
    /// The first slot of each variable.
    private(set) var variables: [Int32] = []
    /// One entry for each declared thread.
    private(set) var threads: [ThreadMap] = []
    /// The encoding of each slot; slot 0 is never used.
    private(set) var encodings: [SlotEncoding] = [.nothing]
    /// Where each slot is packed.
    private(set) var fields: [PackedField] = []
    private(set) var wordCount = 1
    private(set) var bitCount = 0
    /// The bits behind the last one of each variable and of each thread's frame.
    private(set) var partEnds: [Int] = []
    /// The slots of all seqcounts and srcu; a snapshot or wait names one by its position from 1.
    private(set) var seqcounts: [Int32] = []
    private(set) var srcus: [Int32] = []
    /// The slots of all locks, with the variable that each belongs to.
    private(set) var locks: [(slot: Int32, type: Type, variable: VariableID)] = []

    /// How many slots a state has, the unused one included.
    var slotCount: Int { encodings.count }

    /// A field of a packed state.
    struct PackedField: Hashable, Sendable {
        let slot: Int32
        let word: Int32
        let shift: UInt8
        let width: UInt8
        let encoding: SlotEncoding
    }

    /// Where the members of a thread stand: each takes `stride` slots.
    struct ThreadMap: Sendable {
        let first: Int32
        let stride: Int32
        /// The position among all threads of the first member.
        let firstMember: Int
        let count: Int
        let plan: FramePlan

        /// The slot that says where member `index` stands: 0 idle, else the number of a location.
        func position(of index: Int) -> Int32 { first + Int32(index) * stride }
    }

    init(_ lowered: LoweredProgram, shapes: Shapes) {
        let program = lowered.program
        for (index, variable) in program.variables.enumerated() {
            variables.append(Int32(encodings.count))
            let start = encodings.count
            shapes.appendEncodings(of: variable.type, to: &encodings)
            var slot = start
            notePlaces(variable.type, at: &slot, of: VariableID(index), shapes)
        }
        var member = 0
        for (index, thread) in program.threads.enumerated() {
            let plan = FramePlan(ThreadID(index), lowered, shapes)
            threads.append(
                ThreadMap(
                    first: Int32(encodings.count), stride: Int32(plan.slotCount), firstMember: member,
                    count: thread.count, plan: plan))
            for _ in 0..<thread.count {
                encodings += plan.encodings(seqcounts: seqcounts.count, srcus: srcus.count, threads: shapes.threadCount)
            }
            member += thread.count
        }
        pack()
    }

    private mutating func notePlaces(_ type: Type, at slot: inout Int, of variable: VariableID, _ shapes: Shapes) {
        switch type {
        case .structure(let id):
            for field in shapes.program.structures[id.index].fields {
                notePlaces(field.type, at: &slot, of: variable, shapes)
            }
        case .array(let index, let element):
            for _ in 0..<shapes.program.cardinality(of: index) { notePlaces(element, at: &slot, of: variable, shapes) }
        case .seqcount:
            seqcounts.append(Int32(slot))
            slot += 1
        case .srcu:
            srcus.append(Int32(slot))
            locks.append((Int32(slot), type, variable))
            slot += 1
        case .mutex, .rwlock:
            locks.append((Int32(slot), type, variable))
            slot += 1
        default: slot += shapes.slotCount(type)
        }
    }

    /// Gives each slot its bits, in order; no field crosses a word.
    private mutating func pack() {
        var bit = 0
        for (slot, encoding) in encodings.enumerated() where encoding.width > 0 {
            if bit % 64 + encoding.width > 64 { bit += 64 - bit % 64 }
            fields.append(
                PackedField(
                    slot: Int32(slot), word: Int32(bit / 64), shift: UInt8(bit % 64), width: UInt8(encoding.width),
                    encoding: encoding))
            bit += encoding.width
        }
        bitCount = bit
        partEnds = ends(of: variables.dropFirst() + threads.flatMap { map in (0..<map.count).map(map.position) })
        wordCount = max(1, (bit + 63) / 64)
    }

    /// The bits behind the last field before each of `slots`, in ascending order.
    private func ends(of slots: some Sequence<Int32>) -> [Int] {
        slots.compactMap { slot in
            fields.last { $0.slot < slot }.map { Int($0.word) * 64 + Int($0.shift) + Int($0.width) }
        }
    }

    /// The slots of a packed state.
    func unpack(_ words: [UInt64]) -> [Int64] {
        var slots = [Int64](repeating: 0, count: slotCount)
        for (slot, encoding) in encodings.enumerated() where encoding.width == 0 {
            slots[slot] = encoding.number(of: 0)
        }
        for field in fields {
            let mask = field.width == 64 ? UInt64.max : (1 << UInt64(field.width)) - 1
            slots[Int(field.slot)] = field.encoding.number(of: words[Int(field.word)] >> UInt64(field.shift) & mask)
        }
        return slots
    }
}
