extension CEmitter {
    /// Writes an instruction.
    func write(_ i: Instruction, at pc: Int32) {
        switch i.opcode {
        case .jump, .jumpIfZero, .jumpIfNotZero, .jumpIfEqual, .jumpIfNotEqual, .jumpIfLess, .jumpIfLessOrEqual:
            writeJump(i, at: pc)
        case .enter, .begin, .section, .halt, .compareBlocks, .isHeld: break
        case .found, .commit, .retry, .block, .noteRead, .cover, .coverNow, .countTurn: writeControl(i, at: pc)
        case .move, .store, .load, .storeIndirect, .copy, .storeBlock, .loadBlock, .storeBlockIndirect:
            writeMove(i, at: pc)
        case .add, .subtract, .multiply, .addChecked, .subtractChecked, .multiplyChecked, .divide, .remainder, .equal,
            .notEqual, .less, .lessOrEqual, .not, .bitAnd, .bitOr, .bitAndNot, .bit, .testBit, .countBits, .lowestBit,
            .shiftRight, .maskLow, .encodeOptional, .decodeOptional:
            writeNumber(i, at: pc)
        case .index, .checkRange, .checkSome, .checkSet, .failIfZero, .failIfNotZero, .fail, .checkReleased:
            writeCheck(i, at: pc)
        case .chooseRange: chooseRange(i, at: pc)
        case .chooseBranch: chooseBranch(i, at: pc)
        case .lock, .tryLock, .unlock, .readLock, .readUnlock, .noteReaders, .awaitNoted, .awaitReaders, .holds:
            writeLock(i, at: pc)
        case .snapshot, .bump, .isInNumbers: writeCounter(i, at: pc)
        }
    }

    /// Writes a jump.
    private func writeJump(_ i: Instruction, at pc: Int32) {
        let condition: String? =
            switch i.opcode {
            case .jumpIfZero: zero(i.a, is: true)
            case .jumpIfNotZero: zero(i.a, is: false)
            case .jumpIfEqual: equal(i.a, i.b)
            case .jumpIfNotEqual: "!(\(equal(i.a, i.b)))"
            case .jumpIfLess: "\(value(i.a)) < \(value(i.b))"
            case .jumpIfLessOrEqual: "\(value(i.a)) <= \(value(i.b))"
            default: nil
            }
        // Only what is passed again and again can take long.
        let turn = i.c <= pc && i.c >= region.start ? "if (POLL(c)) goto N\(region.end); " : ""
        let jump = "\(turn)goto \(label(i.c));"
        guard let condition else { return line(jump) }
        line("if (\(condition)) \(turn.isEmpty ? jump : "{ \(jump) }")")
    }

    /// Whether a slot holds zero, or not.
    private func zero(_ slot: Int32, is wanted: Bool) -> String {
        let isZero: String =
            switch place(slot) {
            case .constant(let number): number == 0 ? "1" : "0"
            case .field(let field, let words): equal(field, words, 0)
            case .variable(let name): "\(name) == 0"
            }
        return wanted ? isZero : "!(\(isZero))"
    }

    /// Writes what ends paths or is noted on the way.
    private func writeControl(_ i: Instruction, at pc: Int32) {
        switch i.opcode {
        case .found:
            let ordinal = role == .transitionProperty ? "k" : "-1"
            let subject = code.subjectOfProperty[Int(i.a)]
            line("found(c, \(subject), \(ordinal), \(code.isWitness[Int(i.a)] ? 0 : 1));")
        case .commit: line("goto C\(region.end);")
        case .retry, .block: line("\(blockedOtherwise)goto B\(region.end);")
        case .noteRead: line("\(blockedOtherwise)")
        case .cover, .coverNow:
            guard let index = region.covers.firstIndex(of: i.a) else { return }
            line("pend\(index / 64) |= \(CText.literal(UInt64(1) << UInt64(index % 64)));")
        case .countTurn:
            line("if (UNLIKELY(++\(register(i.a)) >= 10000)) \(fail(at: pc))")
        default: break
        }
    }

    /// Writes what moves numbers.
    private func writeMove(_ i: Instruction, at pc: Int32) {
        switch i.opcode {
        case .move, .store: move(i.a, from: i.b)
        case .copy, .storeBlock:
            for offset in 0..<i.c { move(i.a + offset, from: i.b + offset) }
        case .load: load(i.a, from: address(i, at: pc))
        case .loadBlock:
            let address = address(i, at: pc)
            for offset in 0..<i.c { load(i.a + offset, from: address.advanced(by: offset)) }
        case .storeIndirect: store(i.b, to: address(i, at: pc))
        case .storeBlockIndirect:
            let address = address(i, at: pc)
            for offset in 0..<i.c { store(i.b + offset, to: address.advanced(by: offset)) }
        default: break
        }
    }

    /// A register takes what a computed slot holds.
    private func load(_ slot: Int32, from address: CAddress) { assign(slot, read(address)) }

    /// A computed slot takes what another one holds.
    private func store(_ slot: Int32, to address: CAddress) {
        if case .slot(let target) = address.kind { return move(target, from: slot) }
        write(value(slot), to: address)
    }
}
