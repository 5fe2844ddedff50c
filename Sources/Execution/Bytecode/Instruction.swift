/// One instruction of the virtual machine. Operands are slots of its memory unless the opcode says otherwise.
struct Instruction: Hashable, Sendable {
    var opcode: Opcode
    var a: Int32
    var b: Int32
    var c: Int32

    init(_ opcode: Opcode, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) {
        self.opcode = opcode
        self.a = a
        self.b = b
        self.c = c
    }
}

/// What an instruction does. `M` is the memory; a store is *noted* when it can be undone on the way back to a choice.
enum Opcode: UInt16, Sendable {
    // MARK: Control
    /// Goes to `c`.
    case jump
    /// Goes to `c` if `M[a]` is zero, or not.
    case jumpIfZero, jumpIfNotZero
    /// Goes to `c` if `M[a]` compares so with `M[b]`.
    case jumpIfEqual, jumpIfNotEqual, jumpIfLess, jumpIfLessOrEqual
    /// Begins entry `a`, whose next sibling is at `c`; errors from here are those of a guard.
    case enter
    /// The guard holds: errors from here end the path.
    case begin
    /// Begins the evaluation of a property; after an error it goes on at `c`.
    case section
    /// Property `a` is found false, or a `reachable` true.
    case found
    /// The path ended well: counts a transition, packs its target, goes back to the last choice.
    case commit
    /// The path is abandoned: back to the last choice.
    case retry
    /// The path blocks at something that is no lock: back to the last choice.
    case block
    /// The path has looked at variables before it waits for a lock.
    case noteRead
    /// The end of a list of entries.
    case halt
    /// Coverage item `a` is noted with the path, or at once.
    case cover, coverNow
    /// Counts a turn of a loop in `M[a]`.
    case countTurn

    // MARK: Moves
    /// `M[a] = M[b]`; the second is noted.
    case move, store
    /// `M[a] = M[M[b] + c]`.
    case load
    /// `M[M[a] + c] = M[b]`, noted.
    case storeIndirect
    /// `c` slots from `b` to `a`; noted; from `M[b]` to `a`; to `M[a]` from `b`, noted.
    case copy, storeBlock, loadBlock, storeBlockIndirect
    /// `M[a] = M[b] == M[c]` over the length in table `lengths[imm]`: see `compareBlocks`.
    case compareBlocks

    // MARK: Numbers
    /// `M[a] = M[b] ∘ M[c]`; wrapping where the compiler knows the result fits, else checked.
    case add, subtract, multiply
    case addChecked, subtractChecked, multiplyChecked, divide, remainder
    case equal, notEqual, less, lessOrEqual
    /// `M[a] = 1 - M[b]`.
    case not
    case bitAnd, bitOr, bitAndNot
    /// `M[a] = 1 << M[b]`.
    case bit
    /// `M[a]` = bit `M[c]` of `M[b]`.
    case testBit
    /// `M[a]` = the number of bits, or the lowest bit, of `M[b]`.
    case countBits, lowestBit
    /// `M[a] = M[b] >> c`, `M[b] & c`, with `c` the number itself.
    case shiftRight, maskLow
    /// `M[a]` = code of `M[b]` in optional table `c`, and back.
    case encodeOptional, decodeOptional

    // MARK: Checks; each is a model error
    /// `M[a] = (M[b] - low) * stride` of index table `c`, an error out of range.
    case index
    /// `M[a]` lies in range table `c`.
    case checkRange
    /// `M[a]` is not `none`, not unset, not zero, zero.
    case checkSome, checkSet, failIfZero, failIfNotZero
    case fail
    /// Thread `b` holds no lock of slot list `a`.
    case checkReleased

    // MARK: Choices
    /// One path for each number from `M[b]` to `M[c]`, in `M[a]`.
    case chooseRange
    /// One path for each of the `a` targets of jump table `b`.
    case chooseBranch

    // MARK: Locks: `M[a]` is the lock's slot, `b` the thread's number, `c` 0 mutex, 1 rwlock for writing, 2 for reading
    case lock
    /// The same, never waiting: whether it was taken goes to the machine's result slot.
    case tryLock
    case unlock
    case readLock, readUnlock
    /// Notes in slots `a` and `a + 1` the srcu at slot `M[b]` and its readers.
    case noteReaders
    /// Blocks while slot `a` names readers; blocks while the srcu at slot `M[a]` has readers.
    case awaitNoted, awaitReaders
    /// `M[a]` = whether the lock at slot `M[b]` is held by anyone (`c` as above, 3 srcu).
    case isHeld
    /// `M[a]` = whether the lock at slot `M[b]` is held by thread `M[c]`; the kind stands in the next instruction's `a`.
    case holds

    // MARK: Sequence counts
    /// `M[a]` = the code of the seqcount at slot `M[b]`.
    case snapshot
    /// Ends all snapshots of the seqcount at slot `M[a]`, those in local slot list `b` too.
    case bump
    /// `M[a]` = whether number set `c` holds `M[b]`.
    case isInNumbers
}
