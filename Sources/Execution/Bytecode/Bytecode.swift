import Language

/// The code of a program for the virtual machine, with its tables.
struct Bytecode: Sendable {
    var code: [Instruction] = []
    /// For each instruction the place of an error that it can meet: an index into `errors`, or -1.
    var errorSites: [Int32] = []
    var errors: [ModelError] = []
    /// The memory as the machine starts: state, old state, constants and registers.
    var memory: [Int64] = []
    /// Which slots of memory hold constants.
    var isConstant: [Bool] = []
    /// What an instruction whose address is computed may name.
    var extents: [Int32: Extent] = [:]
    /// Where the transition properties begin; -1 where there is none.
    var transitionEntry: Int32 = -1
    /// The slots of a state, the first unused one included; the old state follows at the same distance.
    var stateSlots: Int32 = 0
    /// Whether some property looks at the old state.
    var needsOldState = false
    /// The code blocks: the entries of each thread when idle, of each of its locations, of all rules, of `init`.
    var idleEntries: [Int32] = []
    var locationEntries: [[Int32]] = []
    var ruleEntries: Int32 = -1
    var initialEntry: Int32 = -1
    var invariantEntry: Int32 = -1
    /// What finds the `recoverable` properties whose predicate holds.
    var goalEntry: Int32 = -1
    var terminalEntry: Int32 = -1
    /// What maps a state to those of specifications, for each selected refinement.
    var mappings: [MappingCode] = []
    /// What evaluates the atoms of temporal formulas, by the first of each formula.
    var atomEntries: [Int: Int32] = [:]
    /// The slots in which that leaves their values.
    var atomSlot: Int32 = 0
    /// Who is owed a turn.
    var fairEntities: [FairEntity] = []
    /// What each entry is, for descriptions.
    var entries: [EntryInfo] = []
    /// What a `chooseRange` or `chooseBranch` at that instruction chooses.
    var choices: [Int32: ChoiceInfo] = [:]
    var indexTables: [IndexTable] = []
    var rangeTables: [RangeTable] = []
    var optionalTables: [OptionalTable] = []
    var slotLists: [[Int32]] = []
    var jumpTables: [[Int32]] = []
    var numberSets: [[UInt64]] = []
    var lengths: [Int32] = []
    /// Where `tryLock` and `terminal` leave their result.
    var resultSlot: Int32 = 0
    /// Where an operation leaves its result code; -1 in it where the operation goes on.
    var endSlot: Int32 = 0
    /// The registers that hold the arguments that `taken` asks for.
    var takenRegisters: [TakenKey: Int32] = [:]
    var subjectOfProperty: [Int32] = []
    var isWitness: [Bool] = []

    struct IndexTable: Hashable, Sendable {
        let low: Int64
        let count: Int64
        let stride: Int64
    }

    struct RangeTable: Hashable, Sendable {
        let low: Int64
        let high: Int64
    }

    struct OptionalTable: Hashable, Sendable {
        let sentinel: Int64
        let lowest: Int64
    }
}

/// A call with its arguments, a step from a location, or a rule.
struct EntryInfo: Sendable {
    enum Kind: Sendable {
        case call(OperationID)
        case step(OperationID, LocationID)
        case rule(RuleID)
        case initial
    }

    let kind: Kind
    /// The member among all threads, -1 for none.
    let member: Int
    /// Where the arguments stand once they are chosen: constants, or slots of memory.
    var arguments: [[Operand]]
    /// Who makes its transitions, as `FairRun` says it; -1 where nobody is owed a turn, or nobody asks.
    var owner: Int32 = -1
}

/// What is chosen at an instruction.
struct ChoiceInfo: Sendable {
    /// The name shown; empty for arguments of calls, which are shown with the call.
    let name: String
    /// The type of the chosen value; `nil` for a branch.
    let type: Type?
    /// Whether the chosen number is the value's ordinal rather than the value.
    let isOrdinal: Bool
}

/// Where a number is.
enum Operand: Hashable, Sendable {
    case constant(Int64)
    case slot(Int32)
}
