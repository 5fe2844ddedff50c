import Engine
import Language

/// The bits of a state on which expressions depend: two states that agree on them give these the same values.
struct StateProjection: Sendable {
    /// The bits, a mask for each word of a state.
    let masks: [UInt64]

    /// What `expressions`, and the functions that they call, look at.
    init(of expressions: [Expression], program: Program, _ map: StateMap) {
        var reads = StateReads(program: program)
        for expression in expressions { reads.add(expression) }
        var isRead = [Bool](repeating: false, count: map.slotCount)
        for (variable, offsets) in reads.variables {
            let first = Int(map.variables[variable.index])
            for offset in offsets { isRead[first + offset] = true }
        }
        if reads.asksForThreads, let first = map.threads.first?.first {
            for slot in Int(first)..<map.slotCount { isRead[slot] = true }
        }
        var masks = [UInt64](repeating: 0, count: map.wordCount)
        for field in map.fields where isRead[Int(field.slot)] {
            let bits = field.width == 64 ? UInt64.max : (1 << UInt64(field.width)) - 1
            masks[Int(field.word)] |= bits << UInt64(field.shift)
        }
        self.masks = masks
    }

    /// Whether two states agree on the bits.
    @inline(__always) func agrees(_ a: PackedState, _ b: PackedState) -> Bool {
        var difference: UInt64 = 0
        for index in masks.indices { difference |= (a[index] ^ b[index]) & masks[index] }
        return difference == 0
    }

    /// The bits of a state, the others zero.
    @inline(__always) func project(_ state: PackedState, into words: inout [UInt64]) {
        for index in masks.indices { words[index] = state[index] & masks[index] }
    }
}

/// The slots of variables that expressions read.
private struct StateReads {
    /// The program that the expressions belong to.
    let program: Program
    /// How values lie in slots.
    let shapes: Shapes
    /// The slots of each variable, from its first.
    private(set) var variables: [VariableID: Set<Int>] = [:]
    /// Whether where threads stand, and what their frames hold, matters.
    private(set) var asksForThreads = false
    /// The functions that were looked at.
    private var functions: Set<Int> = []

    /// Nothing read yet.
    init(program: Program) {
        self.program = program
        shapes = Shapes(program: program)
    }

    /// Adds what an expression and the functions that it calls read.
    mutating func add(_ e: Expression) {
        if let (variable, starts) = place(e) {
            let size = shapes.slotCount(e.type)
            for start in starts { variables[variable, default: []].formUnion(start..<start + size) }
            addIndices(of: e)
            return
        }
        switch e.kind {
        case .isIdle, .isInside, .isAt, .changed, .snapshot, .currentThread: asksForThreads = true
        case .call(let id, _) where functions.insert(id.index).inserted: add(program.functions[id.index].body)
        default: break
        }
        var operands: [Expression] = []
        e.forEachOperand { operands.append($0) }
        for operand in operands { add(operand) }
    }

    /// Adds what the indices of a place read.
    private mutating func addIndices(of e: Expression) {
        switch e.kind {
        case .field(let base, _), .unwrap(let base): addIndices(of: base)
        case .element(let base, let index):
            addIndices(of: base)
            add(index)
        default: break
        }
    }

    /// The variable that a place is a part of, with the slots at which the part may begin; `nil` for what is no place.
    private mutating func place(_ e: Expression) -> (VariableID, Set<Int>)? {
        switch e.kind {
        case .variable(let id): return (id, [0])
        case .field(let base, let field):
            guard case .structure(let id) = base.type, let (variable, starts) = place(base) else { return nil }
            let offset = shapes.offset(ofField: field, in: id)
            return (variable, Set(starts.map { $0 + offset }))
        case .element(let base, _):
            guard case .array(let index, let element) = base.type, let (variable, starts) = place(base) else {
                return nil
            }
            let (count, size) = (program.cardinality(of: index), shapes.slotCount(element))
            return (variable, Set(starts.flatMap { start in (0..<count).map { start + $0 * size } }))
        case .unwrap(let base):
            guard let (variable, starts) = place(base) else { return nil }
            if shapes.isScalar(base.type) { return (variable, starts) }
            variables[variable, default: []].formUnion(starts)  // The flag.
            return (variable, Set(starts.map { $0 + 1 }))
        default: return nil
        }
    }
}
