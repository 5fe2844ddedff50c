/// A slot of the machine's memory that an instruction names by a number which it finds in another slot.
struct CAddress {
    /// Which slot it is.
    enum Kind {
        /// One that is known.
        case slot(Int32)
        /// One of several: the expression for how far it is behind the lowest of them.
        case computed(Extent, distance: String)
    }

    /// Which slot it is.
    let kind: Kind

    /// The slot that many further on.
    func advanced(by count: Int32) -> CAddress {
        switch kind {
        case .slot(let slot): return CAddress(kind: .slot(slot + count))
        case .computed(var extent, let distance):
            extent.root += count
            return CAddress(kind: .computed(extent, distance: distance))
        }
    }
}

extension CEmitter {
    /// The slot that an instruction names by a number in another one.
    func address(_ i: Instruction, at pc: Int32) -> CAddress {
        guard let (operand, offset, _) = i.indirection else { return CAddress(kind: .slot(0)) }
        guard let extent = code.extents[pc] else {
            return CAddress(kind: .slot(Int32(truncatingIfNeeded: constant(operand) ?? 0) + offset))
        }
        let moved = Int64(offset) - Int64(extent.root)
        let distance = moved == 0 ? value(operand) : "\(value(operand)) + \(CText.literal(moved))"
        return CAddress(kind: .computed(extent, distance: "(\(distance))"))
    }

    /// The number in the slot.
    func read(_ address: CAddress) -> String {
        guard case .computed(let extent, let distance) = address.kind else {
            if case .slot(let slot) = address.kind { return value(slot) }
            return "0"
        }
        if extent.root >= code.stateSlots * 2 { return element(extent, distance) }
        let isOld = extent.root >= code.stateSlots
        let slots = extent.slots.map { isOld ? $0 - code.stateSlots : $0 }
        let words = !isOld && slots.contains(where: { self.words(for: $0) == "t" }) ? "t" : "s"
        guard let run = PackedRun(slots, self) else {
            return "get(\(words), &\(fieldTable(slots))[\(distance)])"
        }
        guard let field = run.field else { return CText.literal(run.constant) }
        // Where only the source is read, the words in memory need not be kept in variables.
        let source = words == "s" ? "p" : words
        let word = run.isOneWord ? "\(words)[\(field.word)]" : "\(source)[\(run.word(distance, self))]"
        return field.number("(\(word) >> \(run.shift(distance, self)) & \(CText.literal(field.mask)))")
    }

    /// The slot takes a number.
    func write(_ number: String, to address: CAddress) {
        guard case .computed(let extent, let distance) = address.kind else {
            if case .slot(let slot) = address.kind { assign(slot, number) }
            return
        }
        if extent.root >= code.stateSlots * 2 { return line("\(element(extent, distance)) = \(number);") }
        guard let run = PackedRun(extent.slots, self) else {
            return line("put(t, &\(fieldTable(extent.slots))[\(distance)], \(number));")
        }
        guard let field = run.field else { return }
        let word = "t[\(run.isOneWord ? "\(field.word)" : run.word(distance, self))]"
        line("{ const uint64_t h = (uint64_t)(\(run.shift(distance, self)));")
        line("const uint64_t n = (uint64_t)\(field.encoding.code(number));")
        line("\(word) = (\(word) & ~((uint64_t)\(CText.literal(field.mask)) << h)) | n << h; }")
    }

    /// An element of an array of registers or constants.
    private func element(_ extent: Extent, _ distance: String) -> String {
        guard let array = region.arrays.first(where: { $0.contains(extent.root) }) else { return "0" }
        let offset = extent.root - array.lowerBound
        return "a\(array.lowerBound)[\(offset == 0 ? distance : "\(distance) + \(offset)")]"
    }

    /// A table that tells where each of several slots is packed, from the lowest to the highest.
    private func fieldTable(_ slots: [Int32]) -> String {
        let first = slots[0]
        var rows = [String](repeating: "{0, 0, 0, 0, 0}", count: Int(slots[slots.count - 1] - first) + 1)
        for slot in slots {
            let encoding = map.encodings[Int(slot)]
            let (lowest, field) = (CText.literal(encoding.lowest), fields[Int(slot)])
            guard let field else {
                rows[Int(slot - first)] = "{0, 0, 0, 0, \(CText.literal(encoding.number(of: 0)))}"
                continue
            }
            let sentinel = encoding.sentinel.map { $0 == Sentinel.none ? 1 : 2 } ?? 0
            let mask = CText.literal(field.mask)
            rows[Int(slot - first)] = "{\(field.word), \(field.shift), \(sentinel), \(mask), \(lowest)}"
        }
        return tables.table("struct field", rows)
    }
}

/// Several slots of a state that hold numbers of one kind, one of which is found by its distance from the first.
struct PackedRun {
    /// The first slot's field; `nil` where they take no bits.
    let field: StateMap.PackedField?
    /// What they hold where they take no bits.
    let constant: Int64
    /// The slots in ascending order.
    private let slots: [Int32]
    /// Where each of them is packed.
    private let packed: [StateMap.PackedField]

    /// Whether all are in one word.
    var isOneWord: Bool { packed.allSatisfy { $0.word == packed[0].word } }

    /// `nil` where the slots are not all alike.
    init?(_ slots: [Int32], _ emitter: CEmitter) {
        self.slots = slots
        let encoding = emitter.map.encodings[Int(slots[0])]
        guard slots.allSatisfy({ emitter.map.encodings[Int($0)] == encoding }) else { return nil }
        packed = slots.compactMap { emitter.fields[Int($0)] }
        field = packed.first
        constant = encoding.number(of: 0)
    }

    /// The shift of the slot at a distance.
    func shift(_ distance: String, _ emitter: CEmitter) -> String {
        if let line = slope({ Int($0.shift) }) {
            return line.step == 0 ? "\(line.start)" : "(\(line.start) + \(distance) * \(line.step))"
        }
        return lookUp("uint8_t", { Int($0.shift) }, distance, emitter)
    }

    /// The word of the slot at a distance.
    func word(_ distance: String, _ emitter: CEmitter) -> String {
        lookUp("uint32_t", { Int($0.word) }, distance, emitter)
    }

    /// A straight line on which what is asked for lies.
    private func slope(_ value: (StateMap.PackedField) -> Int) -> (start: Int, step: Int)? {
        guard slots.count > 1 else { return (value(packed[0]), 0) }
        let (rise, run) = (value(packed[1]) - value(packed[0]), Int(slots[1] - slots[0]))
        guard rise % run == 0 else { return nil }
        let step = rise / run
        for (slot, field) in zip(slots, packed)
        where value(field) != value(packed[0]) + Int(slot - slots[0]) * step { return nil }
        return (value(packed[0]), step)
    }

    /// A number for each slot, looked up in a table.
    private func lookUp(
        _ type: String, _ value: (StateMap.PackedField) -> Int, _ distance: String, _ emitter: CEmitter
    ) -> String {
        var numbers = [String](repeating: "0", count: Int(slots[slots.count - 1] - slots[0]) + 1)
        for (slot, field) in zip(slots, packed) { numbers[Int(slot - slots[0])] = "\(value(field))" }
        return "\(emitter.tables.table(type, numbers))[\(distance)]"
    }
}
