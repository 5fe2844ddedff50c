/// What can be wrong with the types and the meaning of expressions.
enum ExpressionMessage: DiagnosticMessage {
    case typeMismatch(expected: String, found: String)
    case noLiterals(type: String)
    case neverNone(type: String)
    case needsType(what: String)
    case optionalOperand(type: String)
    case operandType(operator: String, type: String)
    case notComparable(String, String)
    case noEquality(type: String)
    case noOrder(type: String)
    case notIndexable(type: String)
    case noFields(type: String, field: String)
    case argumentCount(name: String, expected: Int, found: Int)
    case indexCount(expected: Int, found: Int)
    case missingField(String, structure: String, type: String)
    case duplicateField(String)
    case literalCount(expected: Int, found: Int)
    case literalWithoutOrder(index: String)
    case sequenceLiteralTooLong(bound: Int, found: Int)
    case placeAsValue(type: String)
    case notAPlace(wanted: String, found: String)
    case procedureInExpression(String)
    case statementInExpression(String)
    case notCallable(String, kind: String)
    case misplacedRange
    case recursion([String])

    var id: String {
        switch self {
        case .typeMismatch: "type-mismatch"
        case .noLiterals: "no-literals"
        case .neverNone: "never-none"
        case .needsType: "needs-type"
        case .optionalOperand: "optional-operand"
        case .operandType: "operand-type"
        case .notComparable: "not-comparable"
        case .noEquality: "no-equality"
        case .noOrder: "no-order"
        case .notIndexable: "not-indexable"
        case .noFields: "no-fields"
        case .argumentCount: "argument-count"
        case .indexCount: "index-count"
        case .missingField: "missing-field"
        case .duplicateField: "duplicate-field"
        case .literalCount: "literal-count"
        case .literalWithoutOrder: "literal-without-order"
        case .sequenceLiteralTooLong: "sequence-literal-too-long"
        case .placeAsValue: "place-as-value"
        case .notAPlace: "not-a-place"
        case .procedureInExpression: "procedure-in-expression"
        case .statementInExpression: "statement-in-expression"
        case .notCallable: "not-callable"
        case .misplacedRange: "misplaced-range"
        case .recursion: "recursion"
        }
    }

    var severity: DiagnosticSeverity { .error }

    var text: String {
        switch self {
        case .typeMismatch(let expected, let found): "expected \(expected), and this is \(found)"
        case .noLiterals(let type): "'\(type)' has no literals: its values are only compared, indexed with and bound"
        case .neverNone(let type): "'\(type)' is never 'none'"
        case .needsType(let what): "the type of \(what) cannot be told here"
        case .optionalOperand(let type): "'\(type)' may be none here; 'x!' takes the value out"
        case .operandType(let symbol, let type): "'\(symbol)' is not defined on '\(type)'"
        case .notComparable(let a, let b): "'\(a)' and '\(b)' cannot be compared"
        case .noEquality(let type): "a '\(type)' cannot be compared"
        case .noOrder(let type): "'\(type)' has no order"
        case .notIndexable(let type): "'\(type)' cannot be indexed"
        case .noFields(let type, let field): "'\(type)' has no fields, so no '\(field)'"
        case .argumentCount(let name, let expected, let found):
            "'\(name)' takes \(expected) argument\(expected == 1 ? "" : "s"), and here are \(found)"
        case .indexCount(let expected, let found):
            "this takes \(expected) \(expected == 1 ? "index" : "indices"), and here are \(found)"
        case .missingField(let name, let structure, let type):
            "the field '\(name)' of '\(structure)' must be given, because '\(type)' has no default"
        case .duplicateField(let name): "the field '\(name)' is given twice"
        case .literalCount(let expected, let found): "the array has \(expected) elements, and here are \(found)"
        case .literalWithoutOrder(let index):
            "'\(index)' has no order in which elements could be listed: write '[x: \(index) => …]'"
        case .sequenceLiteralTooLong(let bound, let found):
            "the sequence has at most \(bound) elements, and here are \(found)"
        case .placeAsValue(let type): "'\(type)' holds a lock, seqcount or srcu, and cannot be copied or compared"
        case .notAPlace(let wanted, let found): "expected \(wanted), and this is '\(found)'"
        case .procedureInExpression(let name):
            "'\(name)' is a procedure: it is called as a statement, or as the whole right side of 'let', 'var' or '='"
        case .statementInExpression(let name): "'\(name)' is a statement and has no value"
        case .notCallable(let name, let kind): "'\(name)' is \(kind) and cannot be called"
        case .misplacedRange: "a range stands only behind 'in' and as a type"
        case .recursion(let names):
            "'\(names[0])' calls itself: \((names + [names[0]]).joined(separator: " → "))"
        }
    }
}
