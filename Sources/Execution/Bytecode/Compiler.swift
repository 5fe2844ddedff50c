import Language

/// Compiles a lowered program to bytecode.
///
/// Calls are compiled for each thread and, where there are few, each combination of arguments, so that arguments,
/// indices and `self` are constants and most addresses are fixed; quantifiers over few values are unrolled.
final class Compiler {
    let program: Program
    let lowered: LoweredProgram
    let facts: ProgramFacts
    let shapes: Shapes
    let map: StateMap
    let coverage: CoverageTable
    let selection: Selection
    var output = Bytecode()
    /// The next free slot of memory.
    private var nextSlot: Int32
    private var initialMemory: [Int32: Int64] = [:]
    private var constants: [Int64: Int32] = [:]
    private var constantBlocks: [[Int64]: Int32] = [:]
    private var temporaries: [Int32] = []
    private var usedTemporaries = 0
    private var freeBlocks: [Int: [Int32]] = [:]
    private var usedBlocks: [Int: Int] = [:]
    private var errorIndex: [ModelError: Int32] = [:]
    private var indexTables: [Bytecode.IndexTable: Int32] = [:]
    private var rangeTables: [Bytecode.RangeTable: Int32] = [:]
    private var optionalTables: [Bytecode.OptionalTable: Int32] = [:]
    private var pendingSite: Int32 = -1
    /// Who is owed a turn.
    var fairEntities: FairEntities
    /// The property whose expression is being compiled.
    var property: PropertyID?
    /// Where the code stands that evaluates the transition properties and counts the transition.
    var transitions: Label?
    /// The register that tells which operation or rule the last step belongs to.
    let takenAction: Int32
    /// The registers of the arguments that `taken` asks for.
    var takenRegisters: [TakenKey: Int32] = [:]

    init(
        _ lowered: LoweredProgram, facts: ProgramFacts, shapes: Shapes, map: StateMap, coverage: CoverageTable,
        selection: Selection, asksForFairness: Bool
    ) {
        self.lowered = lowered
        program = lowered.program
        self.facts = facts
        self.shapes = shapes
        self.map = map
        self.coverage = coverage
        self.selection = selection
        fairEntities = FairEntities(isAsked: asksForFairness)
        let first = Int32(map.slotCount) * 2
        nextSlot = first + 3
        takenAction = first + 2
        output.stateSlots = Int32(map.slotCount)
        output.resultSlot = first
        output.endSlot = first + 1
    }

    /// The position of the next instruction.
    var position: Int32 { Int32(output.code.count) }

    // MARK: Emitting

    @discardableResult
    func emit(_ opcode: Opcode, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) -> Int32 {
        output.code.append(Instruction(opcode, a, b, c))
        output.errorSites.append(-1)
        return position - 1
    }

    /// Emits an instruction that can meet an error.
    func emit(
        _ opcode: Opcode, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0, failing kind: ModelError.Kind,
        at span: SourceSpan
    ) {
        emit(opcode, a, b, c)
        output.errorSites[output.errorSites.count - 1] = site(kind, span)
    }

    /// Emits an instruction whose address is computed and names one of the slots of `extent`.
    func emit(_ opcode: Opcode, _ a: Int32, _ b: Int32 = 0, _ c: Int32 = 0, within extent: Extent) {
        emit(opcode, a, b, c)
        if !extent.terms.isEmpty { output.extents[position - 1] = extent }
    }

    /// The same for one that can meet an error.
    func emit(
        _ opcode: Opcode, _ a: Int32, _ b: Int32, _ c: Int32, within extent: Extent, failing kind: ModelError.Kind,
        at span: SourceSpan
    ) {
        emit(opcode, a, b, c, failing: kind, at: span)
        if !extent.terms.isEmpty { output.extents[position - 1] = extent }
    }

    private func site(_ kind: ModelError.Kind, _ span: SourceSpan) -> Int32 {
        let error = ModelError(
            kind: kind, span: span, property: property, text: program.sources.oneLine(span, atMost: 60))
        if let known = errorIndex[error] { return known }
        output.errors.append(error)
        errorIndex[error] = Int32(output.errors.count) - 1
        return Int32(output.errors.count) - 1
    }

    /// A place in the code that jumps go to, known or not yet.
    final class Label {
        var position: Int32?
        var uses: [Int32] = []
    }

