/// What a slot of the machine's memory is in C.
enum CPlace {
    /// A number that is known.
    case constant(Int64)
    /// Bits of the words named `words`.
    case field(StateMap.PackedField, words: String)
    /// A variable, or an element of an array.
    case variable(String)

    /// The number.
    var number: String {
        switch self {
        case .constant(let number): CText.literal(number)
        case .field(let field, let words): field.number(field.code(in: words))
        case .variable(let name): name
        }
    }
}

extension StateMap.PackedField {
    /// The bits of a code.
    var mask: UInt64 { width == 64 ? .max : (1 << UInt64(width)) - 1 }

    /// The code in the words of that name.
    func code(in words: String) -> String {
        let word = "\(words)[\(self.word)]"
        let shifted = shift == 0 ? word : "\(word) >> \(shift)"
        return Int(shift) + Int(width) == 64 ? "(\(shifted))" : "(\(shifted) & \(CText.literal(mask)))"
    }

    /// The number that a code stands for.
    func number(_ code: String) -> String { encoding.number(code, mask: mask) }
}

extension SlotEncoding {
    /// The number that a code of so many bits stands for, in C.
    func number(_ code: String, mask: UInt64) -> String {
        let lowest = CText.literal(self.lowest)
        guard let sentinel else { return self.lowest == 0 ? "(int64_t)\(code)" : "((int64_t)\(code) + \(lowest))" }
        return "optional(\(code), \(lowest), \(CText.literal(sentinel)), \(CText.literal(mask)))"
    }

    /// The code of a number, in C.
    func code(_ number: String) -> String {
        if sentinel != nil { return "code_of(\(number), \(CText.literal(lowest)))" }
        return lowest == 0 ? "(uint64_t)(\(number))" : "(uint64_t)(\(number) - \(CText.literal(lowest)))"
    }
}
