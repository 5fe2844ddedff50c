import Engine
import Language

extension ModelSystem {
    /// What a reader wants to know beyond the message of the error that the transition with that ordinal ends in: the
    /// value that does not fit, the lock in question. `nil` where there is nothing to add.
    public func errorDetail(from state: [UInt64], ordinal: Int32) -> String? {
        let describer = replica()
        let buffer = SuccessorBuffer(layout: layout)
        describer.machine.wanted = ordinal
        describer.makeTransitions(of: state, into: buffer)
        guard let capture = describer.machine.captured, capture.endsInError else { return nil }
        let instruction = compiled.bytecode.code[Int(capture.pc)]
        let texts = ValueText(compiled)
        switch instruction.opcode {
        case .checkRange: return "the value is \(capture.memory[Int(instruction.a)])"
        case .index: return "the index is \(capture.memory[Int(instruction.b)])"
        case .lock, .unlock, .readLock, .readUnlock:
            let slot = Int(capture.memory[Int(instruction.a)])
            return capture.memory.indices.contains(slot)
                ? "\(texts.path(ofPlaceIn: Int32(slot))) is \(lockText(in: slot, capture, texts))" : nil
        case .checkReleased:
            let held = heldLocks(compiled.bytecode.slotLists[Int(instruction.a)], Int(instruction.b), capture)
            return held.isEmpty
                ? nil : held.map { "\(texts.path(ofPlaceIn: $0)) is still held" }.joined(separator: ", ")
        default: return nil
        }
    }

    private func heldLocks(_ list: [Int32], _ thread: Int, _ capture: Capture) -> [Int32] {
        stride(from: 0, to: list.count, by: 2).filter { index in
            let holders = VirtualMachine.holders(of: capture.memory[Int(list[index])], kind: list[index + 1])
            return holders >> UInt64(thread) & 1 == 1
        }.map { list[$0] }
    }

    private func lockText(in slot: Int, _ capture: Capture, _ texts: ValueText) -> String {
        var found = "?"
        for index in program.variables.indices {
            texts.forEachPart(of: VariableID(index)) { _, position, type in
                if position == slot { found = texts.text(at: position, type, in: capture.memory) }
            }
        }
        return found
    }
}
