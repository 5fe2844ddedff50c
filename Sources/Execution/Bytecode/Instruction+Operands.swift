/// What an instruction does with its operands, as far as that does not depend on the rest of the code.
extension Instruction {
    /// The slots that it reads by number.
    var reads: [Int32] {
        switch opcode {
        case .jumpIfZero, .jumpIfNotZero, .checkSome, .checkSet, .checkRange, .failIfZero, .failIfNotZero, .countTurn,
            .lock, .tryLock, .unlock, .readLock, .readUnlock, .awaitReaders, .bump:
            [a]
        case .jumpIfEqual, .jumpIfNotEqual, .jumpIfLess, .jumpIfLessOrEqual, .storeIndirect: [a, b]
        case .move, .store, .load, .loadBlock, .not, .bit, .countBits, .lowestBit, .shiftRight, .maskLow,
            .encodeOptional, .decodeOptional, .index, .noteReaders, .isHeld, .snapshot, .isInNumbers:
            [b]
        case .copy, .storeBlock: (0..<c).map { b + $0 }
        case .storeBlockIndirect: [a] + (0..<c).map { b + $0 }
        case .add, .subtract, .multiply, .addChecked, .subtractChecked, .multiplyChecked, .divide, .remainder, .equal,
            .notEqual, .less, .lessOrEqual, .bitAnd, .bitOr, .bitAndNot, .testBit, .chooseRange, .holds:
            [b, c]
        case .compareBlocks: []
        case .awaitNoted: [a, a + 1]
        case .jump, .enter, .begin, .section, .found, .commit, .retry, .block, .noteRead, .halt, .cover, .coverNow,
            .fail, .checkReleased, .chooseBranch:
            []
        }
    }

    /// The slots that it writes by number.
    var writes: [Int32] {
        switch opcode {
        case .move, .store, .load, .add, .subtract, .multiply, .addChecked, .subtractChecked, .multiplyChecked, .divide,
            .remainder, .equal, .notEqual, .less, .lessOrEqual, .not, .bitAnd, .bitOr, .bitAndNot, .bit, .testBit,
            .countBits, .lowestBit, .shiftRight, .maskLow, .encodeOptional, .decodeOptional, .index, .chooseRange,
            .isHeld, .holds, .snapshot, .isInNumbers, .countTurn, .compareBlocks:
            [a]
        case .copy, .loadBlock, .storeBlock: (0..<c).map { a + $0 }
        case .noteReaders: [a, a + 1]
        case .jump, .jumpIfZero, .jumpIfNotZero, .jumpIfEqual, .jumpIfNotEqual, .jumpIfLess, .jumpIfLessOrEqual, .enter,
            .begin, .section, .found, .commit, .retry, .block, .noteRead, .halt, .cover, .coverNow, .storeIndirect,
            .storeBlockIndirect, .checkRange, .checkSome, .checkSet, .failIfZero, .failIfNotZero, .fail, .checkReleased,
            .chooseBranch, .lock, .tryLock, .unlock, .readLock, .readUnlock, .awaitNoted, .awaitReaders, .bump:
            []
        }
    }

    /// Whether what it writes is noted, so that going back to a choice undoes it.
    var isNoted: Bool {
        switch opcode {
        case .store, .storeBlock, .storeIndirect, .storeBlockIndirect, .countTurn, .noteReaders: true
        default: false
        }
    }

    /// Whether it jumps to `c`.
    var isJump: Bool {
        switch opcode {
        case .jump, .jumpIfZero, .jumpIfNotZero, .jumpIfEqual, .jumpIfNotEqual, .jumpIfLess, .jumpIfLessOrEqual,
            .section:
            true
        default: false
        }
    }

    /// The operand that holds the number of another slot, with what is added to it and how many slots follow.
    var indirection: (operand: Int32, offset: Int32, count: Int32)? {
        switch opcode {
        case .load: (b, c, 1)
        case .loadBlock: (b, 0, c)
        case .noteReaders, .isHeld, .holds, .snapshot: (b, 0, 1)
        case .storeIndirect: (a, c, 1)
        case .storeBlockIndirect: (a, 0, c)
        case .lock, .tryLock, .unlock, .readLock, .readUnlock, .awaitReaders, .bump: (a, 0, 1)
        default: nil
        }
    }

    /// Whether it writes the slot that another one names.
    var writesIndirectly: Bool {
        switch opcode {
        case .storeIndirect, .storeBlockIndirect, .lock, .tryLock, .unlock, .readLock, .readUnlock: true
        default: false
        }
    }
}
