extension SyntaxMessage {
    /// How bad it is: nothing that the parser reports can be checked.
    public var severity: DiagnosticSeverity { .error }

    /// The stable identity.
    public var id: String { entry.id }

    /// The sentence.
    public var text: String { entry.text }

    /// The catalogue, sorted by identity.
    private var entry: (id: String, text: String) {
        switch self {
        case .assignmentInExpression(let sign):
            ("assignment-in-expression", "'\(sign)' assigns, which an expression cannot do")
        case .chainedComparison:
            ("chained-comparison", "comparisons do not chain; join them with '&&' or use parentheses")
        case .chainedRange:
            ("chained-range", "'..' does not chain")
        case .elseOfCall(let name):
            ("else-of-call", "only 'lock(m)' can be followed by 'else', not '\(name)'")
        case .expectedDeclaration(let found):
            ("expected-declaration", "expected a declaration, found \(found)")
        case .expectedExpression(let found):
            ("expected-expression", "expected an expression, found \(found)")
        case .expectedLineEnd(let found):
            ("expected-line-end", "expected the end of the line or ';', found \(found)")
        case .expectedName(let of, let found):
            ("expected-name", "expected the name of \(of), found \(found)")
        case .expectedStatement(let found):
            ("expected-statement", "expected a statement, found \(found)")
        case .expectedToken(let token, let after, let found):
            ("expected-token", "expected \(token) after \(after), found \(found)")
        case .expectedType(let found):
            ("expected-type", "expected a type, found \(found)")
        case .expressionIsNoStatement:
            ("expression-is-no-statement", "a value that nothing is done with is no statement")
        case .fairnessDoesNotFit(let fairness, let kind):
            ("fairness-does-not-fit", "'\(fairness)' cannot stand before '\(kind)'")
        case .fileTooLarge:
            ("file-too-large", "the file is larger than \(SourceFile.largestSize / 1_048_576) MiB")
        case .foreignOperator(let word, let meaning):
            ("foreign-operator", "'\(word)' is written '\(meaning)'")
        case .invalidCharacter(let scalar):
            ("invalid-character", "the character \(Self.display(scalar)) has no meaning here")
        case .invalidEncoding:
            ("invalid-encoding", "the file is not UTF-8 here")
        case .letHasNoType:
            ("let-has-no-type", "a 'let' takes the type of its value; write 'var' to give one")
        case .malformedNumber(let text):
            ("malformed-number", "'\(text)' is no number")
        case .methodInExpression(let name):
            ("method-in-expression", "'.\(name)(…)' is a statement and has no value")
        case .misplacedWildcard:
            ("misplaced-wildcard", "'_' stands only for an argument behind 'taken' and 'in'")
        case .nestedTooDeeply:
            ("nested-too-deeply", "this is nested too deeply")
        case .numberTooLarge(let text):
            ("number-too-large", "\(text) does not fit into 64 bits")
        case .operationWithoutThread(let name):
            ("operation-without-thread", "the operation '\(name)' does not say which thread makes it: 'by THREAD'")
        case .reservedWord(let word):
            ("reserved-word", "'\(word)' is a word of the language and cannot be a name")
        case .ruleWithThread(let name):
            ("rule-with-thread", "the rule '\(name)' belongs to no thread; an 'op' has a 'by'")
        case .secondTitle:
            ("second-title", "the declaration has a title already")
        case .structureLiteralBeforeBlock(let name):
            ("structure-literal-before-block", "a literal of '\(name)' needs parentheses before a block")
        case .unclosedBracket(let bracket):
            ("unclosed-bracket", "this '\(bracket)' is never closed")
        case .unexpectedCloser(let bracket):
            ("unexpected-closer", "this '\(bracket)' closes nothing")
        case .unknownEscape:
            ("unknown-escape", "a backslash stands only before '\"' and '\\'")
        case .unknownExpectation(let found):
            (
                "unknown-expectation",
                "expected 'violated', 'unreachable', 'deadlock' or 'error' after 'expect', found \(found)"
            )
        case .unknownScenarioItem(let found):
            ("unknown-scenario-item", "expected a setting, 'expect', 'only', 'skip' or 'tag', found \(found)")
        case .unterminatedComment:
            ("unterminated-comment", "this comment is never closed")
        case .unterminatedString:
            ("unterminated-string", "this string does not end on its line")
        case .variableWithoutType(let name):
            ("variable-without-type", "'\(name)' has neither a type nor a value")
        }
    }

    /// A character as a person can read it: itself where it is visible, and its number.
    private static func display(_ scalar: UnicodeScalar) -> String {
        let number = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
        return scalar.isVisible ? "'\(scalar)' (U+\(padded))" : "U+\(padded)"
    }
}
