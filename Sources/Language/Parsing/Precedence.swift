/// How tightly an operator between two operands binds (reference, section 4).
enum Precedence: Int, Comparable, Sendable {
    case implies = 1
    case temporal, or, and, comparison, range, addition, multiplication, operand

    /// Orders by tightness.
    static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

    /// The level of what stands to the right of an operator of this one: its own where it binds to the right.
    var ofRightOperand: Precedence {
        switch self {
        case .implies, .temporal: self
        default: Precedence(rawValue: rawValue + 1) ?? .operand
        }
    }
}

extension BinaryOperatorSyntax {
    /// How tightly it binds.
    var precedence: Precedence {
        switch self {
        case .implies: .implies
        case .until, .release, .leadsTo: .temporal
        case .or: .or
        case .and: .and
        case .membership, .at, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
        case .range: .range
        case .add, .subtract, .intersect: .addition
        case .multiply, .divide, .remainder: .multiplication
        }
    }
}
