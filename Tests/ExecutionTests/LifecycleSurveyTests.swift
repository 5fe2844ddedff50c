import Engine
import Execution
import Language
import Testing

/// The life cycle of expressions, against exact lists and against a naive product of states and calls.
@Suite struct LifecycleSurveyTests {
    /// The life cycle of `expressions` in a model.
    private func lifecycle(_ source: String, _ expressions: String...) throws -> Lifecycle {
        let (system, query) = try prepare(source, expressions)
        let result = LifecycleSurvey(system: system, query: query, limits: Limits()).run()
        #expect(result.stop == nil)
        return result.lifecycle
    }

    /// The system and the query.
    private func prepare(_ source: String, _ expressions: [String]) throws -> (ModelSystem, Query) {
        let loaded = try Frontend.load(["m.ilv": source], path: "m.ilv")
        let checked = loaded.check(
            settings: loaded.scenarios[0].settings, overrides: [], expressions: expressions, path: "--of")
        let program = try #require(checked.program)
        let query = try #require(checked.query, "\(checked.queryDiagnostics.map(\.message.text))")
        return (try ModelSystem(program: program, selection: Selection(properties: [], deadlock: false)), query)
    }

    /// Changes as `from > to: causes`.
    private func changes(_ cycle: Lifecycle) -> [String] {
        cycle.edges.map { edge in
            let causes = edge.causes.map { cause in cause.action + (cause.step.map { "@\($0)" } ?? "") }
            return "\(cycle.values[edge.from]) > \(cycle.values[edge.to]): \(causes.joined(separator: " "))"
        }
    }

    /// Outcomes as `op(value at the call) = result > next`, those that need others with a star.
    private func contract(_ cycle: Lifecycle) -> [String] {
        cycle.contracts.flatMap { contract in
            contract.outcomes.enumerated().flatMap { value, outcomes in
                outcomes.map { outcome in
                    "\(contract.operation)(\(cycle.values[value])) = \(Self.text(outcome.result))"
                        + (outcome.next.map { " > \(cycle.values[$0])" } ?? "") + (outcome.isDisturbed ? " *" : "")
                }
            }
        }
    }

    /// A result on its own.
    private static func text(_ result: TransitionDescription.Result) -> String {
        switch result {
        case .success: "0"
        case .errno(let name): name
        case .value(let text): text
        }
    }

    @Test func aCallBelongsToTheValueWhenItWasMade() throws {
        let cycle = try lifecycle(
            """
            model m
            enum State { FREE, BUSY, DONE }
            var state: State
            thread host
            op run() by host {
                require state != DONE else EBUSY
                state = BUSY
              step finish:
                state = DONE
            }
            """, "state")
        #expect(cycle.values == ["FREE", "BUSY", "DONE"])
        #expect(cycle.initial == [0])
        #expect(changes(cycle) == ["FREE > BUSY: run", "BUSY > DONE: run@finish"])
        #expect(contract(cycle) == ["run(FREE) = 0 > DONE", "run(DONE) = EBUSY"])
        #expect([cycle.states, cycle.transitions] == [3, 3])
    }

