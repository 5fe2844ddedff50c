import Engine
import Language

/// Writes the C of a model: what its bytecode means, over packed states.
///
/// A state's words stay as they are. What an instruction reads of them is shifted and masked out of the words where it
/// is read; what it writes is put into a copy of them, which begins with each path and is the target in the end. A
/// register is a variable, or an element of an array where addresses among several are computed. Nothing of the
/// model's text gets into the C: everything has numbers for names.
final class CEmitter {
    /// From how many words on the target is written where it stays, rather than kept in variables.
    static let wordsInVariables = 8
    /// How many instructions a function has, about, and how many at most: what has more is left to the machine.
    static let instructionsPerFunction = 400
    /// How many instructions a region has at most: what has more is left to the machine.
    static let instructionsPerRegion: Int32 = 20_000
    /// How many instructions are compiled altogether; what comes behind is left to the machine.
    static let instructionLimit = 150_000

    /// What is written.
    let code: Bytecode
    /// Where everything of a state stands.
    let map: StateMap
    /// What changes when something else does.
    let links: StateLinks
    /// Whether deadlock is judged.
    let judgesDeadlock: Bool
    /// Whether the model says which states are terminal.
    let hasTerminal: Bool
    /// The number of deadlock among the subjects.
    let deadlockSubject: Int32
    /// Where each slot of the state is packed; `nil` where it takes no bits.
    let fields: [StateMap.PackedField?]
    /// The registers that properties of transitions ask for, by their positions in what all share.
    let shared: [Int32: Int]
    /// The functions written so far.
    var text = ""
    /// The tables written so far.
    var tables = CTables()
    /// The words of 64 coverage items that regions have.
    private(set) var seenWords = 0
    /// The regions that are left to the machine.
    private(set) var leftOut = 0
    /// How many functions have been written.
    var functions = 0
    /// How many instructions have been seen.
    private var instructions = 0

    /// The region that is being written.
    var region: CodeRegion
    /// Whether what is read may have been changed by the path.
    var isInPath = false
    /// The first of the words of coverage items of the region.
    var seen = 0
    /// What a region belongs to.
    var role = Role.entry

    /// What the code of a region judges or does.
    enum Role: Hashable {
        /// A call or a rule.
        case entry
        /// A step of a thread that may wait.
        case step
        /// What is judged on states, and on transitions.
        case stateProperty, transitionProperty
        /// Whether a state without a way on is one where that is meant.
        case terminal
        /// A predicate of a formula, whose value is left in that register, and becomes that bit.
        case atom(register: Int32, bit: Int)
    }

    /// Makes an emitter for a model.
    init(_ model: CompiledModel) {
        code = model.bytecode
        map = model.map
        links = StateLinks(model.map)
        judgesDeadlock = model.judgesDeadlock
        hasTerminal = model.program.terminal != nil
        deadlockSubject = model.deadlockSubject.index
        var fields = [StateMap.PackedField?](repeating: nil, count: model.map.slotCount)
        for field in model.map.fields { fields[Int(field.slot)] = field }
        self.fields = fields
        shared = Self.sharedRegisters(model)
        region = CodeRegion(start: 0, end: 0, model.bytecode, links)
    }

    /// The registers through which steps tell the properties of transitions what they were.
    private static func sharedRegisters(_ model: CompiledModel) -> [Int32: Int] {
        let code = model.bytecode
        guard code.transitionEntry >= 0 else { return [:] }
        var result: [Int32: Int] = [:]
        var slots = [code.endSlot, code.endSlot + 1]
        let shapes = Shapes(program: model.program)
        for (key, register) in code.takenRegisters.sorted(by: { $0.value < $1.value }) {
            let routine: Routine =
                switch key.action {
                case .operation(let id): model.program.operations[id.index].routine
                case .rule(let id): model.program.rules[id.index].routine
                }
            let type = routine.locals[routine.parameters[key.position].index].type
            slots += (0..<Int32(max(1, shapes.slotCount(type)))).map { register + $0 }
        }
        for slot in slots { result[slot] = result.count }
        return result
    }

    /// Whether the target's words are variables.
    var isNarrow: Bool { map.wordCount <= Self.wordsInVariables }

    /// Adds a line.
    func line(_ content: String) {
        text += content
        text += "\n"
    }

    /// Begins with a region; false where it is left to the machine.
    func begin(_ region: CodeRegion, _ role: Role) -> Bool {
        self.region = region
        self.role = role
        isInPath = false
        instructions += region.count
        if region.isUnsupported || region.end - region.start > Self.instructionsPerRegion
            || instructions > Self.instructionLimit
        {
            leftOut += 1
            return false
        }
        seen = seenWords
        seenWords += (region.covers.count + 63) / 64
        return true
    }

