import Language

/// How the types of a program are laid out in slots of 64 bits.
///
/// A scalar, or an optional of one, takes a slot. An optional of anything else takes a flag and the value, which is the
/// default where there is none; a structure its fields; an array its elements; a set a bit for each value, 64 to a slot;
/// a sequence its length and its elements, the unused ones being defaults. So equal values have equal slots.
final class Shapes {
    let program: Program
    /// The members of all threads, which is what locks are held by.
    let threadCount: Int
    private var counts: [Type: Int] = [:]

    init(program: Program) {
        self.program = program
        threadCount = program.threads.reduce(0) { $0 + $1.count }
    }

    /// Whether a value of the type takes exactly one slot.
    func isScalar(_ type: Type) -> Bool {
        switch type {
        case .boolean, .range, .enumeration, .errno, .symmetric, .thread, .snapshot: true
        case .optional(let wrapped): isScalar(wrapped)
        default: false
        }
    }

    /// How many slots a value takes.
    func slotCount(_ type: Type) -> Int {
        if isScalar(type) { return 1 }
        if let known = counts[type] { return known }
        let count: Int
        switch type {
        case .optional(let wrapped): count = 1 + slotCount(wrapped)
        case .structure(let id):
            count = program.structures[id.index].fields.reduce(0) { $0 + slotCount($1.type) }
        case .array(let index, let element): count = program.cardinality(of: index) * slotCount(element)
        case .set(let element): count = max(1, (program.cardinality(of: element) + 63) / 64)
        case .sequence(let bound, let element): count = 1 + bound * slotCount(element)
        default: count = 1
        }
        counts[type] = count
        return count
    }

    /// The position of a field's first slot within its structure.
    func offset(ofField field: Int, in id: StructureID) -> Int {
        program.structures[id.index].fields.prefix(field).reduce(0) { $0 + slotCount($1.type) }
    }

    /// Appends the encoding of each slot of the type.
    func appendEncodings(of type: Type, to list: inout [SlotEncoding]) {
        switch type {
        case .optional(let wrapped):
            if isScalar(type) {
                var inner: [SlotEncoding] = []
                appendEncodings(of: wrapped, to: &inner)
                let plain = inner[0]
                list.append(SlotEncoding.numbers(from: plain.lowest, count: plainCount(wrapped)).adding(Sentinel.none))
            } else {
                list.append(.numbers(from: 0, count: 2))
                appendEncodings(of: wrapped, to: &list)
            }
        case .structure(let id):
            for field in program.structures[id.index].fields { appendEncodings(of: field.type, to: &list) }
        case .array(let index, let element):
            var one: [SlotEncoding] = []
            appendEncodings(of: element, to: &one)
            for _ in 0..<program.cardinality(of: index) { list += one }
        case .set(let element):
            var rest = program.cardinality(of: element)
            repeat {
                list.append(.bits(min(64, rest)))
                rest -= 64
            } while rest > 0
        case .sequence(let bound, let element):
            list.append(.numbers(from: 0, count: UInt64(bound) + 1))
            for _ in 0..<bound { appendEncodings(of: element, to: &list) }
        default: list.append(scalarEncoding(type))
        }
    }

    /// The codes of a scalar type without its sentinel.
    private func plainCount(_ type: Type) -> UInt64 {
        if case .range(let low, let high) = type { return UInt64(bitPattern: high &- low) &+ 1 }
        return UInt64(max(1, program.cardinality(of: type)))
    }

    private func scalarEncoding(_ type: Type) -> SlotEncoding {
        switch type {
        case .range(let low, _): .numbers(from: low, count: plainCount(type))
        case .symmetric, .thread: SlotEncoding.numbers(from: 0, count: plainCount(type)).adding(Sentinel.unset)
        case .mutex: .numbers(from: 0, count: UInt64(threadCount) + 1)
        case .rwlock: .numbers(from: -Int64(threadCount), count: UInt64(threadCount) + 1 << UInt64(threadCount))
        case .srcu: .bits(threadCount)
        case .seqcount, .snapshot: .nothing
        default: .numbers(from: 0, count: plainCount(type))
        }
    }
}
