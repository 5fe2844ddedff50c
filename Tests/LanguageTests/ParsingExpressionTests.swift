import Testing

@testable import Language

/// How expressions are read.
@Suite struct ParsingExpressionTests {
    /// The expression `text` with all its parentheses; the identities of what is wrong behind it.
    private func read(_ text: String) -> String {
        var sources = SourceMap()
        let (expression, diagnostics) = Parser.parseExpression(text, into: &sources)
        return ([ParsingPrinter.text(expression)] + diagnostics.map(\.message.id)).joined(separator: " ")
    }

    /// The body of `liveness` with all its parentheses.
    private func readFormula(_ text: String) -> String {
        var sources = SourceMap()
        let parsed = Parser.parse(text: "liveness l { \(text) }", path: "l.ilv", into: &sources)
        guard case .property(_, _, let body, _) = parsed.tree.declarations.first?.kind else { return "no property" }
        return ([ParsingPrinter.text(body)] + parsed.diagnostics.map(\.message.id)).joined(separator: " ")
    }

    @Test(arguments: [
        ("a.f[i]!.g", "a.f[i]!.g"), ("f(x)[1]", "f(x)[1]"), ("t[a, b]", "t[a, b]"), ("!a.b", "(! a.b)"),
        ("!a!", "(! a!)"), ("-a * -b", "((- a) * (- b))"), ("- -a", "(- (- a))"),
        ("a + b * c - d", "((a + (b * c)) - d)"), ("a * b / c % d", "(((a * b) / c) % d)"),
        ("a + b & c - d", "(((a + b) & c) - d)"), ("a + 1..b - 1", "((a + 1) .. (b - 1))"),
        ("x in 1..n - 1", "(x in (1 .. (n - 1)))"), ("a == b && c != d || e", "(((a == b) && (c != d)) || e)"),
        ("a || b && c", "(a || (b && c))"), ("a && b && c", "((a && b) && c)"),
        ("a implies b implies c", "(a implies (b implies c))"),
        ("a || b implies c && d", "((a || b) implies (c && d))"),
        ("!a == b", "((! a) == b)"), ("!(a == b)", "(! (a == b))"), ("(a)", "a"),
        ("a <= b", "(a <= b)"), ("s - t <= u & v", "((s - t) <= (u & v))"),
        ("if a then b else c || d", "(if a then b else (c || d))"),
        ("if a then b else if c then d else e", "(if a then b else (if c then d else e))"),
        ("x && if a then b else c", "(x && (if a then b else c))"),
    ]) func operatorsBindAsTheTableSays(_ text: String, _ tree: String) { #expect(read(text) == tree) }

    @Test(arguments: [
        ("x!=y", "(x != y)"), ("x! = y", "(x! == y) assignment-in-expression"),
        ("x!==y", "((x != ?) == y) expected-expression"),
        ("1..2", "(1 .. 2)"), ("a<=b", "(a <= b)"), ("a&&b", "(a && b)"),
        ("a& &b", "((a & ?) & b) expected-expression"),
        ("a-1", "(a - 1)"), ("a->b", "a expected-line-end"), ("a..-1", "(a .. (- 1))"),
    ]) func signsAreMatchedAsLongAsPossible(_ text: String, _ tree: String) { #expect(read(text) == tree) }

    @Test(arguments: [
        ("12", "12"), ("0x1f", "31"), ("0xFF_FF", "65535"), ("1_000", "1000"), ("007", "7"),
        ("9223372036854775807", "9223372036854775807"), ("9223372036854775808", "? number-too-large"),
        ("0x8000000000000000", "? number-too-large"), ("0x7fffffffffffffff", "9223372036854775807"),
        ("12ab", "? malformed-number"), ("0x", "? malformed-number"), ("0x_", "? malformed-number"),
        ("0b1", "? malformed-number"), ("true", "true"), ("false", "false"), ("none", "none"), ("self", "self"),
    ]) func constantsHaveTheirValues(_ text: String, _ tree: String) { #expect(read(text) == tree) }

    @Test(arguments: [
        ("forall x: T { p }", "(forall x: T {p})"),
        ("forall x: T, y: U where x < y { p && q }", "(forall x: T, y: U where (x < y) {(p && q)})"),
        ("exists x in s { p }", "(exists x in s {p})"), ("exists x: 0..N - 1 { p }", "(exists x: 0..(N - 1) {p})"),
        ("count(s)", "count(s)"), ("count x: T { p }", "(count x: T {p})"),
        ("count x in s where p { q } == 2", "((count x in s where p {q}) == 2)"),
        ("min x: T where p { x.f }", "(min x: T where p {x.f})"), ("max x in a + b { x }", "(max x in (a + b) {x})"),
        ("min(a, b)", "min(a, b)"), ("the x: T where p && q || r", "(the x: T where ((p && q) || r))"),
        ("the x in s", "(the x in s)"), ("v == the x: T where x == y", "(v == (the x: T where (x == y)))"),
        ("(the x: T where p) == y", "((the x: T where p) == y)"),
        ("forall x: T where a == b { c } && d", "((forall x: T where (a == b) {c}) && d)"),
        ("forall x: [A] B? { p }", "(forall x: [A]((B)?) {p})"), ("forall x: set of T { p }", "(forall x: set(T) {p})"),
    ]) func quantifiersAreOperands(_ text: String, _ tree: String) { #expect(read(text) == tree) }

    @Test(arguments: [
        ("{}", "{}"), ("{a, b}", "{a, b}"), ("{a, b,}", "{a, b}"), ("{x: T}", "{x: T}"),
        ("{x: T where p}", "{x: T where p}"), ("{x in s where p}", "{x in s where p}"), ("{x in s}", "{(x in s)}"),
        ("[]", "[]"), ("[a, b, c]", "[a, b, c]"), ("[i: I => f(i)]", "[i: I => f(i)]"),
        ("[i: 0..3 => [j: J => 0]]", "[i: 0..3 => [j: J => 0]]"), ("S {}", "S{}"),
        ("S { a: 1, b: T { c: d } }", "S{a: 1, b: T{c: d}}"), ("S { a: 1,\n b: 2\n c: 3 }", "S{a: 1, b: 2, c: 3}"),
        ("f(S { a: 1 }, [S { }])", "f(S{a: 1}, [S{}])"), ("{S { a: 1 }}", "{S{a: 1}}"),
    ]) func literalsOfSetsListsAndStructures(_ text: String, _ tree: String) { #expect(read(text) == tree) }

    @Test(arguments: [
        ("old(x) + 1", "(old(x) + 1)"), ("taken f", "(taken f)"), ("taken f(a, _) && b", "((taken f(a, _)) && b)"),
        ("taken f returns a + b == c", "((taken f returns (a + b)) == c)"),
        ("taken f(a) returns EBUSY implies g", "((taken f(a) returns EBUSY) implies g)"),
        ("v[i] is idle", "(v[i] is idle)"), ("v[i] in fault", "(v[i] in fault)"),
        ("v[i] in fault(f, _)", "(v[i] in fault(f, _))"), ("v[i] at fault.map && p", "((v[i] at fault.map) && p)"),
        ("v at fault.get.map", "(v at fault.get.map)"),
        ("forall t: host { t is idle }", "(forall t: host {(t is idle)})"),
        ("at + by - when", "((at + by) - when)"), ("set[seq]", "set[seq]"), ("idle == returns", "(idle == returns)"),
    ]) func threadsAndTransitions(_ text: String, _ tree: String) { #expect(read(text) == tree) }

    @Test(arguments: [
        ("always p", "(always p)"), ("always eventually p", "(always (eventually p))"),
        ("always p && q", "((always p) && q)"), ("!always p", "(! (always p))"), ("always !p", "(always (! p))"),
        ("always (p implies eventually q)", "(always (p implies (eventually q)))"),
        ("p until q", "(p until q)"), ("p until q until r", "(p until (q until r))"),
        ("p || q until r implies s", "(((p || q) until r) implies s)"),
        ("p leads_to q release r", "(p leads_to (q release r))"),
        ("forall x: T { a[x] leads_to b[x] }", "(forall x: T {(a[x] leads_to b[x])})"),
        ("always == 3", "(always == 3)"), ("always[i]", "always[i]"), ("eventually", "eventually"),
        ("always forall x: T { p }", "(always (forall x: T {p}))"),
    ]) func formulasOfTemporalLogic(_ text: String, _ tree: String) { #expect(readFormula(text) == tree) }

    @Test func elsewhereTheWordsOfTemporalLogicAreNames() {
        #expect(read("always && until || release == leads_to") == "((always && until) || (release == leads_to))")
        #expect(read("always(x)") == "always(x)")
    }

    @Test(arguments: [
        ("a == b == c", "((a == b) == c) chained-comparison"), ("a < b <= c", "((a < b) <= c) chained-comparison"),
        ("a in b in c", "((a in b) in c) chained-comparison"),
        ("a is idle == b", "((a is idle) == b) chained-comparison"),
        ("a..b..c", "((a .. b) .. c) chained-range"), ("(a == b) == c", "((a == b) == c)"),
    ]) func comparisonsDoNotChain(_ text: String, _ tree: String) { #expect(read(text) == tree) }

    @Test func anOperandMayStandOnTheNextLineOfAValueOnTheCommandLine() { #expect(read("1 +\n2") == "(1 + 2)") }

    @Test func whatFollowsAnExpressionOnTheCommandLineIsReported() {
        #expect(read("1 2") == "1 expected-line-end")
        #expect(read("") == "? expected-expression")
        #expect(read(")") == "? expected-expression")
    }

    @Test func theTextOfAnExpressionIsAFileOfItsOwn() {
        var sources = SourceMap()
        let diagnostics = Parser.parseExpression("1 +", path: "--set N", into: &sources).diagnostics
        #expect(
            diagnostics.compactMap(\.span).map { sources.location(of: $0) } == [
                SourceLocation(path: "--set N", line: 1, column: 4)
            ])
    }

    @Test func aParenthesisBelongsToThePlaceOfWhatItHolds() {
        var sources = SourceMap()
        let expression = Parser.parseExpression("(a || b) && c", into: &sources).expression
        guard case .binary(.and, let left, let right) = expression.kind else { return #expect(Bool(false)) }
        #expect(sources.text(of: left.span) == "(a || b)")
        #expect(sources.text(of: right.span) == "c")
        #expect(sources.text(of: expression.span) == "(a || b) && c")
    }
}
