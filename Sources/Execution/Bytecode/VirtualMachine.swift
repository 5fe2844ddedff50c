import Engine

/// Runs bytecode over the unpacked slots of one state and writes packed successors.
///
/// Every store to the state is noted on a trail, so that leaving a path, or going back to a choice, undoes it; a path
/// that ends well packs only the slots on the trail. Nothing is allocated but when a buffer grows.
final class VirtualMachine {
    /// What an error ends.
    enum Mode: UInt8 { case stateGuard, path, property }

    struct TrailEntry: BitwiseCopyable {
        var slot: Int32
        var old: Int64
    }

    struct ChoicePoint: BitwiseCopyable {
        var pc: Int32
        var slot: Int32
        var current: Int64
        var last: Int64
        var trail: Int32
        var covers: Int32
        var mode: UInt8
    }

    /// A lock or srcu that a path waits for, and the threads that hold it back, a bit each.
    struct Blocker: BitwiseCopyable {
        var holders: UInt64
        var slot: Int32
    }

    /// The notes of a path: what to undo, the choices made, the coverage items met, what the current thread waits for.
    struct PathBuffers: BitwiseCopyable {
        var trail = MachineBuffer(capacity: 256, filler: TrailEntry(slot: 0, old: 0))
        var choices = MachineBuffer(
            capacity: 64, filler: ChoicePoint(pc: 0, slot: 0, current: 0, last: 0, trail: 0, covers: 0, mode: 0))
        var covers = MachineBuffer<Int32>(capacity: 64, filler: 0)
        var blockers = MachineBuffer(capacity: 64, filler: Blocker(holders: 0, slot: 0))
    }

    /// How a slot is packed: `base` is the number that code 0 would have without a sentinel.
    struct Packing: BitwiseCopyable {
        var word: Int32
        var shift: UInt8
        var hasSentinel: Bool
        var mask: UInt64
        var base: Int64
    }

    /// A packed slot with the number of its sentinel.
    struct Field: BitwiseCopyable {
        var slot: Int32
        var packing: Packing
        var sentinel: Int64
    }

    let bytecode: Bytecode
    let map: StateMap
    let memory: MachineMemory
    let code: MachineCode
    let packings: MachineBuffer<Packing>
    let fields: MachineBuffer<Field>
    let fieldCount: Int
    let wordCount: Int
    let stateSlots: Int32
    let needsOldState: Bool
    let placeCodes: [Int32]
    let snapshotSlots: [Int32]
    let waitSlots: [Int32]
    /// The buffers that grow as paths do.
    let paths = MachineCell(PathBuffers())
    let covered: MachineBuffer<Bool>
    let coverCount: Int
    /// The words of the state that is being expanded, empty for `init`.
    let source: MachineBuffer<UInt64>
    /// What changes with every path.
    private let counters = MachineBuffer(capacity: 6, filler: 0)
    /// Asked now and then whether to stop.
    private let interruption: Interruption
    private let capturedOrdinal = MachineCell(Int32(-1))
    var captured: Capture?
    /// What was run by each transition, in their order, where `wanted` is `everyTransition`.
    var notes: [TransitionNote] = []
    /// The names of the transitions, in their order, where `wanted` is `everyMove`.
    var moves: [ModelMove] = []

    init(_ bytecode: Bytecode, map: StateMap, coverCount: Int, interruption: Interruption) {
        self.bytecode = bytecode
        self.interruption = interruption
        self.map = map
        self.coverCount = coverCount
        memory = MachineMemory(bytecode.memory)
        code = MachineCode(bytecode.code)
        covered = MachineBuffer(capacity: coverCount, filler: false)
        source = MachineBuffer(capacity: map.wordCount, filler: 0)
        wordCount = map.wordCount
        stateSlots = bytecode.stateSlots
        needsOldState = bytecode.needsOldState
        let unpacked = Packing(word: -1, shift: 0, hasSentinel: false, mask: 0, base: 0)
        packings = MachineBuffer(capacity: map.slotCount, filler: unpacked)
        fields = MachineBuffer(capacity: map.fields.count, filler: Field(slot: 0, packing: unpacked, sentinel: 0))
        fieldCount = map.fields.count
        for (index, field) in map.fields.enumerated() {
            let sentinel = field.encoding.sentinel
            let packing = Packing(
                word: field.word, shift: field.shift, hasSentinel: sentinel != nil,
                mask: field.width == 64 ? .max : (1 << UInt64(field.width)) - 1,
                base: sentinel == nil ? field.encoding.lowest : field.encoding.lowest - 1)
            packings[Int(field.slot)] = packing
            fields[index] = Field(slot: field.slot, packing: packing, sentinel: sentinel ?? 0)
        }
        // What takes no bits has one value, which no state tells.
        for (slot, encoding) in map.encodings.enumerated() where encoding.width == 0 {
            memory[Int32(slot)] = encoding.number(of: 0)
        }
        var codes = [Int32](repeating: 0, count: map.slotCount)
        for (index, slot) in map.seqcounts.enumerated() { codes[Int(slot)] = Int32(index) + 1 }
        for (index, slot) in map.srcus.enumerated() { codes[Int(slot)] = Int32(index) + 1 }
        placeCodes = codes
        var snapshots: [Int32] = []
        var waits: [Int32] = []
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
        snapshotSlots = snapshots
        waitSlots = waits
    }

    /// Whether a state is being expanded; `init` has none.
    var hasSource: Bool {
        get { counters[0] != 0 }
        set { counters[0] = newValue ? 1 : 0 }
    }