    @Test func aCallIsAboutTheObjectThatItNames() throws {
        let cycle = try lifecycle(
            """
            model m
            symmetric File(2)
            var open: [File] bool
            thread host
            op flip(f: File) by host { open[f] = !open[f] }
            op swap(a: File, b: File) by host when a != b && open[a] && !open[b] { open[a] = false; open[b] = true }
            op nothing() by host { }
            """, "open[f]")
        #expect(changes(cycle) == ["false > true: flip swap", "true > false: flip swap"])
        #expect(
            contract(cycle) == [
                "flip(false) = 0 > true", "flip(true) = 0 > false", "swap(false) = 0 > true", "swap(true) = 0 > false",
                "nothing(false) = 0", "nothing(true) = 0",
            ])
    }

    @Test func theIndicesOfAThreadAreArguments() throws {
        let cycle = try lifecycle(
            """
            model m
            symmetric Vm(2)
            var runs: [Vm] bool
            thread vcpu[v: Vm]
            op start() by vcpu[v] when !runs[v] { runs[v] = true }
            """, "runs[v]")
        #expect(contract(cycle) == ["start(false) = 0 > true"])
    }

    @Test func rulesAndSeveralExpressionsAreShown() throws {
        let cycle = try lifecycle(
            """
            model m
            var a: bool
            var b: 1..2
            thread host
            op set() by host when !a { a = true }
            rule reset when a { a = false; b = 2 }
            """, "a", "b")
        #expect(cycle.values == ["false, 1", "false, 2", "true, 1", "true, 2"])
        #expect(
            changes(cycle) == [
                "false, 1 > true, 1: set", "false, 2 > true, 2: set", "true, 1 > false, 2: reset",
                "true, 2 > false, 2: reset",
            ])
    }

    @Test func anErrorIsShownAsNoValueAndTold() throws {
        let cycle = try lifecycle(
            """
            model m
            var owner: (0..1)?
            rule take when owner == none { owner = 1 }
            """, "owner!")
        #expect(cycle.values == ["1", "(error)"])
        #expect(cycle.absentValues == ["0"])
        #expect(changes(cycle) == ["(error) > 1: take"])
        #expect(cycle.errors == ["'!' of none in 'owner!'"])
    }

    @Test func aLimitEndsItEarly() throws {
        let (system, query) = try prepare("model m\nvar n: 0..9\nrule add when n < 9 { n += 1 }", ["n"])
        #expect(LifecycleSurvey(system: system, query: query, limits: Limits(states: 3)).run().stop == .states)
        #expect(LifecycleSurvey(system: system, query: query, limits: Limits(depth: 3)).run().stop == .depth)
        #expect(LifecycleSurvey(system: system, query: query, limits: Limits(states: 10)).run().stop == nil)
        let cancellation = CancellationFlag()
        cancellation.cancel()
        let survey = LifecycleSurvey(system: system, query: query, limits: Limits())
        #expect(survey.run(cancellation: cancellation).stop == .interrupted)
    }

    /// Calls of several steps that race with each other, with a rule, and with calls that undo them.
    private static let race = """
        model race
        enum State { FREE, HALF, FULL, GONE }
        var state: State
        var turns: 0..2
        thread host[2]
        thread other
        op fill() by host {
            require state == FREE || state == HALF else EBUSY
            let was = state
          step half:
            state = HALF
          step full:
            require state == HALF else EAGAIN
            state = FULL
            if was == HALF { return 7 }
        }
        op drop() by other when state != FREE {
            require state != GONE else EIO
          step now:
            state = FREE
        }
        op look() by host, other { }
        rule vanish when state == FULL && turns < 2 { state = GONE; turns += 1 }
        """

    @Test func racingCallsAgreeWithANaiveProduct() throws {
        let (system, query) = try prepare(Self.race, ["state"])
        let cycle = LifecycleSurvey(system: system, query: query, limits: Limits()).run().lifecycle
        let found = Set(contract(cycle).map { $0.hasSuffix(" *") ? String($0.dropLast(2)) : $0 })
        let naive = try NaiveProduct(system: system, variable: "state").run()
        #expect(found == naive.all)
        #expect(Set(contract(cycle).filter { !$0.hasSuffix(" *") }) == naive.undisturbed)
        #expect(naive.all.count == 15)
        #expect(naive.undisturbed.count < naive.all.count)
    }
}

/// Every state together with what every running call saw when it was made, searched as plainly as can be.
private struct NaiveProduct {
    /// What is asked.
    let system: ModelSystem
    /// The variable that is looked at.
    let variable: String

    /// What is known of a running call.
    private struct Call: Hashable {
        let atCall: String
        var own: String?
        var isDisturbed = false
    }

    /// A state with its calls, by the position of their threads.
    private struct Node: Hashable {
        let words: [UInt64]
        var calls: [Int: Call]
    }

    /// The outcomes of all calls, and of those that nobody disturbed.
    func run() throws -> (all: Set<String>, undisturbed: Set<String>) {
        let buffer = SuccessorBuffer(layout: system.layout)
        system.initialStates(into: buffer)
        var waiting = (0..<buffer.count).map { Node(words: buffer[$0].array, calls: [:]) }
        var seen = Set(waiting)
        var (all, undisturbed): (Set<String>, Set<String>) = ([], [])
        while let node = waiting.popLast() {
            buffer.removeAll()
            PackedState.withView(of: node.words) { system.successors(of: $0, into: buffer) }
            let targets = (0..<buffer.count).map { (buffer[$0].array, buffer.ordinal(of: $0)) }
            for (words, ordinal) in targets {
                let step = system.describeTransition(from: node.words, ordinal: ordinal)
                var next = Node(words: words, calls: node.calls)
                let (before, after) = (value(node.words), value(words))
                var actor = -1
                if case .thread(_, let index) = step.actor { actor = index }
                if actor >= 0, step.part == .call { next.calls[actor] = Call(atCall: before) }
                for member in next.calls.keys where before != after {
                    if member == actor {
                        next.calls[member]?.own = after
                    } else {
                        next.calls[member]?.isDisturbed = true
                    }
                }
                if let result = step.result, let call = next.calls.removeValue(forKey: actor) {
                    let line = "\(step.action)(\(call.atCall)) = \(text(result))" + (call.own.map { " > \($0)" } ?? "")
                    all.insert(line)
                    if !call.isDisturbed { undisturbed.insert(line) }
                }
                if seen.insert(next).inserted { waiting.append(next) }
            }
        }
        return (all, undisturbed)
    }

    /// The value of the variable.
    private func value(_ words: [UInt64]) -> String {
        system.describe(state: words).variables.first { $0.name == variable }?.value ?? "?"
    }

    /// A result on its own.
    private func text(_ result: TransitionDescription.Result) -> String {
        switch result {
        case .success: "0"
        case .errno(let name): name
        case .value(let text): text
        }
    }
}
