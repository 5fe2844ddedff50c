/// What can be wrong with the text of a model before names are looked up.
public enum SyntaxMessage: DiagnosticMessage, Hashable {
    /// `=` where a value is computed.
    case assignmentInExpression(String)
    /// `a == b == c`.
    case chainedComparison
    /// `a..b..c`.
    case chainedRange
    /// `else { }` behind a call that is not `lock`.
    case elseOfCall(String)
    /// Something else stands where a declaration begins.
    case expectedDeclaration(found: String)
    /// Something else stands where an expression begins.
    case expectedExpression(found: String)
    /// A declaration or statement is complete, and its line goes on.
    case expectedLineEnd(found: String)
    /// Something else stands where a name is needed.
    case expectedName(of: String, found: String)
    /// Something else stands where a statement begins.
    case expectedStatement(found: String)
    /// Something else stands where a certain sign or word is needed.
    case expectedToken(String, after: String, found: String)
    /// Something else stands where a type begins.
    case expectedType(found: String)
    /// A value that nothing is done with.
    case expressionIsNoStatement
    /// `unfair op`, `weak thread`.
    case fairnessDoesNotFit(String, String)
    /// A file of more bytes than are read.
    case fileTooLarge
    /// `and`, `or`, `not`, `=>` in place of the operators of the language.
    case foreignOperator(String, String)
    /// A character that begins nothing.
    case invalidCharacter(UnicodeScalar)
    /// Bytes that are no UTF-8.
    case invalidEncoding
    /// `let x: T = E`.
    case letHasNoType
    /// `12ab`, `0x`.
    case malformedNumber(String)
    /// `s.insert(x)` within an expression.
    case methodInExpression(String)
    /// `_` where it means nothing.
    case misplacedWildcard
    /// More levels than the passes behind the parser are made for.
    case nestedTooDeeply
    /// A number beyond 64 bits.
    case numberTooLarge(String)
    /// An operation without `by`.
    case operationWithoutThread(String)
    /// A word of the language as a name.
    case reservedWord(String)
    /// A rule with `by`.
    case ruleWithThread(String)
    /// `Name { … }` before the block of an `if`.
    case structureLiteralBeforeBlock(String)
    /// Two titles of one declaration.
    case secondTitle
    /// A bracket that is never closed.
    case unclosedBracket(String)
    /// A bracket that was never opened.
    case unexpectedCloser(String)
    /// Another word behind `expect`.
    case unknownExpectation(found: String)
    /// A backslash before something other than `"` and `\`.
    case unknownEscape
    /// Something else stands where a line of a scenario begins.
    case unknownScenarioItem(found: String)
    /// `/*` without its `*/`.
    case unterminatedComment
    /// A string without its second quote.
    case unterminatedString
    /// `var x` with neither type nor value.
    case variableWithoutType(String)
}