    // MARK: Slots

    /// What a slot is.
    func place(_ slot: Int32) -> CPlace {
        let states = code.stateSlots
        if slot < states * 2 {
            let isOld = slot >= states
            let own = isOld ? slot - states : slot
            guard let field = fields[Int(own)] else { return .constant(map.encodings[Int(own)].number(of: 0)) }
            return .field(field, words: isOld ? "s" : words(for: own))
        }
        if code.isConstant[Int(slot)] { return .constant(code.memory[Int(slot)]) }
        return .variable(register(slot))
    }

    /// The words that hold what a slot of the state is now.
    func words(for slot: Int32) -> String {
        role == .transitionProperty || isInPath && region.changed.contains(slot) ? "t" : "s"
    }

    /// A register's variable.
    func register(_ slot: Int32) -> String {
        if let position = shared[slot] { return "c->shared[\(position)]" }
        if let array = region.arrays.first(where: { $0.contains(slot) }) {
            return "a\(array.lowerBound)[\(slot - array.lowerBound)]"
        }
        return "r\(slot)"
    }

    /// The number in a slot.
    func value(_ slot: Int32) -> String { place(slot).number }

    /// The number in a slot where it is known.
    func constant(_ slot: Int32) -> Int64? {
        if case .constant(let number) = place(slot) { number } else { nil }
    }

    /// A register takes a number.
    func assign(_ slot: Int32, _ number: String) {
        if slot < code.stateSlots { return store(slot, number) }
        // What nothing asks for is not computed: without properties of transitions nobody reads these.
        if shared.isEmpty, slot == code.endSlot || slot == code.endSlot + 1 { return }
        line("\(register(slot)) = \(number);")
    }

    /// A slot of the state takes a number.
    func store(_ slot: Int32, _ number: String) {
        guard let field = fields[Int(slot)] else { return }
        put(field, code: field.encoding.code(number))
    }

    /// A slot, of the state or not, takes what another one holds.
    func move(_ target: Int32, from source: Int32) {
        guard target < code.stateSlots else { return assign(target, value(source)) }
        guard let field = fields[Int(target)] else { return }
        switch place(source) {
        case .constant(let number): put(field, constant: field.encoding.code(of: number) & field.mask)
        case .field(let other, let words) where other.encoding == field.encoding:
            put(field, code: other.code(in: words))
        case let place: put(field, code: field.encoding.code(place.number))
        }
    }

    /// Puts a code into the target.
    private func put(_ field: StateMap.PackedField, code: String) {
        let word = "t[\(field.word)]"
        if field.width == 64 { return line("\(word) = \(code);") }
        let hole = CText.literal(~(field.mask << UInt64(field.shift)))
        line("\(word) = (\(word) & \(hole)) | (uint64_t)\(code) << \(field.shift);")
    }

    /// Puts a code that is known into the target.
    private func put(_ field: StateMap.PackedField, constant code: UInt64) {
        let word = "t[\(field.word)]"
        let hole = CText.literal(~(field.mask << UInt64(field.shift)))
        let bits = code << UInt64(field.shift)
        line(bits == 0 ? "\(word) &= \(hole);" : "\(word) = (\(word) & \(hole)) | \(CText.literal(bits));")
    }

    /// Whether two slots hold the same number, as a condition; codes are compared where both have the same.
    func equal(_ a: Int32, _ b: Int32) -> String {
        switch (place(a), place(b)) {
        case (.constant(let x), .constant(let y)): x == y ? "1" : "0"
        case (.field(let field, let words), .constant(let number)),
            (.constant(let number), .field(let field, let words)):
            equal(field, words, number)
        case (.field(let x, let xWords), .field(let y, let yWords)) where x.encoding == y.encoding:
            "\(x.code(in: xWords)) == \(y.code(in: yWords))"
        case (let x, let y): "\(x.number) == \(y.number)"
        }
    }

    /// Whether a field holds a number that is known.
    func equal(_ field: StateMap.PackedField, _ words: String, _ number: Int64) -> String {
        let encoding = field.encoding
        if number < Sentinel.limit, number != encoding.sentinel { return "0" }
        let code = encoding.code(of: number)
        guard code <= field.mask, encoding.number(of: code) == number else { return "0" }
        return "\(field.code(in: words)) == \(CText.literal(code))"
    }
}
