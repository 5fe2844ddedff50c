extension Parser {
    /// What continues an expression behind an operand.
    enum Continuation {
        case binary(BinaryOperatorSyntax)
        /// `is idle`.
        case idle
        /// `=`, `+=` and `-=`, which do not belong into an expression.
        case assignment
        /// `and`, `or` and `=>`, which are written otherwise.
        case foreign(BinaryOperatorSyntax)

        /// How tightly it binds.
        var precedence: Precedence {
            switch self {
            case .binary(let sign), .foreign(let sign): sign.precedence
            case .idle, .assignment: .comparison
            }
        }
    }

    /// The operator between two operands that is next.
    var binaryOperator: Continuation? {
        switch kind {
        case .name: wordOperator
        case .is: .idle
        case .in: .binary(.membership)
        case .and: .binary(.and)
        case .or: .binary(.or)
        case .star, .slash, .percent, .plus, .minus, .ampersand, .range, .equal, .notEqual, .less, .lessOrEqual,
            .greater, .greaterOrEqual, .implies:
            BinaryOperatorSyntax(rawValue: kind.rawValue).map { .binary($0) }
        default: nil
        }
    }

    /// `at` before a label, and in a liveness formula `until`, `release` and `leads_to`.
    private var wordOperator: Continuation? {
        if isWord("at") {
            // `at = 1` on the next line is an assignment to a variable of that name.
            guard kind(ahead: 1) == .name, !kind(ahead: 2).isAssignment, kind(ahead: 2) != .colon else { return nil }
            return .binary(.at)
        }
        guard isTemporal else { return nil }
        if isWord("until") { return .binary(.until) }
        if isWord("release") { return .binary(.release) }
        return isWord("leads_to") ? .binary(.leadsTo) : nil
    }

    /// `EXPR = EXPR "implies" EXPR | EXPR ("until" | "release" | "leads_to") EXPR | EXPR "||" EXPR | EXPR "&&" EXPR |
    /// EXPR COMPARISON EXPR | EXPR "is" "idle" | EXPR ".." EXPR | EXPR ("+" | "-" | "&") EXPR |
    /// EXPR ("*" | "/" | "%") EXPR | UNARY`, with the operators from `lowest` on.
    ///
    /// `if`, `the` and quantifiers may stand wherever an operand may.
    mutating func parseExpression(from lowest: Precedence = .implies) -> ExpressionSyntax {
        nested(else: { $0.missingExpression() }) { $0.parseOperators(from: lowest) }
    }

    /// The operators of `parseExpression`.
    private mutating func parseOperators(from lowest: Precedence) -> ExpressionSyntax {
        let start = token.start
        var left = parseUnary()
        var previous: Precedence?
        while let next = continuation, next.precedence >= lowest {
            if next.precedence == previous, next.precedence == .comparison { reportChain(.chainedComparison) }
            if next.precedence == previous, next.precedence == .range { reportChain(.chainedRange) }
            previous = next.precedence
            let leftHeight = height
            left = parseContinuation(next, of: left, from: start)
            height = max(leftHeight + 1, height)
            left = limited(left)
        }
        return left
    }

    /// What continues the expression here; assignments and foreign operators are none, but reported as such.
    private var continuation: Continuation? {
        if let next = binaryOperator { return next }
        guard isOnSameLine else { return nil }
        return kind.isAssignment ? .assignment : foreignOperator
    }

    /// An operator of another language that is next.
    private var foreignOperator: Continuation? {
        switch kind {
        case .fatArrow: .foreign(.implies)
        case .orWord: kind(ahead: 1) == .leftBrace ? nil : .foreign(.or)
        default: isWord("and") ? .foreign(.and) : nil
        }
    }

    /// Reports an operator that does not chain.
    private mutating func reportChain(_ message: SyntaxMessage) {
        guard !isRecovering else { return }
        reportAside(message, at: span(token))
    }

    /// Reads an operator and its right operand.
    private mutating func parseContinuation(
        _ next: Continuation, of left: ExpressionSyntax, from start: Int
    ) -> ExpressionSyntax {
        let sign = token
        advance()
        switch next {
        case .idle:
            if !takeWord("idle") { report(.expectedToken("'idle'", after: "'is'", found: found)) }
            return ExpressionSyntax(.isIdle(left), span(from: start))
        case .assignment:
            let suggestion = sign.kind == .assign ? DiagnosticSuggestion(replace: span(sign), with: "==") : nil
            let message = SyntaxMessage.assignmentInExpression(sign.kind.rawValue)
            if !isRecovering { reportAside(message, at: span(sign), suggestion: suggestion) }
            let right = parseOperators(from: .range)
            return ExpressionSyntax(.binary(.equal, left, right), span(from: start))
        case .foreign(let binary):
            reportForeign(sign, meaning: binary.rawValue)
            let right = parseOperators(from: binary.precedence.ofRightOperand)
            return ExpressionSyntax(.binary(binary, left, right), span(from: start))
        case .binary(.at):
            let right = parsePath()
            return ExpressionSyntax(.binary(.at, left, right), span(from: start))
        case .binary(let binary):
            let level = binary.precedence.ofRightOperand
            let bindsToTheRight = level == binary.precedence
            let right = bindsToTheRight ? parseExpression(from: level) : parseOperators(from: level)
            height += 1
            return ExpressionSyntax(.binary(binary, left, right), span(from: start))
        }
    }

    /// Reports a word or sign of another language that is read as `meaning`.
    mutating func reportForeign(_ sign: Token, meaning: String) {
        guard !isRecovering else { return }
        let suggestion = DiagnosticSuggestion(replace: span(sign), with: meaning)
        reportAside(.foreignOperator(spelling(sign), meaning), at: span(sign), suggestion: suggestion)
    }

    /// `PATH = NAME {"." NAME}`, behind `at`.
    private mutating func parsePath() -> ExpressionSyntax {
        let start = token.start
        let first = parseName(of: "an operation")
        var path = ExpressionSyntax(.name(first), first.span)
        height = 1
        while kind == .period, isOnSameLine {
            advance()
            path = ExpressionSyntax(.member(path, parseName(of: "a label")), span(from: start))
            height += 1
            path = limited(path)
        }
        return path
    }

    /// `UNARY = ("!" | "-") UNARY | ("always" | "eventually") UNARY | POSTFIX`.
    mutating func parseUnary() -> ExpressionSyntax {
        guard let sign = unaryOperator else { return parsePostfix() }
        if isWord("not") { reportForeign(token, meaning: "!") }
        return nested(else: { $0.missingExpression() }) { parser in
            let start = parser.token.start
            parser.advance()
            let operand = parser.parseUnary()
            parser.height += 1
            return ExpressionSyntax(.unary(sign, operand), parser.span(from: start))
        }
    }

    /// The operator before an operand that is next.
    private var unaryOperator: UnaryOperatorSyntax? {
        if kind == .not { return .not }
        if kind == .minus { return .negate }
        if isWord("not"), kind(ahead: 1) == .name, !peek(1).isFirstOnLine, !isWord("at", ahead: 1) { return .not }
        guard isTemporal, isWord("always") || isWord("eventually") else { return nil }
        // Elsewhere these are names: `always == 3`, `always[i]`.
        switch kind(ahead: 1) {
        case .name: return isWord("at", ahead: 1) ? nil : spelling(token) == "always" ? .always : .eventually
        case .leftParenthesis, .not, .if, .forall, .exists, .count, .min, .max, .the, .old, .taken, .selfWord,
            .noneWord, .true, .false, .integer:
            return spelling(token) == "always" ? .always : .eventually
        default: return nil
        }
    }

    /// The expression, unless its tree is higher than later passes are made for.
    mutating func limited(_ expression: ExpressionSyntax) -> ExpressionSyntax {
        guard height > Self.highestExpression else { return expression }
        report(.nestedTooDeeply, at: expression.span)
        height = 1
        return ExpressionSyntax(.missing, expression.span)
    }

    /// What stands for an expression that could not be read.
    mutating func missingExpression() -> ExpressionSyntax {
        height = 1
        return ExpressionSyntax(.missing, placeOfError)
    }
}
