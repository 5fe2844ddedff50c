import Language

/// Finds the part of a predicate that decides its value, with the bindings of the quantifiers around it.
struct Explainer {
    let program: Program
    let locals: [Local]
    var evaluator: ExpressionEvaluator
    private var bindings: [TransitionDescription.Binding] = []

    init(program: Program, context: any EvaluationContext, predicate: Predicate) {
        self.program = program
        locals = predicate.locals
        evaluator = ExpressionEvaluator(
            program: program, context: context, locals: Array(repeating: .unset, count: predicate.locals.count))
    }

    /// Explains why the expression has the value that it has; `nil` where its evaluation is an error.
    mutating func explain(_ e: Expression) -> Explanation? {
        guard let value = truth(e) else { return nil }
        return descend(e, value)
    }

    private mutating func truth(_ e: Expression) -> Bool? { try? evaluator.isTrue(e) }

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
        collect(e, isWhole: true, &terms, &seen)
        return Explanation(
            conjunct: program.sources.oneLine(e.span), span: e.span, bindings: bindings, terms: terms)
    }

    /// Adds the values of the sub-expressions that are no constants, larger ones first.
    private mutating func collect(
        _ e: Expression, isWhole: Bool, _ terms: inout [Explanation.Term], _ seen: inout Set<String>
    ) {
        switch e.kind {
        case .constant, .local: return
        case .compare(_, let a, let b), .and(let a, let b), .or(let a, let b), .implies(let a, let b),
            .arithmetic(_, let a, let b), .isMember(let a, let b), .isSubset(let a, let b):
            if !isWhole { add(e, &terms, &seen) }
            collect(a, isWhole: false, &terms, &seen)
            collect(b, isWhole: false, &terms, &seen)
        case .not(let a), .some(let a), .negate(let a): collect(a, isWhole: isWhole, &terms, &seen)
        case .field(let base, _), .element(let base, _), .unwrap(let base), .sequenceElement(let base, _):
            add(e, &terms, &seen)
            collectIndices(base, &terms, &seen)
        case .quantifier, .the, .setComprehension, .arrayComprehension:
            if !isWhole { add(e, &terms, &seen) }
        default:
            add(e, &terms, &seen)
            var operands: [Expression] = []
            e.forEachOperand { operands.append($0) }
            for operand in operands { collect(operand, isWhole: false, &terms, &seen) }
        }
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
        let text = program.sources.oneLine(e.span)
        guard seen.insert(text).inserted, terms.count < 24 else { return }
        guard let value = try? evaluator.evaluate(e), !e.type.isPlace else { return }
        terms.append(Explanation.Term(text: text, value: program.text(of: value, type: e.type), span: e.span))
    }
}

extension Expression {
    /// Whether a part of a condition can decide it, so that an explanation goes further down.
    fileprivate var decidesByParts: Bool {
        switch kind {
        case .and, .or, .not, .implies, .conditional, .quantifier(.forall, _, _, _), .quantifier(.exists, _, _, _): true
        default: false
        }
    }
}