    func jump(to label: Label) { jump(.jump, to: label) }

    func jump(_ opcode: Opcode, _ a: Int32 = 0, _ b: Int32 = 0, to label: Label) {
        let at = emit(opcode, a, b, label.position ?? -1)
        if label.position == nil { label.uses.append(at) }
    }

    func place(_ label: Label) {
        label.position = position
        for use in label.uses { output.code[Int(use)].c = position }
        label.uses = []
    }

    // MARK: Memory

    /// Takes `count` slots for good.
    func reserve(_ count: Int) -> Int32 {
        defer { nextSlot += Int32(count) }
        return nextSlot
    }

    /// The slot that holds a constant.
    func slot(of constant: Int64) -> Int32 {
        if let known = constants[constant] { return known }
        let slot = reserve(1)
        constants[constant] = slot
        initialMemory[slot] = constant
        return slot
    }

    /// The first slot of a block of constants.
    func slot(ofBlock numbers: [Int64]) -> Int32 {
        if let known = constantBlocks[numbers] { return known }
        let slot = reserve(numbers.count)
        constantBlocks[numbers] = slot
        for (offset, number) in numbers.enumerated() { initialMemory[slot + Int32(offset)] = number }
        return slot
    }

    func slot(_ operand: Operand) -> Int32 {
        switch operand {
        case .constant(let number): slot(of: number)
        case .slot(let slot): slot
        }
    }

    /// A register that is free again at the end of the statement.
    func temporary() -> Int32 {
        if usedTemporaries == temporaries.count { temporaries.append(reserve(1)) }
        usedTemporaries += 1
        return temporaries[usedTemporaries - 1]
    }

    /// Slots that stay taken to the end of the region.
    func block(_ count: Int) -> Int32 {
        let used = usedBlocks[count, default: 0]
        if used == freeBlocks[count, default: []].count { freeBlocks[count, default: []].append(reserve(count)) }
        usedBlocks[count] = used + 1
        return freeBlocks[count, default: []][used]
    }

    var temporaryMark: Int {
        get { usedTemporaries }
        set { usedTemporaries = newValue }
    }

    /// Frees the registers and blocks of a region.
    func endRegion() {
        usedTemporaries = 0
        usedBlocks = [:]
    }

    /// Keeps the registers used so far from being used again: the code that has them runs in the middle of other code.
    func retireRegisters() {
        endRegion()
        temporaries = []
        freeBlocks = [:]
    }

    // MARK: Tables

    func index(_ table: Bytecode.IndexTable) -> Int32 {
        Self.intern(table, &indexTables, &output.indexTables)
    }

    func range(_ table: Bytecode.RangeTable) -> Int32 {
        Self.intern(table, &rangeTables, &output.rangeTables)
    }

    func optional(_ table: Bytecode.OptionalTable) -> Int32 {
        Self.intern(table, &optionalTables, &output.optionalTables)
    }

    private static func intern<Table: Hashable>(
        _ table: Table, _ known: inout [Table: Int32], _ list: inout [Table]
    ) -> Int32 {
        if let index = known[table] { return index }
        list.append(table)
        known[table] = Int32(list.count) - 1
        return Int32(list.count) - 1
    }

    func slotList(_ slots: [Int32]) -> Int32 {
        output.slotLists.append(slots)
        return Int32(output.slotLists.count) - 1
    }

    func numberSet(_ numbers: [Int], count: Int) -> Int32 {
        var words = [UInt64](repeating: 0, count: count / 64 + 1)
        for number in numbers { words[number / 64] |= 1 << UInt64(number % 64) }
        output.numberSets.append(words)
        return Int32(output.numberSets.count) - 1
    }

    // MARK: The whole

    /// Compiles everything.
    func compile(_ temporal: TemporalInstances) -> Bytecode {
        compileProperties()
        compileAtoms(temporal)
        for thread in program.threads.indices {
            for member in 0..<program.threads[thread].count { compileThread(ThreadID(thread), member) }
        }
        compileRules()
        compileInitial()
        var memory = [Int64](repeating: 0, count: Int(nextSlot))
        for (slot, number) in initialMemory { memory[Int(slot)] = number }
        output.memory = memory
        output.isConstant = memory.indices.map { initialMemory[Int32($0)] != nil }
        output.takenRegisters = takenRegisters
        output.fairEntities = fairEntities.all
        return output
    }
}
