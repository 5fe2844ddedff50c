/// How the codes of a finite set of values move when identities are exchanged.
///
/// Codes count from 0 in the order of the values, as `Program.ordinal(of:in:)` does.
indirect enum CodeAction: Hashable, Sendable {
    /// So many codes that nothing moves.
    case fixed(Int)
    /// The identities of a class.
    case identity(first: Int, count: Int)
    /// Code 0 for `none`, then the codes of the part.
    case optional(CodeAction)
    /// A code of each part, the first most significant.
    case product([CodeAction])
    /// The codes of one part after those of the other.
    case sum([CodeAction])
    /// Sets of codes as bits, the first code lowest.
    case subset(CodeAction)

    /// A product in which what is fixed is one part.
    static func combination(_ parts: [CodeAction]) -> CodeAction {
        if parts.count == 1 { return parts[0] }
        return parts.allSatisfy(\.isFixed) ? .fixed(parts.reduce(1) { $0 * $1.count }) : .product(parts)
    }

    /// A sum in which what is fixed is one part.
    static func union(_ parts: [CodeAction]) -> CodeAction {
        if parts.count == 1 { return parts[0] }
        return parts.allSatisfy(\.isFixed) ? .fixed(parts.reduce(0) { $0 + $1.count }) : .sum(parts)
    }

    /// How many codes there are.
    var count: Int {
        switch self {
        case .fixed(let count), .identity(_, let count): count
        case .optional(let part): part.count + 1
        case .product(let parts): parts.reduce(1) { $0 * $1.count }
        case .sum(let parts): parts.reduce(0) { $0 + $1.count }
        case .subset(let part): 1 << part.count
        }
    }

    /// Whether there are sets in it, so that images are no sums.
    var hasSubset: Bool {
        switch self {
        case .fixed, .identity: false
        case .optional(let part): part.hasSubset
        case .product(let parts), .sum(let parts): parts.contains(where: \.hasSubset)
        case .subset: true
        }
    }

    /// Whether an identity of that class is among what codes are made of.
    func mentions(_ identities: IdentityClass) -> Bool {
        switch self {
        case .fixed: false
        case .identity(let first, _): first == identities.first
        case .optional(let part), .subset(let part): part.mentions(identities)
        case .product(let parts), .sum(let parts): parts.contains { $0.mentions(identities) }
        }
    }

    /// Whether no exchange moves a code.
    var isFixed: Bool { if case .fixed = self { true } else { false } }

    /// Where a code moves when identities do as `members` tells: the new number within its class of each identity.
    func image(of code: Int, _ members: (Int) -> Int) -> Int {
        switch self {
        case .fixed: return code
        case .identity(let first, _): return members(first + code)
        case .optional(let part): return code == 0 ? 0 : 1 + part.image(of: code - 1, members)
        case .product(let parts):
            var (rest, weight, result) = (code, 1, 0)
            for part in parts.reversed() {
                result += weight * part.image(of: rest % part.count, members)
                rest /= part.count
                weight *= part.count
            }
            return result
        case .sum(let parts):
            var start = 0
            for part in parts {
                if code < start + part.count { return start + part.image(of: code - start, members) }
                start += part.count
            }
            return code
        case .subset(let part):
            return (0..<part.count).reduce(0) { result, element in
                code >> element & 1 == 0 ? result : result | 1 << part.image(of: element, members)
            }
        }
    }
}

extension CodeAction {
    /// An identity that a code is made of, with the part that it plays there.
    struct Atom: Hashable, Sendable, BitwiseCopyable {
        /// The number of the identity.
        let identity: Int32
        /// Tells the parts apart; equal for the members of a set.
        let role: UInt64
    }

    /// What is left of a code when its identities are taken out, and these identities.
    func anatomy(of code: Int, role: UInt64 = 1) -> (shape: UInt64, atoms: [Atom]) {
        switch self {
        case .fixed: return (Scramble.mix(UInt64(code) &+ role), [])
        case .identity(let first, _): return (role, [Atom(identity: Int32(first + code), role: role)])
        case .optional(let part):
            return code == 0 ? (0, []) : part.anatomy(of: code - 1, role: Scramble.mix(role))
        case .product(let parts):
            var (rest, shape, atoms) = (code, role, [Atom]())
            for (index, part) in parts.enumerated().reversed() {
                let one = part.anatomy(of: rest % part.count, role: Scramble.mix(role &+ UInt64(index) &+ 1))
                shape = Scramble.mix(shape &+ one.shape)
                atoms += one.atoms
                rest /= part.count
            }
            return (shape, atoms)
        case .sum(let parts):
            var start = 0
            for (index, part) in parts.enumerated() {
                if code < start + part.count {
                    return part.anatomy(of: code - start, role: Scramble.mix(role &+ UInt64(index) &+ 1))
                }
                start += part.count
            }
            return (role, [])
        case .subset(let part):
            var (shape, atoms) = (role, [Atom]())
            for element in 0..<part.count where code >> element & 1 == 1 {
                let one = part.anatomy(of: element, role: Scramble.mix(role))
                shape &+= one.shape
                atoms += one.atoms
            }
            return (shape, atoms)
        }
    }
}

/// A mixer of 64 bits, in which every bit of the result depends on every bit of the argument.
enum Scramble {
    /// The image of a number.
    @inline(__always) static func mix(_ number: UInt64) -> UInt64 {
        var x = (number ^ number &>> 32) &* 0x9e37_79b9_7f4a_7c15
        x = (x ^ x &>> 29) &* 0xbf58_476d_1ce4_e5b9
        return x ^ x &>> 32
    }
}
