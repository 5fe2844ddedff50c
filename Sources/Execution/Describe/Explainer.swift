import Language

/// Finds the part of a predicate that decides its value, with the bindings of the quantifiers around it.
struct Explainer {
    let program: Program
    let locals: [Local]
    var evaluator: ExpressionEvaluator
    private var bindings: [TransitionDescription.Binding] = []
    /// The values of an `exists` that are being ruled out, as text before the parts that depend on it.
    private var candidate: (locals: Set<LocalID>, text: String)?

    /// The part that decided, with whose bindings the evaluator was left.
    private(set) var decisive: Expression?

    /// An `exists` with more candidates than these is not ruled out one by one.
    private static let mostCandidates = 4

    init(program: Program, context: any EvaluationContext, predicate: Predicate) {
        self.init(program: program, context: context, locals: predicate.locals)
    }

    /// Explains expressions over `locals`, none of which has a value yet.
    init(program: Program, context: any EvaluationContext, locals: [Local]) {
        self.program = program
        self.locals = locals
        evaluator = ExpressionEvaluator(
            program: program, context: context, locals: Array(repeating: .unset, count: locals.count))
    }

    /// Explains why the expression has the value that it has; `nil` where its evaluation is an error.
    mutating func explain(_ e: Expression) -> Explanation? {
        guard let value = truth(e) else { return nil }
        return descend(e, value)
    }

    /// The value of a condition; `nil` where its evaluation is an error.
    mutating func truth(_ e: Expression) -> Bool? { try? evaluator.isTrue(e) }

    /// Goes down to the smallest part that alone decides the value.
    private mutating func descend(_ e: Expression, _ value: Bool) -> Explanation? {
        switch (e.kind, value) {
        case (.and(let a, let b), false): return descend(truth(a) == false ? a : b, false)
        case (.or(let a, let b), true): return descend(truth(a) == true ? a : b, true)
        case (.not(let a), _): return a.decidesByParts ? descend(a, !value) : leaf(e)
        case (.conditional(let c, let a, let b), _): return descend(truth(c) == true ? a : b, value)
        case (.quantifier(.forall, let binders, let condition, let body), false),
            (.quantifier(.exists, let binders, let condition, let body), true):
            return bind(binders[...], condition, body, value) ?? leaf(e)
        case (.implies(_, let b), false) where b.decidesByParts: return descend(b, false)
        default: return leaf(e)
        }
    }

    /// The first combination of values for which the body has the value, and what explains it there.
    private mutating func bind(
        _ binders: ArraySlice<Binder>, _ condition: Expression?, _ body: Expression, _ value: Bool
    ) -> Explanation? {
        guard let binder = binders.first else {
            if let condition, truth(condition) != true { return nil }
            return truth(body) == value ? descend(body, value) : nil
        }
        guard let (values, type) = domain(binder) else { return nil }
        let outer = bindings
        for candidate in values {
            evaluator.bind(binder.local, to: candidate)
            bindings =
                outer + [
                    TransitionDescription.Binding(
                        name: locals[binder.local.index].name, value: program.text(of: candidate, type: type))
                ]
            if let found = bind(binders.dropFirst(), condition, body, value) { return found }
        }
        bindings = outer
        return nil
    }

    private mutating func domain(_ binder: Binder) -> ([Value], Type)? {
        let type = locals[binder.local.index].type
        switch binder.domain {
        case .type(let all): return (Array(program.values(of: all)), all)
        case .set(let set):
            guard case .set(let members)? = try? evaluator.evaluate(set) else { return nil }
            return (members, type)
        case .range(let low, let high):
            guard case .scalar(let l)? = try? evaluator.evaluate(low),
                case .scalar(let h)? = try? evaluator.evaluate(high), l <= h, h - l < 1 << 20
            else { return nil }
            return ((l...h).map { .scalar($0) }, type)
        }
    }

    // MARK: Terms

    private mutating func leaf(_ e: Expression) -> Explanation {
        var terms: [Explanation.Term] = []
        var seen: Set<String> = []
        decisive = e
        collect(e, isWhole: true, &terms, &seen)
        return Explanation(
            conjunct: program.sources.condition(e.span), span: e.span, bindings: bindings, terms: terms)
    }

    /// Adds the values of the sub-expressions that are no constants, larger ones first.
    private mutating func collect(
        _ e: Expression, isWhole: Bool, _ terms: inout [Explanation.Term], _ seen: inout Set<String>
    ) {
        switch e.kind {
        case .constant, .local, .threadMember, .currentThread: return
        case .and(let a, let b), .or(let a, let b):
            // The parts of a chain say it all.
            collect(a, isWhole: a.isSameChain(as: e), &terms, &seen)
            collect(b, isWhole: b.isSameChain(as: e), &terms, &seen)
        case .compare(_, let a, let b), .implies(let a, let b),
            .arithmetic(_, let a, let b), .isMember(let a, let b), .isSubset(let a, let b):
            if !isWhole { add(e, &terms, &seen) }
            collect(a, isWhole: false, &terms, &seen)
            collect(b, isWhole: false, &terms, &seen)
        case .not(let a), .some(let a), .negate(let a): collect(a, isWhole: isWhole, &terms, &seen)
        case .field(let base, _), .element(let base, _), .unwrap(let base), .sequenceElement(let base, _):
            add(e, &terms, &seen)
            collectIndices(base, &terms, &seen)
        case .quantifier, .the, .setComprehension, .arrayComprehension:
            if isWhole {
                collectOutside(e, inside: [], &terms, &seen)
                collectCandidates(of: e, &terms, &seen)
            } else {
                add(e, &terms, &seen)
            }
        default:
            add(e, &terms, &seen)
            var operands: [Expression] = []
            e.forEachOperand { operands.append($0) }
            for operand in operands { collect(operand, isWhole: false, &terms, &seen) }
        }
    }

