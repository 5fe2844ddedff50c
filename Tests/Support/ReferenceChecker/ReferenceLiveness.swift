import Language

/// What a model's runs owe to whom, and its temporal properties, as an explicit graph (reference, section 6).
struct ReferenceLiveness {
    /// Somebody who is owed a turn.
    enum Entity: Hashable {
        case thread(Int)
        case call(OperationID, thread: Int)
        case rule(RuleID, [Int: Datum])
    }

    /// The model.
    let model: ReferenceModel
    /// Its states in the order in which they are found.
    private var states: [GlobalState] = []
    /// The transitions by the states' numbers.
    private var edges: [NaiveFairGraph.Edge] = []
    /// How many states are initial.
    private var initialCount = 0
    /// The entities met.
    private var entities: [Entity: Int] = [:]
    /// For each state the entities to which strong fairness is owed there.
    private var strong: [Set<Int>] = []

    /// Explores the model; `nil` where it has more than `maxStates`.
    init?(_ model: ReferenceModel, maxStates: Int) {
        self.model = model
        let steps = Steps(model)
        var numbers: [GlobalState: Int] = [:]
        func discover(_ state: GlobalState) -> Int {
            if let known = numbers[state] { return known }
            numbers[state] = states.count
            states.append(state)
            return states.count - 1
        }
        for state in steps.initialStates().states { _ = discover(state) }
        initialCount = states.count
        var next = 0
        while next < states.count {
            if states.count > maxStates { return nil }
            let state = states[next]
            var owed: Set<Int> = []
            for transition in steps.moves(in: state).transitions {
                let (entity, isStrong) = owner(of: transition, in: state)
                if let entity, isStrong { owed.insert(entity) }
                edges.append(
                    NaiveFairGraph.Edge(source: next, target: transition.target.map { discover($0) }, entity: entity))
            }
            strong.append(owed)
            next += 1
        }
    }

    /// Who makes a transition, if fairness is owed to that, and whether it is strong.
    private mutating func owner(of transition: Transition, in state: GlobalState) -> (Int?, Bool) {
        let entity: Entity
        let isStrong: Bool
        switch transition.taken.action {
        case .rule(let id):
            let fairness = model.program.rules[id.index].fairness
            guard fairness != .none else { return (nil, false) }
            (entity, isStrong) = (.rule(id, transition.taken.arguments), fairness == .strong)
        case .operation(let id):
            guard let thread = transition.thread else { return (nil, false) }
            if let activity = state.threads[thread] {
                let fairness = model.program.threads[model.members[thread].thread].fairness
                guard fairness != .unfair else { return (nil, false) }
                (entity, isStrong) = (.thread(thread), fairness == .strong || waitsForLock(activity))
            } else {
                let fairness = model.program.operations[id.index].fairness
                guard fairness != .none else { return (nil, false) }
                (entity, isStrong) = (.call(id, thread: thread), fairness == .strong)
            }
        }
        let number = entities[entity] ?? entities.count
        entities[entity] = number
        return (number, isStrong)
    }

    /// Whether a thread stands before a step that can wait for a lock or `synchronize`.
    private func waitsForLock(_ activity: Activity) -> Bool {
        let text = model.operations[activity.operation]
        return activity.control.nextLine(in: text).map { beginsWithLock($0, text) } ?? false
    }

    private func beginsWithLock(_ line: Line, _ text: Text) -> Bool {
        switch line.form {
        case .lock(_, _, nil), .synchronize: true
        case .either(let branches):
            branches.contains { text.blocks[$0].first.map { beginsWithLock($0, text) } ?? false }
        case .call(_, let body, _): text.blocks[body].first.map { beginsWithLock($0, text) } ?? false
        case .atomic(let body): holdsLock(body, text)
        default: false
        }
    }

    /// Whether a lock or `synchronize` that can wait stands anywhere in a block.
    private func holdsLock(_ block: Int, _ text: Text) -> Bool {
        text.blocks[block].contains { line in
            switch line.form {
            case .lock(_, _, nil), .synchronize: true
            default: line.form.blocks.contains { holdsLock($0, text) }
            }
        }
    }

