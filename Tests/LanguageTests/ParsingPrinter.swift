@testable import Language

/// Writes syntax trees as text with every operator in parentheses, so that tests can say how a text was read.
enum ParsingPrinter {
    /// An expression.
    static func text(_ expression: ExpressionSyntax) -> String {
        switch expression.kind {
        case .integer(let value): "\(value)"
        case .boolean(let value): "\(value)"
        case .none: "none"
        case .selfReference: "self"
        case .wildcard: "_"
        case .name(let name): name.text
        case .member(let base, let name): "\(text(base)).\(name.text)"
        case .index(let base, let indices): "\(text(base))[\(list(indices))]"
        case .unwrap(let base): "\(text(base))!"
        case .call(let name, let arguments): "\(name.text)(\(list(arguments)))"
        case .unary(let sign, let operand): "(\(sign.rawValue) \(text(operand)))"
        case .binary(let sign, let left, let right): "(\(text(left)) \(sign.rawValue) \(text(right)))"
        case .isIdle(let thread): "(\(text(thread)) is idle)"
        case .conditional(let test, let first, let second):
            "(if \(text(test)) then \(text(first)) else \(text(second)))"
        case .quantifier(let word, let binders, let condition, let body):
            "(\(word.rawValue) \(binders.map(text).joined(separator: ", "))\(whereText(condition))"
                + (body.map { " {\(text($0))}" } ?? "") + ")"
        case .setComprehension(let binder, let condition): "{\(text(binder))\(whereText(condition))}"
        case .setLiteral(let elements): "{\(list(elements))}"
        case .listLiteral(let elements): "[\(list(elements))]"
        case .arrayComprehension(let binder, let value): "[\(text(binder)) => \(text(value))]"
        case .structureLiteral(let name, let fields):
            "\(name.text){\(fields.map { "\($0.name.text): \(text($0.value))" }.joined(separator: ", "))}"
        case .old(let inner): "old(\(text(inner)))"
        case .taken(let name, let arguments, let result):
            "(taken \(name.text)\(arguments.map { "(\(list($0)))" } ?? "")\(result.map { " returns \(text($0))" } ?? ""))"
        case .missing: "?"
        }
    }

    /// Expressions with commas between them.
    static func list(_ expressions: [ExpressionSyntax]) -> String { expressions.map(text).joined(separator: ", ") }

    /// A condition behind `where`.
    private static func whereText(_ condition: ExpressionSyntax?) -> String {
        condition.map { " where \(text($0))" } ?? ""
    }

    /// A bound name with its domain.
    static func text(_ binder: BinderSyntax) -> String {
        switch binder.domain {
        case .type(let type): "\(binder.name.text): \(text(type))"
        case .elements(let set): "\(binder.name.text) in \(text(set))"
        }
    }

    /// A type.
    static func text(_ type: TypeSyntax) -> String {
        switch type.kind {
        case .name(let name): name.text
        case .range(let low, let high): "\(text(low))..\(text(high))"
        case .optional(let inner): "(\(text(inner)))?"
        case .array(let index, let element): "[\(text(index))](\(text(element)))"
        case .set(let element): "set(\(text(element)))"
        case .sequence(let bound, let element): "seq[\(text(bound))](\(text(element)))"
        case .missing: "?"
        }
    }

    /// A block, with `;` between its statements.
    static func text(_ block: BlockSyntax) -> String { "{\(block.statements.map(text).joined(separator: "; "))}" }

    /// A block behind `else`.
    private static func elseText(_ block: BlockSyntax?) -> String { block.map { " else \(text($0))" } ?? "" }

    /// A statement.
    static func text(_ statement: StatementSyntax) -> String {
        switch statement.kind {
        case .assign(let target, let sign, let value): "\(text(target)) \(sign.rawValue) \(text(value))"
        case .letDeclaration(let name, let value): "let \(name.text) = \(text(value))"
        case .varDeclaration(let name, let type, let value):
            "var \(name.text)\(type.map { ": \(text($0))" } ?? "")\(value.map { " = \(text($0))" } ?? "")"
        case .conditional(let clauses, let last):
            clauses.map { "if \(text($0.condition)) \(text($0.block))" }.joined(separator: " else ") + elseText(last)
        case .forLoop(let binder, let block): "for \(text(binder)) \(text(block))"
        case .whileLoop(let condition, let block): "while \(text(condition)) \(text(block))"
        case .breakLoop: "break"
        case .continueLoop: "continue"
        case .choose(let binders, let condition, let block):
            "choose \(binders.map(text).joined(separator: ", "))\(whereText(condition))\(elseText(block))"
        case .either(let branches): "either \(branches.map(text).joined(separator: " or "))"
        case .require(let condition, let error): "require \(text(condition)) else \(text(error))"
        case .fail(let error): "fail \(text(error))"
        case .returnStatement(let value): "return\(value.map { " \(text($0))" } ?? "")"
        case .deferBlock(let block): "defer \(text(block))"
        case .await(let condition): "await \(text(condition))"
        case .assertion(let condition, let message): "assert \(text(condition))\(message.map { " \"\($0)\"" } ?? "")"
        case .step(let name): "step \(name.text):"
        case .call(let name, let arguments, let block): "\(name.text)(\(list(arguments)))\(elseText(block))"
        case .method(let target, let name, let arguments): "\(text(target)).\(name.text)(\(list(arguments)))"
        case .atomic(let block): "atomic \(text(block))"
        }
    }

    /// What an `if` tests.
    private static func text(_ condition: ConditionSyntax) -> String {
        switch condition {
        case .expression(let expression): text(expression)
        case .binding(let name, let value): "let \(name.text) = \(text(value))"
        }
    }
}