    /// Adds the largest parts of a quantified expression whose value does not depend on what it binds.
    private mutating func collectOutside(
        _ e: Expression, inside binders: Set<LocalID>, _ terms: inout [Explanation.Term], _ seen: inout Set<String>
    ) {
        let bound = binders.union(e.boundLocals)
        var operands: [Expression] = []
        e.forEachOperand { operands.append($0) }
        for operand in operands {
            if operand.mentions(bound) {
                collectOutside(operand, inside: bound, &terms, &seen)
            } else if !operand.isWholeAggregate {
                collect(operand, isWhole: false, &terms, &seen)
            }
        }
    }

    /// For an `exists` that is false and has few candidates: of each, the part that rules it out.
    private mutating func collectCandidates(
        of e: Expression, _ terms: inout [Explanation.Term], _ seen: inout Set<String>
    ) {
        guard case .quantifier(.exists, let binders, let condition, let body) = e.kind,
            let candidates = candidates(binders[...]), candidates.count <= Self.mostCandidates
        else { return }
        for values in candidates {
            var texts: [String] = []
            for (binder, value) in zip(binders, values) {
                let local = locals[binder.local.index]
                evaluator.bind(binder.local, to: value)
                texts.append("\(local.name) = \(program.text(of: value, type: local.type))")
            }
            candidate = (Set(binders.map(\.local)), texts.joined(separator: ", ") + ": ")
            if let condition, truth(condition) == false {
                collect(rulingOut(condition), isWhole: true, &terms, &seen)
            } else if truth(body) == false {
                collect(rulingOut(body), isWhole: true, &terms, &seen)
            }
        }
        candidate = nil
    }

    /// The combinations of values of `binders`; `nil` where there are too many to show, or one cannot be told.
    mutating func candidates(_ binders: ArraySlice<Binder>) -> [[Value]]? {
        guard let binder = binders.first else { return [[]] }
        guard let (values, _) = domain(binder), values.count <= Self.mostCandidates else { return nil }
        var combinations: [[Value]] = []
        for value in values {
            evaluator.bind(binder.local, to: value)
            guard let rest = candidates(binders.dropFirst()) else { return nil }
            combinations += rest.map { [value] + $0 }
            guard combinations.count <= Self.mostCandidates else { return nil }
        }
        return combinations
    }

    /// The first part of a false conjunction that is false.
    mutating func rulingOut(_ e: Expression) -> Expression {
        guard case .and(let a, let b) = e.kind else { return e }
        return rulingOut(truth(a) == false ? a : b)
    }

    private mutating func collectIndices(
        _ place: Expression, _ terms: inout [Explanation.Term], _ seen: inout Set<String>
    ) {
        switch place.kind {
        case .field(let base, _), .unwrap(let base): collectIndices(base, &terms, &seen)
        case .element(let base, let index), .sequenceElement(let base, let index):
            collectIndices(base, &terms, &seen)
            collect(index, isWhole: false, &terms, &seen)
        case .variable, .local: return
        default: collect(place, isWhole: false, &terms, &seen)
        }
    }

    private mutating func add(
        _ e: Expression, _ terms: inout [Explanation.Term], _ seen: inout Set<String>
    ) {
        var text = program.sources.condition(e.span)
        if let candidate, e.mentions(candidate.locals) { text = candidate.text + text }
        guard seen.insert(text).inserted, terms.count < 24 else { return }
        guard let value = try? evaluator.evaluate(e), !e.type.isPlace else { return }
        terms.append(Explanation.Term(text: text, value: program.text(of: value, type: e.type), span: e.span))
    }
}

extension Expression {
    /// The names that the expression itself binds.
    fileprivate var boundLocals: [LocalID] {
        switch kind {
        case .quantifier(_, let binders, _, _): binders.map(\.local)
        case .the(let binder, _), .setComprehension(let binder, _): [binder.local]
        case .arrayComprehension(let local, index: _, _): [local]
        default: []
        }
    }

    /// Whether it is made of one of `locals`.
    fileprivate func mentions(_ locals: Set<LocalID>) -> Bool {
        if case .local(let local) = kind { return locals.contains(local) }
        var found = false
        forEachOperand { found = found || $0.mentions(locals) }
        return found
    }

    /// Whether it is a whole variable of many parts, of which others name those that matter.
    fileprivate var isWholeAggregate: Bool {
        guard case .variable = kind else { return false }
        switch type {
        case .array, .structure: return true
        default: return false
        }
    }

    /// Whether both are `&&`, or both `||`.
    fileprivate func isSameChain(as other: Expression) -> Bool {
        switch (kind, other.kind) {
        case (.and, .and), (.or, .or): true
        default: false
        }
    }

    /// Whether a part of a condition can decide it, so that an explanation goes further down.
    fileprivate var decidesByParts: Bool {
        switch kind {
        case .and, .or, .not, .implies, .conditional, .quantifier(.forall, _, _, _), .quantifier(.exists, _, _, _): true
        default: false
        }
    }
}
