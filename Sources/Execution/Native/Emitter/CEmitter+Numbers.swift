extension CEmitter {
    /// Writes an instruction that computes a number from others.
    func writeNumber(_ i: Instruction, at pc: Int32) {
        switch i.opcode {
        case .add: binary(i, "+")
        case .subtract: binary(i, "-")
        case .multiply: binary(i, "*")
        case .bitAnd: binary(i, "&")
        case .bitOr: binary(i, "|")
        case .bitAndNot: binary(i, "& ~")
        case .less: binary(i, "<")
        case .lessOrEqual: binary(i, "<=")
        case .equal: assign(i.a, equal(i.b, i.c))
        case .notEqual: assign(i.a, "!(\(equal(i.b, i.c)))")
        case .addChecked: checked(i, "add", at: pc)
        case .subtractChecked: checked(i, "sub", at: pc)
        case .multiplyChecked: checked(i, "mul", at: pc)
        case .divide:
            let (x, y) = (value(i.b), value(i.c))
            line("if (UNLIKELY(\(y) == 0 || (\(x) == INT64_MIN && \(y) == -1))) \(fail(at: pc))")
            assign(i.a, "\(x) / \(y)")
        case .remainder:
            let (x, y) = (value(i.b), value(i.c))
            line("if (UNLIKELY(\(y) == 0)) \(fail(at: pc))")
            assign(i.a, "\(y) == -1 ? 0 : \(x) % \(y)")
        case .not: assign(i.a, "1 - \(value(i.b))")
        case .bit: assign(i.a, "bit_at(\(value(i.b)))")
        case .testBit: assign(i.a, "test_bit(\(value(i.b)), \(value(i.c)))")
        case .countBits: assign(i.a, "count_bits(\(value(i.b)))")
        case .lowestBit: assign(i.a, "lowest_bit(\(value(i.b)))")
        case .shiftRight: assign(i.a, "\(value(i.b)) >> \(i.c)")
        case .maskLow: assign(i.a, "\(value(i.b)) & \(i.c)")
        case .encodeOptional:
            assign(i.a, "(int64_t)code_of(\(value(i.b)), \(CText.literal(code.optionalTables[Int(i.c)].lowest)))")
        case .decodeOptional:
            let table = code.optionalTables[Int(i.c)]
            let (sentinel, lowest) = (CText.literal(table.sentinel), CText.literal(table.lowest))
            assign(i.a, "optional((uint64_t)\(value(i.b)), \(lowest), \(sentinel), ~(uint64_t)0)")
        default: break
        }
    }

    /// Writes an operator between two numbers.
    private func binary(_ i: Instruction, _ sign: String) {
        assign(i.a, "\(value(i.b)) \(sign) \(value(i.c))")
    }

    /// Writes an operator whose result may need more than 64 bits.
    private func checked(_ i: Instruction, _ name: String, at pc: Int32) {
        let target = register(i.a)
        let call = "__builtin_\(name)_overflow(\(value(i.b)), \(value(i.c)), &\(target))"
        line("if (UNLIKELY(\(call))) \(fail(at: pc))")
    }

    /// Writes an instruction that may be an error.
    func writeCheck(_ i: Instruction, at pc: Int32) {
        let isWrong: String
        switch i.opcode {
        case .index:
            let table = code.indexTables[Int(i.c)]
            let position = table.low == 0 ? value(i.b) : "\(value(i.b)) - \(CText.literal(table.low))"
            line("if (UNLIKELY((uint64_t)(\(position)) >= \(table.count))) \(fail(at: pc))")
            return assign(i.a, "(\(position)) * \(table.stride)")
        case .checkRange:
            let table = code.rangeTables[Int(i.c)]
            let number = value(i.a)
            isWrong = "\(number) < \(CText.literal(table.low)) || \(number) > \(CText.literal(table.high))"
        case .checkSome: isWrong = isNumber(i.a, Sentinel.none)
        case .checkSet: isWrong = isNumber(i.a, Sentinel.unset)
        case .failIfZero: isWrong = isNumber(i.a, 0)
        case .failIfNotZero: isWrong = "!(\(isNumber(i.a, 0)))"
        case .checkReleased:
            let list = code.slotLists[Int(i.a)]
            let all = stride(from: 0, to: list.count, by: 2).map { "holders(\(value(list[$0])), \(list[$0 + 1]))" }
            isWrong = all.isEmpty ? "0" : "(\(all.joined(separator: " | "))) >> \(i.b) & 1"
        default: return line(fail(at: pc))
        }
        line("if (UNLIKELY(\(isWrong))) \(fail(at: pc))")
    }

    /// Whether a slot holds a number that is known.
    private func isNumber(_ slot: Int32, _ number: Int64) -> String {
        switch place(slot) {
        case .constant(let own): own == number ? "1" : "0"
        case .field(let field, let words): equal(field, words, number)
        case .variable(let name): "\(name) == \(CText.literal(number))"
        }
    }
}
