import Testing

@testable import Language

/// The evaluator of typed expressions.
@Suite struct CheckingEvaluationTests {
    /// Declarations that the cases share.
    private static let world = """
        symmetric VM(2)
        enum E { A, B, C }
        struct P { b: bool, n: 0..3 }
        const TABLE = [3, 1, 4, 1, 5]
        func double(x: 0..9) -> 0..9 { x * 2 }
        func deep(x: 0..9) -> 0..99 { double(x) + double(x) }

        """

    /// What a constant of that type comes out as; what is wrong, if something is.
    private static func value(_ type: String, _ expression: String) -> String {
        let source = CheckingSource("model m\n\(world)var x: \(type) = \(expression)")
        guard let program = source.program else {
            return source.diagnostics.map(\.message.text).joined(separator: "; ")
        }
        return program.text(of: program.variables[0].initial, type: program.variables[0].type)
    }

    @Test(arguments: [
        ("-99..99", "7 / 2 - -7 / 2", "6"), ("-99..99", "-7 % 3 + 7 % -3", "0"), ("0..99", "2 + 3 * 4", "14"),
        ("0..99", "deep(3)", "12"), ("0..99", "TABLE[2] * TABLE[4]", "20"),
        ("0..99", "if 1 in {2, 3} then 1 else 2", "2"), ("0..99", "count x: 0..3, y: 0..3 where x < y { x != 0 }", "3"),
        ("0..99", "count({1, 2} + {2, 3})", "3"),
        ("0..99", "count(TABLE_SET & {1})".replacing("TABLE_SET", with: "{3, 1}"), "1"),
        ("(0..99)?", "min x: 0..4 where TABLE[x] > 3 { TABLE[x] }", "4"),
        ("(0..99)?", "max x: 0..4 { TABLE[x] }", "5"), ("(0..99)?", "max x: 0..4 where x > 9 { x }", "none"),
        ("(0..99)?", "the x: 0..4 where TABLE[x] == 4", "2"), ("(0..99)?", "the x in {1, 2} where x > 2", "none"),
        ("bool", "forall x: E { exists y: E { x == y } }", "true"), ("bool", "{1, 2} <= {2, 1, 3}", "true"),
        ("bool", "3 in 1..2 || !(2 in 1..2)", "false"), ("bool", "A < C && !(B < B) && B >= B", "true"),
        ("bool", "false implies 1 / 0 == 1", "true"), ("bool", "true || 1 / 0 == 1", "true"),
        ("bool", "P { n: 2 } == P { b: false, n: 2 }", "true"), ("set of E", "{x: E where x != B}", "{A, C}"),
        ("set of E", "{C, A, C}", "{A, C}"), ("set of (0..3)?", "{2, none, 1}", "{none, 1, 2}"),
        ("seq[3] of E", "[C, A]", "[C, A]"), ("[E] 0..3", "[e: E => count x: E { x < e }]", "[0, 1, 2]"),
        ("[VM] VM", "[v: VM => v]", "[vm1, vm2]"), ("P", "P { n: 3 }", "P { b: false, n: 3 }"),
        ("set of set_of", "{}".replacing("{}", with: "{{A}}"), "there is no type 'set_of'"),
        ("errno", "EWOULDBLOCK", "EAGAIN"), ("0..9", "{7, 8}.first".replacing("{7, 8}.first", with: "TABLE[0]"), "3"),
    ]) func constantsHaveTheirValues(_ type: String, _ expression: String, _ expected: String) {
        #expect(Self.value(type, expression) == expected)
    }

    @Test(arguments: [
        ("1 / 0", "division by zero"), ("1 % (2 - 2)", "division by zero"), ("TABLE[5]", "index out of range"),
        ("TABLE[-1]", "index out of range"), ("double(5)", "value out of the range of 0..9"),
        ("double(10)", "value out of the range of 0..9"), ("(max x: 0..4 where x > 9 { x })!", "'!' of none"),
        ("(the x: 0..4 where x > 2)!", "several values for 'the'"),
        ("9223372036854775807 + 1", "arithmetic result beyond 64 bits"),
        ("9223372036854775807 * 9223372036854775807", "arithmetic result beyond 64 bits"),
        ("(-9223372036854775807 - 1) / -1", "arithmetic result beyond 64 bits"),
        ("-(-9223372036854775807 - 1)", "arithmetic result beyond 64 bits"),
        ("if exists x: 0..4 { TABLE[x + 1] == 5 } then 1 else 2", "index out of range"),
        ("count({x: 0..3 where 6 / x > 0})", "division by zero"),
    ]) func errorsAreValues(_ expression: String, _ expected: String) {
        #expect(Self.value("0..99", expression) == "this constant cannot be computed: \(expected)")
    }

    @Test func aLongEvaluationEnds() throws {
        let source = CheckingSource("model m\nterminal { forall x: 0..999 { x < 1000 } }\nvar b: bool")
        let program = try #require(source.program)
        let expression = try #require(program.terminal?.expression)
        var patient = ExpressionEvaluator(program: program, context: ConstantContext(), stepLimit: 4000)
        #expect(try patient.isTrue(expression))
        var hasty = ExpressionEvaluator(program: program, context: ConstantContext(), stepLimit: 1000)
        let error = #expect(throws: EvaluationError.self) { try hasty.isTrue(expression) }
        #expect(error?.kind == .tooManySteps)
    }

