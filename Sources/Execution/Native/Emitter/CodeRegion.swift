/// A stretch of bytecode that is entered at its head: an entry with its guard and its paths, or a property.
struct CodeRegion {
    /// The first instruction, behind `enter` or at `section`.
    let start: Int32
    /// Behind the last instruction; a jump there leaves the region.
    let end: Int32
    /// Where the transition properties begin, which paths jump to; -1 where there is none.
    let transitions: Int32
    /// Where paths begin: errors before are those of the guard. The end where there is no `begin`.
    private(set) var begin: Int32
    /// The instructions that jumps lead to.
    private(set) var targets: Set<Int32> = []
    /// The slots of the state that some path changes.
    private(set) var changed: Set<Int32> = []
    /// The registers that are used by their numbers alone.
    private(set) var scalars: Set<Int32> = []
    /// The registers and constants among which an address is computed: ranges without overlap.
    private(set) var arrays: [Range<Int32>] = []
    /// The registers whose changes are undone on the way back to a choice.
    private(set) var noted: Set<Int32> = []
    /// The coverage items that paths note, and those that are noted at once.
    private(set) var covers: [Int32] = []
    /// The choices.
    private(set) var choices: [Int32] = []
    /// Whether something cannot be said in C; then the machine runs the region.
    private(set) var isUnsupported = false

    /// How many instructions.
    var count: Int { Int(end - start) }

    /// Looks through the instructions of a region.
    init(start: Int32, end: Int32, _ code: Bytecode, _ links: StateLinks) {
        self.start = start
        self.end = end
        transitions = code.transitionEntry
        begin = end
        var ranges: [Range<Int32>] = []
        var seen: Set<Int32> = []
        for pc in start..<end {
            let instruction = code.code[Int(pc)]
            note(instruction, at: pc, &seen, code)
            noteLinks(of: instruction, code, links)
            if let range = indirect(instruction, at: pc, code) { ranges.append(range) }
        }
        merge(ranges)
        scalars = seen.filter { slot in
            slot >= code.stateSlots * 2 && !code.isConstant[Int(slot)] && !arrays.contains { $0.contains(slot) }
        }
        noted = noted.filter { $0 >= code.stateSlots * 2 && !code.isConstant[Int($0)] }
    }

    /// Notes what an instruction uses.
    private mutating func note(_ i: Instruction, at pc: Int32, _ seen: inout Set<Int32>, _ code: Bytecode) {
        let writes = i.writes
        seen.formUnion(i.reads)
        seen.formUnion(writes)
        for slot in writes where slot < code.stateSlots { changed.insert(slot) }
        if i.isNoted { noted.formUnion(writes) }
        if i.isJump { targets.insert(i.c) }
        switch i.opcode {
        case .begin: begin = pc
        case .cover, .coverNow: if !covers.contains(i.a) { covers.append(i.a) }
        case .chooseRange: choices.append(pc)
        case .chooseBranch:
            choices.append(pc)
            targets.formUnion(code.jumpTables[Int(i.b)])
        case .tryLock: seen.insert(code.resultSlot)
        // Snapshots in registers that nothing else in the region uses, too.
        case .bump: seen.formUnion(code.slotLists[Int(i.b)])
        case .compareBlocks, .isHeld: isUnsupported = true
        default: break
        }
    }

    /// Notes what readers that leave and counters that move on change elsewhere.
    private mutating func noteLinks(of i: Instruction, _ code: Bytecode, _ links: StateLinks) {
        switch i.opcode {
        case .readUnlock: for wait in links.waits { changed.formUnion([wait, wait + 1]) }
        case .bump:
            changed.formUnion(links.snapshots)
            noted.formUnion(code.slotLists[Int(i.b)])
        default: break
        }
    }

    /// Notes the slots that a computed address may name; those of registers and constants are returned.
    private mutating func indirect(_ i: Instruction, at pc: Int32, _ code: Bytecode) -> Range<Int32>? {
        guard let (operand, offset, count) = i.indirection else { return nil }
        guard let extent = code.extents[pc] else {
            guard code.isConstant[Int(operand)] else {
                isUnsupported = true
                return nil
            }
            let slot = Int32(truncatingIfNeeded: code.memory[Int(operand)]) + offset
            if i.writesIndirectly, slot < code.stateSlots { changed.insert(slot) }
            return nil
        }
        guard extent.size <= 1 << 16, extent.span + Int(count) <= 1 << 16 else {
            isUnsupported = true
            return nil
        }
        if extent.root >= code.stateSlots * 2 {
            let range = extent.root..<extent.root + Int32(extent.span) - 1 + count
            if i.isNoted { noted.formUnion(range) }
            return range
        }
        if i.writesIndirectly {
            for slot in extent.slots { changed.formUnion(slot..<slot + count) }
        }
        return nil
    }

    /// Joins ranges that overlap.
    private mutating func merge(_ ranges: [Range<Int32>]) {
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = arrays.last, range.lowerBound < last.upperBound {
                arrays[arrays.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                arrays.append(range)
            }
        }
    }
}

/// The slots that change when something else of the state does.
struct StateLinks {
    /// The number of each seqcount or srcu by its slot, from 1.
    private(set) var codes: [Int32: Int64] = [:]
    /// The slots of stored snapshots.
    private(set) var snapshots: [Int32] = []
    /// The first of the two slots of each wait for readers.
    private(set) var waits: [Int32] = []

    /// Finds the links of a state.
    init(_ map: StateMap) {
        for (index, slot) in map.seqcounts.enumerated() { codes[slot] = Int64(index) + 1 }
        for (index, slot) in map.srcus.enumerated() { codes[slot] = Int64(index) + 1 }
        for thread in map.threads {
            for member in 0..<thread.count {
                let base = thread.position(of: member)
                for index in 0..<thread.plan.snapshotCount {
                    snapshots.append(base + Int32(thread.plan.firstSnapshot + index))
                }
                for index in 0..<thread.plan.waitCount {
                    waits.append(base + Int32(thread.plan.firstWait + 2 * index))
                }
            }
        }
    }
}
