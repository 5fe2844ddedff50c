import Execution
import Testing

/// What expressions mean, each judged as an invariant that compares it with its value.
@Suite struct ExpressionTests {
    private static let declarations = """
        model m
        param N: 1..4 = 3
        enum Color { RED, GREEN, BLUE }
        struct Pair { a: 0..5, b: Color? }
        type Wide = 0..99
        var n: 0..5 = 4
        var negative: -9..9 = -7
        var none_yet: 0..5?
        var some: 0..5? = 2
        var color: Color = GREEN
        var pair: Pair = Pair { a: 3, b: BLUE }
        var maybe: Pair?
        var table: [0..2][Color] 0..9 = [i: 0..2 => [c: Color => if c == GREEN then i else 9]]
        var small: set of 0..5 = {1, 3, 5}
        var large: set of Wide = {0, 63, 64, 99}
        var narrow: set of 1..3 = {1, 2, 3}
        var pairs: set of Pair = {Pair { a: 1, b: none }, Pair { a: 2, b: RED }}
        var queue: seq[3] of 0..5 = [2, 4]
        func twice(x: 0..9) -> 0..18 { 2 * x }
        allow deadlock
        """

    @Test(arguments: [
        "negative / 2 == -3 && negative % 2 == -1 && -negative == 7",
        "n * n - n + 1 == 13 && n > 3 && !(n >= 5)",
        "none_yet == none && some == 2 && some! + 1 == 3",
        "color == GREEN && color < BLUE && Color.RED < color",
        "pair == Pair { a: 3, b: BLUE } && pair.b! == BLUE && pair != Pair { a: 3 }",
        "maybe == none",
        "table[n - 2][GREEN] == 2 && table[1][color] == 1 && table[0][RED] == 9",
        "3 in small && !(n in small) && count(small) == 3 && !(9 in small)",
        "small + {0} == {0, 1, 3, 5} && small & {1, 2} == {1} && small - {1} == {3, 5} && {1, 3} <= small",
        "64 in large && 63 in large && !(65 in large) && count(large) == 4 && count(large - {99}) == 3",
        "Pair { a: 2, b: RED } in pairs && !(pair in pairs) && count(pairs) == 2",
        "queue[1] == 4 && queue.first == 2 && queue.last == 4 && count(queue) == 2 && queue == [2, 4]",
        "(forall x in small { x % 2 == 1 }) && (exists x: 0..5 where x in small { x > n })",
        "count x: 0..5, y in small where x < y { x > 0 } == 6",
        "(min x: 0..5 where x > 2 { 9 - x }) == 4 && (max x in small { x })! == 5",
        "(min x: 0..5 where x > 5 { x }) == none",
        "(the x: 0..5 where x * x == 16) == 4 && (the x: Color where false) == none",
        "(the p in pairs where p.a == 2)!.b == RED",
        "narrow != small && narrow <= small + {2} && (small & narrow) == {1, 3} && narrow + large == large + {1, 2, 3}",
        "{1, 3} - {1, 3} != small && {1} + {5} <= small",
        "{x: 0..5 where x > 3} == {4, 5} && {x: Wide where x in large} == large",
        "twice(n) == 8 && (if n == 4 then twice(1) else 0) == 2",
        "N == 3 && N in 1..3 && !(N in 4..9)",
        "(false implies n / (n - 4) == 0) && (true || n / (n - 4) == 0)",
        "(exists c: Color? { c == none }) && count p: Pair { true } == 24",
    ])
    func holds(_ text: String) throws {
        let model = try Explored("\(Self.declarations)\ninvariant it { \(text) }")
        #expect(model.findings == [:])
        #expect(model.counts == [1, 0])
    }

    @Test(arguments: [
        ("n / (n - 4) == 0", "division by zero"),
        ("n + 9223372036854775804 > 0", "arithmetic result beyond 64 bits"),
        ("-9223372036854775800 - n * 3 < 0", "arithmetic result beyond 64 bits"),
        ("n * 2305843009213693952 > 0", "arithmetic result beyond 64 bits"),
        ("none_yet! == 0", "'!' of none"),
        ("maybe!.a == 0", "'!' of none"),
        ("table[n - 1][RED] == 0", "index out of range"),
        ("queue[2] == 0", "index out of range"),
        ("(the x in small where true) == 1", "several values for 'the'"),
        ("twice(n * 3) == 0", "value out of the range of 0..9"),
        ("exists x: 0..5 { x == 0 || x / (x - 5) == 9 }", "division by zero"),
        ("(forall x: 0..1 { queue[x + 1] == 4 }) || true", "index out of range"),
    ])
    func isAnError(_ text: String, _ message: String) throws {
        let model = try Explored("\(Self.declarations)\ninvariant it { \(text) }")
        #expect(model.findings.keys.sorted() == [message])
    }
}
