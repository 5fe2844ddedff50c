import Language

/// The text of an operation, a rule or `init` with every procedure written out where it is called (reference,
/// section 5: "a call of a procedure stands for its statements") and without the branches that parameters exclude.
struct Text {
    /// The blocks; block 0 is the body.
    var blocks: [[Line]] = [[]]
    /// For each slot what is known of it; every inlined call has slots of its own.
    var slots: [Local] = []
    /// The slots of the parameters that stay in the frame whatever happens.
    var kept: Set<Int> = []
    /// The slots of the parameters, in order.
    var parameters: [Int] = []
    /// Where the routine's name stands.
    var nameSpan = SourceSpan(file: FileID(index: 0), start: 0, end: 0)

    /// The line at `address`.
    subscript(address: Address) -> Line { blocks[address.block][address.index] }

    /// The bodies of the `defer`s that have been passed when control stands before line `index` of `block`, in the
    /// order of the text.
    func defersPassed(in block: Int, before index: Int) -> [Int] {
        blocks[block][..<index].compactMap { line in
            if case .deferred(let body) = line.form { body } else { nil }
        }
    }
}

/// Where a line stands in a text.
struct Address: Hashable {
    var block: Int
    var index: Int
}

/// A statement of an inlined text.
struct Line {
    /// What it does.
    let form: Form
    /// Where it stands in the source.
    let span: SourceSpan
    /// What is added to a `LocalID` to get its slot.
    let base: Int
    /// The part of the operation that it lies in (`t at op.label`): a label lies in its own part.
    let part: StepLabel
    /// The part of what comes next in the text: the same, but for labels in it.
    let partAfter: StepLabel
    /// The operation, rule or procedure that it is written in, for coverage.
    let routine: String
    /// Whether the second kind of boundary stands before it: it blocks, and is not excepted.
    let blocks: Bool
    /// Whether its own expressions (for `atomic`, anything in it) read or write a variable other than a lock.
    let touchesVariables: Bool
}

/// What a line does. Blocks are positions in `Text.blocks`; a branch that parameters exclude is an empty block.
/// `decided` is the value of a condition that parameters decide.
indirect enum Form {
    case assign(target: Expression, value: Expression)
    case update(target: Expression, ArithmeticOperator, value: Expression)
    case declare(LocalID, Expression)
    /// An inlined call: arguments with the slots that take them, the body, and where the result goes.
    case call(arguments: [(slot: Int, value: Expression)], body: Int, result: CallResult)
    case conditional(Expression, decided: Bool?, then: Int, else: Int)
    case conditionalBinding(LocalID, Expression, then: Int, else: Int)
    case forLoop(Binder, LoopOrder, Int)
    case whileLoop(Expression, decided: Bool?, Int)
    case breakLoop
    case continueLoop
    case choose([Binder], where: Expression?, decided: Bool?, else: Int?)
    case either([Int])
    case require(Expression, decided: Bool?, errno: Expression)
    case fail(Expression)
    /// `return`: to the procedure's caller if `endsProcedure`, with the value as that type.
    case returnValue(Expression?, as: Type?, endsProcedure: Bool)
    case deferred(Int)
    case await(Expression, decided: Bool?)
    case lock(LockMode, Expression, else: Int?)
    case unlock(LockMode, Expression)
    case readLock(Expression)
    case readUnlock(Expression)
    case synchronize(Expression)
    case bump(Expression)
    case assertion(Expression, decided: Bool?)
    case step(String)
    case insert(Expression, into: Expression)
    case remove(Expression, from: Expression)
    case append(Expression, to: Expression)
    case removeFirst(Expression)
    case atomic(Int)
}