    /// The ordinal of the transition that is to be captured, -1 for none.
    var wanted: Int32 {
        get { capturedOrdinal.value }
        set { capturedOrdinal.value = newValue }
    }

    /// What the paths of the current thread wait for.
    func blocker(_ index: Int) -> Blocker { paths.value.blockers[index] }

    /// How many paths of the current thread wait for a lock.
    var blockerCount: Int {
        get { counters[1] }
        set { counters[1] = newValue }
    }

    /// Whether a path of the current thread is blocked by something else.
    var blockedOtherwise: Bool {
        get { counters[2] != 0 }
        set { counters[2] = newValue ? 1 : 0 }
    }

    /// Whether a transition of the state leads to another one, or ends in an error.
    var leadsElsewhere: Bool {
        get { counters[3] != 0 }
        set { counters[3] = newValue ? 1 : 0 }
    }

    /// How many more loops and choices pass before somebody is asked whether to stop.
    var fuel: Int {
        get { counters[4] }
        set { counters[4] = newValue }
    }

    /// Whether the last run was given up, so that what it has written is not whole.
    var isStopped: Bool {
        get { counters[5] != 0 }
        set { counters[5] = newValue ? 1 : 0 }
    }

    /// Whether the run is to be given up.
    @inline(never) func isOutOfFuel() -> Bool {
        fuel = 1 << 16
        if interruption.isDue { isStopped = true }
        return isStopped
    }

    deinit {
        counters.deallocate()
        memory.deallocate()
        code.deallocate()
        packings.deallocate()
        fields.deallocate()
        paths.value.trail.deallocate()
        paths.value.choices.deallocate()
        paths.value.covers.deallocate()
        paths.value.blockers.deallocate()
        paths.deallocate()
        capturedOrdinal.deallocate()
        covered.deallocate()
        source.deallocate()
    }

    /// Unpacks a state into memory.
    func load(_ state: PackedState) {
        let source = self.source
        let memory = self.memory
        let fields = self.fields
        var index = 0
        while index < wordCount {
            source[index] = state[index]
            index += 1
        }
        hasSource = true
        isStopped = false
        index = 0
        while index < fieldCount {
            let field = fields[index]
            index += 1
            let bits = source[Int(field.packing.word)] &>> UInt64(field.packing.shift) & field.packing.mask
            if field.packing.hasSentinel && bits == 0 {
                memory[field.slot] = field.sentinel
            } else {
                memory[field.slot] = Int64(bitPattern: bits) &+ field.packing.base
            }
        }
        if needsOldState { memory.copy(from: 0, to: stateSlots, count: stateSlots) }
    }

    /// Writes slots before `init` runs.
    func loadInitial(_ slots: [Int64]) {
        hasSource = false
        for (slot, number) in slots.enumerated() { memory[Int32(slot)] = number }
        if needsOldState { memory.copy(from: 0, to: stateSlots, count: stateSlots) }
    }

    /// The bits of a slot.
    @inline(__always)
    private func bits(of slot: Int32, _ packing: Packing) -> UInt64 {
        let number = memory[slot]
        if packing.hasSentinel && number < Sentinel.limit { return 0 }
        return UInt64(bitPattern: number &- packing.base)
    }

    /// Counts a transition to the state that memory holds.
    func commit(_ trail: MachineBuffer<TrailEntry>, _ trailTop: Int, _ buffer: SuccessorBuffer) {
        let target = buffer.appendTransition()
        guard hasSource else { return packAll(into: target) }
        let source = self.source
        let packings = self.packings
        var index = 0
        while index < wordCount {
            target[index] = source[index]
            index += 1
        }
        index = 0
        while index < trailTop {
            let slot = trail[index].slot
            index += 1
            guard slot < stateSlots else { continue }
            let packing = packings[Int(slot)]
            guard packing.word >= 0 else { continue }
            let word = Int(packing.word)
            let cleared = target[word] & ~(packing.mask &<< UInt64(packing.shift))
            target[word] = cleared | bits(of: slot, packing) &<< UInt64(packing.shift)
        }
        if leadsElsewhere { return }
        index = 0
        while index < wordCount {
            if target[index] != source[index] { leadsElsewhere = true }
            index += 1
        }
    }

    private func packAll(into target: MutablePackedState) {
        for index in 0..<map.wordCount { target[index] = 0 }
        for slot in 1..<map.slotCount {
            let packing = packings[slot]
            guard packing.word >= 0 else { continue }
            target[Int(packing.word)] |= bits(of: Int32(slot), packing) << UInt64(packing.shift)
        }
    }
}

/// The code of a machine.
///
/// Safety: a program counter is the position of an instruction that the compiler made; each list ends in `halt`.
@safe struct MachineCode {
    @unsafe private let base: UnsafeMutablePointer<Instruction>

    init(_ code: [Instruction]) {
        unsafe base = .allocate(capacity: max(1, code.count))
        for (index, instruction) in code.enumerated() { unsafe (base + index).initialize(to: instruction) }
    }

    @inline(__always) subscript(pc: Int32) -> Instruction { unsafe base[Int(pc)] }

    func deallocate() { unsafe base.deallocate() }
}

/// A transition as it was met while a state was expanded again.
struct Capture {
    let entry: Int32
    /// The choices of the path: where, and the number chosen.
    let choices: [(pc: Int32, number: Int64)]
    /// The instruction at which the path ended.
    let pc: Int32
    /// Memory at the end of the path.
    let memory: [Int64]
    let endsInError: Bool
}
