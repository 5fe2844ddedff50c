extension CEmitter {
    /// Writes an instruction on a lock or srcu.
    func writeLock(_ i: Instruction, at pc: Int32) {
        let thread = i.b
        switch i.opcode {
        case .lock:
            withLock(i, at: pc) { address in
                line("if (may_take(x, \(thread), \(i.c))) {")
                write("taken(x, \(thread), \(i.c))", to: address)
                line("} else {")
                line("if (UNLIKELY(holders(x, \(i.c)) >> \(thread) & 1)) \(fail(at: pc))")
                line("\(waits("holders(x, \(i.c))"))goto B\(region.end); }")
            }
        case .tryLock:
            withLock(i, at: pc) { address in
                let result = register(code.resultSlot)
                line("\(result) = may_take(x, \(thread), \(i.c));")
                line("if (\(result)) {")
                write("taken(x, \(thread), \(i.c))", to: address)
                line("}")
            }
        case .unlock:
            withLock(i, at: pc) { address in
                line("if (UNLIKELY(!may_release(x, \(thread), \(i.c)))) \(fail(at: pc))")
                write("released(x, \(thread), \(i.c))", to: address)
            }
        case .readLock:
            withLock(i, at: pc) { address in
                line("if (UNLIKELY(test_bit(x, \(thread)))) \(fail(at: pc))")
                write("x | bit_at(\(thread))", to: address)
            }
        case .readUnlock:
            withLock(i, at: pc) { address in
                line("if (UNLIKELY(!test_bit(x, \(thread)))) \(fail(at: pc))")
                write("x & ~bit_at(\(thread))", to: address)
                leave(address, thread)
            }
        case .noteReaders:
            withLock(i, at: pc) { address in
                line("const int64_t n = x == 0 ? 0 : \(number(of: address));")
                assign(i.a, "n")
                assign(i.a + 1, "x")
            }
        case .awaitNoted:
            line("if (!(\(value(i.a + 1)) == 0)) { \(waits("(uint64_t)\(value(i.a + 1))"))goto B\(region.end); }")
        case .awaitReaders:
            withLock(i, at: pc) { _ in
                line("if (x != 0) { \(waits("(uint64_t)x"))goto B\(region.end); }")
            }
        case .holds:
            let kind = code.code[Int(pc) + 1].a
            withLock(i, at: pc) { _ in
                assign(i.a, "(int64_t)(holders(x, \(kind)) >> (\(value(i.c)) & 63) & 1)")
            }
        default: break
        }
    }

    /// Writes what is done with the number `x` of a lock.
    private func withLock(_ i: Instruction, at pc: Int32, _ body: (CAddress) -> Void) {
        let address = address(i, at: pc)
        line("{ const int64_t x = \(read(address));")
        body(address)
        line("}")
    }

    /// Notes who holds the present thread back, where somebody asks.
    private func waits(_ holders: String) -> String {
        role == .step && judgesDeadlock ? "blocked_by(c, first, \(holders)); " : ""
    }

    /// A reader that leaves is waited for no longer.
    private func leave(_ address: CAddress, _ thread: Int32) {
        guard !links.waits.isEmpty else { return }
        line("const int64_t n = \(number(of: address));")
        for wait in links.waits {
            line("if (\(value(wait)) == n) {")
            assign(wait + 1, "\(value(wait + 1)) & ~bit_at(\(thread))")
            line("if (\(value(wait + 1)) == 0) {")
            assign(wait, "0")
            line("}")
            line("}")
        }
    }

    /// The number by which snapshots and waits name a seqcount or srcu.
    private func number(of address: CAddress) -> String {
        switch address.kind {
        case .slot(let slot): return "\(links.codes[slot] ?? 0)"
        case .computed(let extent, let distance):
            let slots = extent.slots
            var numbers = [String](repeating: "0", count: Int(slots[slots.count - 1] - slots[0]) + 1)
            for slot in slots { numbers[Int(slot - slots[0])] = "\(links.codes[slot] ?? 0)" }
            return "\(tables.table("int64_t", numbers))[\(distance)]"
        }
    }

    /// Writes an instruction on a seqcount, or on the place of a thread.
    func writeCounter(_ i: Instruction, at pc: Int32) {
        switch i.opcode {
        case .snapshot: assign(i.a, number(of: address(i, at: pc)))
        case .bump:
            line("{ const int64_t n = \(number(of: address(i, at: pc)));")
            for slot in links.snapshots + code.slotLists[Int(i.b)] {
                line("if (\(value(slot)) == n) {")
                assign(slot, "0")
                line("}")
            }
            line("}")
        case .isInNumbers:
            let words = code.numberSets[Int(i.c)].map { CText.literal($0) }
            let number = value(i.b)
            if words.count == 1 { return assign(i.a, "test_bit((int64_t)\(words[0]), \(number))") }
            let table = tables.table("uint64_t", words)
            assign(i.a, "(int64_t)(\(table)[\(number) >> 6] >> (\(number) & 63) & 1)")
        default: break
        }
    }
}
