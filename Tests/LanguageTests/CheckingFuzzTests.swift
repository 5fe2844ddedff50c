import Testing

@testable import Language

/// Models with words exchanged: whatever they say, the checker ends, reports places of the text, and gives a program
/// exactly where it reports no error.
@Suite struct CheckingFuzzTests {
    /// A generator of numbers that gives the same ones each time; Vigna's SplitMix64.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// The words and signs of `text` with the white space between them.
    private func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        for character in text {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            if !word.isEmpty { tokens.append(word) }
            word = ""
            tokens.append(String(character))
        }
        return tokens + (word.isEmpty ? [] : [word])
    }

    /// Checks `text`, and what the checker promises of any text; whether there is a program.
    private func check(_ text: String) -> Bool {
        let source = CheckingSource(text)
        let length = text.utf8.count
        for diagnostic in source.diagnostics {
            guard let span = diagnostic.span else { continue }
            #expect(0 <= span.start && span.start <= span.end && span.end <= length)
        }
        let hasError = source.diagnostics.contains { $0.message.severity == .error }
        #expect((source.program == nil) == (hasError || source.loaded.isLibrary), "\(text)")
        if let program = source.program { #expect(untyped(program) == [], "\(text)") }
        return source.program != nil
    }

    /// The sources of expressions of a program that have no type.
    private func untyped(_ program: Program) -> [String] {
        var found: [String] = []
        func visit(_ expression: Expression) {
            if expression.type.isUnknown, case .currentThread = expression.kind {
            } else if expression.type.isUnknown {
                found.append(program.sources.text(of: expression.span))
            }
            for child in expression.children { visit(child) }
        }
        func visit(_ statement: Statement) {
            for expression in statement.read + statement.changed { visit(expression) }
            for block in statement.blocks { for statement in block { visit(statement) } }
        }
        let routines =
            program.procedures.map(\.routine) + program.operations.map(\.routine) + program.rules.map(\.routine)
            + (program.initial.map { [$0] } ?? [])
        for routine in routines {
            for statement in routine.body { visit(statement) }
            if let condition = routine.condition { visit(condition) }
            found += routine.locals.filter(\.type.isUnknown).map(\.name)
        }
        for function in program.functions { visit(function.body) }
        for property in program.properties {
            switch property.content {
            case .invariant(let predicate), .transition(let predicate), .reachable(let predicate):
                visit(predicate.expression)
            default: break
            }
        }
        return found
    }

    /// Whole models that have one of nearly everything.
    private static let models = [
        SampleModels.referenceModel, SampleModels.memref, SampleModels.twoPhaseCommit,
        """
        model zoo
        symmetric VM(2)
        enum E { A, B }
        struct P { owner: VM?, n: 0..3 }
        thread host[2]
        thread vcpu[v: VM]
        var p: [VM] P
        var s: set of VM
        var q: seq[2] of E
        var m: [VM] mutex
        var rw: rwlock
        var c: seqcount
        var r: srcu
        func f(v: VM) -> bool { p[v].n > 1 && v in s }
        proc take(x: mutex, v: VM) -> 0..3 { lock(x); defer { unlock(x) } ; return p[v].n }
        op work(v: VM, e: E) by host when !f(v) {
            let n = take(m[v], v)
          step two:
            if let w = p[v].owner { p[w].n = n } else { q.append(e) }
            for w: VM { s.insert(w) }
            choose w in s where w != v else { fail EIO }
            p[w] = P { owner: v }
            either { await n > 1 } or { lock_shared(rw); unlock_shared(rw) }
            let seen = snapshot(c)
            while changed(seen) && n < 3 { bump(c); break }
            atomic { read_lock(r); read_unlock(r) }
            synchronize(r)
            return p[v].n
        }
        op other() by vcpu[v] { require self in other && holds(self, m[v]) else EBUSY }
        transition t { taken work(_, A) returns EIO implies old(count(s)) <= count(s) }
        invariant i { forall v: VM, h: host where h at work.two { (the w: VM where w in s) == none || f(v) } }
        liveness l { always (count(s) > 1 implies eventually (q == [])) }
        """,
    ]

    @Test(arguments: models.indices) func modelsWithWordsExchangedAreChecked(_ index: Int) {
        let original = tokens(Self.models[index])
        let words = Array(Set(Self.models.flatMap(tokens).filter { $0 != " " && $0 != "\n" })).sorted()
        var numbers = Numbers(state: UInt64(index + 100))
        #expect(check(Self.models[index]))
        var accepted = 0
        for _ in 0..<60 {
            var changed = original
            for _ in 0..<Int.random(in: 1...3, using: &numbers) {
                guard let position = changed.indices.randomElement(using: &numbers),
                    let word = (Bool.random(using: &numbers) ? words : original).randomElement(using: &numbers)
                else { continue }
                changed[position] = word
            }
            if check(changed.joined()) { accepted += 1 }
        }
        #expect(accepted > 0 && accepted < 60)
    }
}
