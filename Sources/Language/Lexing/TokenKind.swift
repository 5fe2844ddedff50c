/// What a token is; the raw value is how it is written, or what diagnostics call it.
enum TokenKind: String, CaseIterable, Sendable {
    case name = "a name"
    case integer = "a number"
    case string = "a string"
    case endOfFile = "the end of the file"
    /// Characters that form no token; the lexer has reported them.
    case unknown = "an unknown character"

    case underscore = "_"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case comma = ","
    case semicolon = ";"
    case colon = ":"
    case question = "?"
    case period = "."
    case range = ".."
    case ellipsis = "..."
    case arrow = "->"
    case fatArrow = "=>"
    case assign = "="
    case addAssign = "+="
    case subtractAssign = "-="
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and = "&&"
    case or = "||"
    case not = "!"
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case ampersand = "&"

    case `if`, then, `else`, `for`, `in`, `while`, `break`, `continue`, choose, `where`, either
    case orWord = "or"
    case require, fail, `return`, await, assert, step, atomic, `defer`, `let`, `var`
    case forall, exists, count, min, max, the, old, taken, `is`
    case selfWord = "self"
    case noneWord = "none"
    case `true`, `false`, implies

    case `import`, model, needs, param, const, `enum`, symmetric
    case typeWord = "type"
    case `struct`
    case `func`, proc, thread, unfair, weak, strong, op, rule
    case initWord = "init"
    case terminal, allow, invariant, transition, reachable, recoverable, liveness, refines, scenario, skip, only
}

extension TokenKind {
    /// The reserved words by their spelling.
    static let reservedWords: [String: TokenKind] = Dictionary(
        uniqueKeysWithValues: allCases.filter(\.isReservedWord).map { ($0.rawValue, $0) })

    /// Whether this is a word that cannot be a name.
    var isReservedWord: Bool { self.rawValue.utf8.allSatisfy { (97...122).contains($0) } }

    /// Whether this word begins a declaration; `var` begins a statement as well.
    var beginsDeclaration: Bool {
        switch self {
        case .import, .model, .needs, .param, .const, .enum, .symmetric, .typeWord, .struct, .var, .func, .proc,
            .thread, .unfair, .weak, .strong, .op, .rule, .initWord, .terminal, .allow, .invariant, .transition,
            .reachable, .recoverable, .liveness, .refines, .scenario, .skip, .only:
            true
        default: false
        }
    }

    /// Whether this word begins a statement.
    var beginsStatement: Bool {
        switch self {
        case .if, .for, .while, .break, .continue, .choose, .either, .require, .fail, .return, .await, .assert, .step,
            .atomic, .defer, .let, .var:
            true
        default: false
        }
    }

    /// Whether this is `=`, `+=` or `-=`.
    var isAssignment: Bool { self == .assign || self == .addAssign || self == .subtractAssign }

    /// The bracket that closes this one, if this one opens.
    var closer: TokenKind? {
        switch self {
        case .leftParenthesis: .rightParenthesis
        case .leftBracket: .rightBracket
        case .leftBrace: .rightBrace
        default: nil
        }
    }

    /// Whether this is a closing bracket.
    var isCloser: Bool { self == .rightParenthesis || self == .rightBracket || self == .rightBrace }

    /// How diagnostics write this token where they expect it: quoted, unless it is a class of tokens.
    var quoted: String {
        switch self {
        case .name, .integer, .string, .endOfFile, .unknown: rawValue
        default: "'\(rawValue)'"
        }
    }
}
