import Language

/// The identity of a block within its graph.
struct BlockID: Hashable, Sendable {
    let index: Int
}

/// The identity of a location within its graph: a place between two steps.
struct LocationID: Hashable, Sendable {
    let index: Int
}

/// The identity of a coverage item within a `CoverageTable`.
struct CoverageID: Hashable, Sendable {
    let index: Int
}

/// An operation, a rule or `init` as a control-flow graph with its procedures inlined, its parameters decided, and its
/// boundaries made explicit. Expressions are those of the checked program, simplified.
struct ActionGraph: Sendable {
    /// The operation's or rule's name; `init`.
    let name: String
    /// The place of its name.
    let span: SourceSpan
    /// The parameters in order.
    let parameters: [LocalID]
    /// The condition of `when`, simplified; `nil` where it always holds.
    var condition: Expression?
    /// The locals of the routine, then those of each inlined call, then hidden ones.
    var locals: [GraphLocal]
    var blocks: [Block]
    let entry: BlockID
    var locations: [Location]
    /// The hidden local that holds how the operation ends (see `ResultCode`); `nil` in rules and `init`.
    let result: LocalID?
    /// The locals that hold the thread's own indices, one list for each thread that can run it.
    let threads: [OperationThread]

    /// A local of a graph.
    struct GraphLocal: Sendable {
        let name: String
        let type: Type
        let span: SourceSpan
        /// Whether the model's text declares it.
        let isVisible: Bool
    }

    /// Instructions that run one after the other, and what follows them.
    struct Block: Sendable {
        var instructions: [GraphInstruction] = []
        var terminator: Terminator = .unreachable
    }

    /// A place where a thread stands between two steps.
    struct Location: Sendable {
        /// Where the next step begins.
        let entry: BlockID
        /// The label whose part it lies in.
        let label: StepLabel
        /// Whether it stands at the label itself.
        let isLabel: Bool
        /// The place of the label or of the next statement; behind an unlock inside a procedure that of its call.
        let span: SourceSpan
        /// The srcu places whose readers are noted when a thread arrives, in the order of their `site`.
        var synchronized: [Expression] = []
        /// The locals that are part of the state here, in ascending order; set by the liveness pass.
        var live: [LocalID] = []
    }

    subscript(id: BlockID) -> Block {
        get { blocks[id.index] }
        set { blocks[id.index] = newValue }
    }
}

/// An instruction of a block, with its place.
struct GraphInstruction: Sendable {
    let kind: Kind
    let span: SourceSpan

    init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    indirect enum Kind: Sendable {
        case declare(LocalID, Expression)
        case assign(Expression, Expression)
        case update(Expression, ArithmeticOperator, Expression)
        case insert(Expression, into: Expression)
        case remove(Expression, from: Expression)
        case append(Expression, to: Expression)
        case removeFirst(Expression)
        /// Evaluates for its errors only.
        case evaluate(Expression)
        case assertion(Expression, message: String?)
        /// Blocks the path unless the condition holds.
        case await(Expression)
        /// Blocks the path unless the lock is free.
        case lock(LockMode, Expression)
        case unlock(LockMode, Expression)
        case readLock(Expression)
        case readUnlock(Expression)
        /// Blocks the path while readers are pending: those noted at arrival where there is a site, else all.
        case synchronize(Expression, site: Int?)
        case bump(Expression)
        /// Notes that the path came by.
        case cover(CoverageID)
        /// A local takes the lowest member of a set local, which loses it.
        case takeLowest(LocalID, from: LocalID)
        /// A local takes the value with the ordinal that another local holds.
        case decode(LocalID, ordinal: LocalID)
        /// A set local takes all values of its element type.
        case fill(LocalID)
        /// Begins counting the turns of a loop, and counts one.
        case resetTurns(Int)
        case countTurn(Int)
    }
}

/// What follows a block.
indirect enum Terminator: Sendable {
    case jump(BlockID)
    case branch(Expression, then: BlockID, else: BlockID)
    /// `if let`: the first block where the optional holds a value.
    case branchOnValue(LocalID, Expression, then: BlockID, else: BlockID, SourceSpan)
    /// One path for each combination; the last block where there is none, if it is given.
    case choose([Binder], where: Expression?, then: BlockID, else: BlockID?, SourceSpan)
    case either([BlockID], SourceSpan)
    case tryLock(LockMode, Expression, then: BlockID, else: BlockID, SourceSpan)
    /// Ends the step; the thread stands at the location.
    case boundary(LocationID)
    /// The same where this step has released a lock, else goes on.
    case boundaryIfUnlocked(LocationID)
    /// Ends the operation, rule or `init`.
    case finish
    case unreachable

    /// The blocks that follow without a location between.
    var directSuccessors: [BlockID] {
        switch self {
        case .jump(let next): [next]
        case .branch(_, let a, let b), .branchOnValue(_, _, let a, let b, _), .tryLock(_, _, let a, let b, _): [a, b]
        case .choose(_, _, let a, let b, _): b.map { [a, $0] } ?? [a]
        case .either(let branches, _): branches
        case .boundary, .boundaryIfUnlocked, .finish, .unreachable: []
        }
    }

    /// The location that the step may end at.
    var location: LocationID? {
        switch self {
        case .boundary(let location), .boundaryIfUnlocked(let location): location
        default: nil
        }
    }
}

/// How the end of an operation is coded in one integer: 0 plain success, then the errnos, then the values of the
/// operation's result type by their ordinals.
enum ResultCode {
    static let success: Int64 = 0
    static let firstErrno: Int64 = 1
    /// The code of the first value of the result type.
    static var firstValue: Int64 { firstErrno + Int64(Errno.names.count) }
}