    @Test func remaindersOfTheLeastIntegerAreZero() {
        #expect(Self.value("0..9", "(-9223372036854775807 - 1) % -1") == "0")
    }

    /// A state made of values, and a transition.
    private struct Scene: EvaluationContext {
        var values: [Value]
        var before: [Value]
        var holder: ThreadMember?

        func value(of variable: VariableID, at moment: Moment) -> Value? {
            (moment == .current ? values : before)[checked: variable.index]
        }
        func isIdle(_ thread: ThreadMember, at moment: Moment) -> Bool? { thread.index == 1 }
        func isTaken(_ action: Action, _ arguments: [Value?]?, result: (value: Value, type: Type)?) -> Bool? {
            action == .rule(RuleID(0)) && arguments?.first == .some(.some(.scalar(1))) && result == nil
        }
        func isHeld(_ lock: StatePlace, by thread: ThreadMember?, at moment: Moment) -> Bool? {
            lock == StatePlace(variable: VariableID(2), path: [1, 0]) && (thread == nil || thread == holder)
        }
    }

    @Test func theContextAnswersWhatTheStateAndTheTransitionAre() throws {
        let source = CheckingSource(
            """
            model m
            symmetric VM(2)
            struct L { m: mutex, n: 0..3 }
            thread t[2]
            var n: 0..9
            var a: [VM] VM?
            var l: [VM] L
            rule r(x: 0..3) { }
            transition p0 { old(n) + 1 == n && old(n == 4) }
            transition p1 { forall v: VM { a[v] == v } }
            transition p2 { exists v: VM { held(l[v].m) } }
            transition p3 { forall v: VM { held(l[v].m) } }
            transition p4 { count x: t { x is idle } == 1 }
            transition p5 { taken r(1) }
            transition p6 { taken r(2) || taken r }
            transition p7 { exists x: t, v: VM { holds(x, l[v].m) && x is idle } }
            transition p8 { exists v: VM { a[v]! == v && a[v] != none } }
            """)
        let program = try #require(source.program)
        var scene = Scene(
            values: [.scalar(5), .aggregate([.scalar(0), .scalar(1)])],
            before: [.scalar(4), .aggregate([.none, .none])], holder: ThreadMember(thread: ThreadID(0), index: 1))
        func truth(_ index: Int) -> Bool? {
            guard case .transition(let predicate) = program.properties[index].content else { return nil }
            var evaluator = ExpressionEvaluator(program: program, context: scene)
            return try? evaluator.isTrue(predicate.expression)
        }
        #expect((0...8).map(truth) == [true, true, true, false, true, true, false, true, true])
        scene.values[1] = .aggregate([.none, .none])
        #expect(truth(8) == nil)
        scene.values = []
        #expect(truth(0) == nil)
    }

    @Test func whatWasNeverSetIsAnError() throws {
        let source = CheckingSource(
            "model m\nsymmetric VM(2)\nvar v: VM\ninit { choose x: VM; v = x }\ninvariant i { exists x: VM { v == x } }"
        )
        let program = try #require(source.program)
        guard case .invariant(let predicate) = program.properties[0].content else { return }
        var evaluator = ExpressionEvaluator(program: program, context: Scene(values: [.unset], before: []))
        let error = #expect(throws: EvaluationError.self) { try evaluator.evaluate(predicate.expression) }
        #expect(error?.kind == .readBeforeSet)
    }

    @Test func localsAreGiven() throws {
        let source = CheckingSource("model m\nvar n: 0..9\nrule r(x: 0..3) when x + 1 > 2 { }")
        let routine = try #require(source.program?.rules[0].routine)
        var evaluator = ExpressionEvaluator(program: try #require(source.program), context: ConstantContext())
        evaluator.bind(routine.parameters[0], to: .scalar(2))
        #expect(try evaluator.isTrue(try #require(routine.condition)))
        evaluator.bind(routine.parameters[0], to: .scalar(1))
        #expect(try !evaluator.isTrue(try #require(routine.condition)))
    }

    @Test func conditionsAreDecidedByParameters() throws {
        let source = CheckingSource(
            """
            model m
            param P: bool = false
            param N: 0..3 = 2
            var b: bool
            invariant a { P && b }
            invariant c { b && P }
            invariant d { !P || b }
            invariant e { N > 1 implies N in 2..3 }
            invariant f { b || P }
            invariant g { if P then b else N == 2 }
            invariant h { 1 / (N - 2) == 1 }
            """)
        let program = try #require(source.program)
        let decisions = program.properties.map { property -> Bool? in
            guard case .invariant(let predicate) = property.content else { return nil }
            return program.decision(on: predicate.expression)
        }
        #expect(decisions == [false, false, true, true, nil, true, nil])
    }
}