    /// Whether a property holds; `nil` where its evaluation goes wrong or it has too many predicates.
    func holds(_ formula: Formula) -> Bool? {
        var values: [[Bool]] = []
        do throws(Fault) {
            let formula = try naive(formula, [:], &values)
            guard values.count <= 64 else { return nil }
            let atoms = states.indices.map { state in
                values.enumerated().reduce(UInt64(0)) { $0 | ($1.element[state] ? 1 << UInt64($1.offset) : 0) }
            }
            return NaiveFairGraph(
                atoms: atoms, initial: Array(0..<initialCount), edges: edges, entityCount: entities.count,
                strong: strong
            ).holds(formula)
        } catch {
            return nil
        }
    }

    /// The formula over predicates whose values are noted.
    private func naive(
        _ formula: Formula, _ locals: [Int: Datum], _ values: inout [[Bool]]
    ) throws(Fault) -> NaiveFormula {
        switch formula {
        case .predicate(let e): return try atom(e, locals, &values)
        case .not(let a): return .not(try naive(a, locals, &values))
        case .and(let a, let b): return .and(try naive(a, locals, &values), try naive(b, locals, &values))
        case .or(let a, let b): return .or(try naive(a, locals, &values), try naive(b, locals, &values))
        case .implies(let a, let b): return .implies(try naive(a, locals, &values), try naive(b, locals, &values))
        case .always(let a): return .always(try naive(a, locals, &values))
        case .eventually(let a): return .eventually(try naive(a, locals, &values))
        case .until(let a, let b): return .until(try naive(a, locals, &values), try naive(b, locals, &values))
        case .release(let a, let b): return .release(try naive(a, locals, &values), try naive(b, locals, &values))
        case .leadsTo(let a, let b): return .leadsTo(try naive(a, locals, &values), try naive(b, locals, &values))
        case .forall(let binders, let condition, let body):
            let parts = try parts(binders, condition, body, locals, &values)
            return parts.reduce(.constant(true)) { .and($0, .implies($1.0, $1.1)) }
        case .exists(let binders, let condition, let body):
            let parts = try parts(binders, condition, body, locals, &values)
            return parts.reduce(.constant(false)) { .or($0, .and($1.0, $1.1)) }
        }
    }

    private func parts(
        _ binders: [Binder], _ condition: Expression?, _ body: Formula, _ locals: [Int: Datum],
        _ values: inout [[Bool]]
    ) throws(Fault) -> [(NaiveFormula, NaiveFormula)] {
        var choices = [locals]
        for binder in binders {
            guard case .type(let type) = binder.domain else { preconditionFailure("only types are asked for") }
            let list = model.values(of: type)
            choices = choices.flatMap { choice in
                list.map { choice.merging([binder.local.index: $0]) { _, new in new } }
            }
        }
        var result: [(NaiveFormula, NaiveFormula)] = []
        for choice in choices {
            let test = try condition.map { e throws(Fault) in try atom(e, choice, &values) } ?? .constant(true)
            result.append((test, try naive(body, choice, &values)))
        }
        return result
    }

    /// A predicate, evaluated in every state.
    private func atom(
        _ e: Expression, _ locals: [Int: Datum], _ values: inout [[Bool]]
    ) throws(Fault) -> NaiveFormula {
        var list: [Bool] = []
        for state in states {
            var scope = Scope(model, state)
            scope.locals = locals
            list.append(try scope.isTrue(e))
        }
        values.append(list)
        return .atom(values.count - 1)
    }
}

extension ReferenceChecker {
    /// For each `liveness` property, in the program's order, whether it holds; `nil` where there are more than `maxStates`,
    /// or an evaluation goes wrong.
    public func judgeLiveness(maxStates: Int) -> [Bool]? {
        guard let graph = ReferenceLiveness(model, maxStates: maxStates) else { return nil }
        var result: [Bool] = []
        for property in model.program.properties {
            guard case .liveness(let formula, _) = property.content else { continue }
            guard let holds = graph.holds(formula) else { return nil }
            result.append(holds)
        }
        return result
    }
}
