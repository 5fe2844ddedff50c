import Language

extension Explainer {
    /// Explains why the expression has the value that it has, and what of the state the deciding part reads; `nil` where
    /// its evaluation is an error.
    mutating func explainWithReads(_ e: Expression) -> (explanation: Explanation, reads: [ReadPlace])? {
        guard let explanation = explain(e) else { return nil }
        return (explanation, decisive.map { reads(of: $0) } ?? [])
    }

    /// What of the state the expression reads, with the values that its names are bound to now; parts before wholes are
    /// left out.
    mutating func reads(of e: Expression) -> [ReadPlace] {
        var found: [ReadPlace] = []
        collectReads(of: e, &found)
        var seen: Set<ReadPlace> = []
        return found.filter { seen.insert($0).inserted }
    }

    /// Adds what the expression reads.
    private mutating func collectReads(of e: Expression, _ found: inout [ReadPlace]) {
        switch e.kind {
        case .variable, .field, .element, .unwrap, .sequenceElement:
            if let path = path(of: e) { found.append(.variable(path)) }
            collectIndices(of: e, &found)
        case .isIdle(let thread), .isAt(let thread, _, _), .isInside(let thread, _, _):
            if let name = threadName(thread) { found.append(.thread(name)) }
        case .isHeld(let lock): if let path = path(of: lock) { found.append(.variable(path)) }
        case .holds(_, let lock): if let path = path(of: lock) { found.append(.variable(path)) }
        case .call(let function, _):
            // What a function reads stands for all of the variables that it names.
            ProgramExpressions.variables(of: function, in: program).forEach { found.append(.variable($0)) }
            forEachOperand(of: e) { $0.collectReads(of: $1, &found) }
        case .quantifier(let quantifier, let binders, let condition, let body):
            let isRuledOut = if case .exists = quantifier { truth(e) == false } else { false }
            collectReads(of: e, binding: binders, &found) { explainer in
                guard isRuledOut else { return [condition, body].compactMap(\.self) }
                return [explainer.rulingOut(condition.flatMap { explainer.truth($0) == false ? $0 : nil } ?? body)]
            }
        case .the(let binder, let condition):
            collectReads(of: e, binding: [binder], &found) { _ in [condition] }
        case .setComprehension(let binder, let condition):
            collectReads(of: e, binding: [binder], &found) { _ in [condition].compactMap(\.self) }
        default: forEachOperand(of: e) { $0.collectReads(of: $1, &found) }
        }
    }

    /// Adds what an expression reads that binds names: for each combination of their values what `parts` reads; where they
    /// are too many, what its operands read whatever the values are.
    private mutating func collectReads(
        of e: Expression, binding binders: [Binder], _ found: inout [ReadPlace],
        parts: (inout Explainer) -> [Expression]
    ) {
        let combinations = candidates(binders[...])
        defer { for binder in binders { evaluator.bind(binder.local, to: .unset) } }
        for values in combinations ?? [] {
            for (binder, value) in zip(binders, values) { evaluator.bind(binder.local, to: value) }
            for part in parts(&self) { collectReads(of: part, &found) }
        }
        if combinations != nil { return }
        for binder in binders { evaluator.bind(binder.local, to: .unset) }
        forEachOperand(of: e) { $0.collectReads(of: $1, &found) }
    }

    /// Calls `visit` for each direct operand.
    private mutating func forEachOperand(of e: Expression, _ visit: (inout Explainer, Expression) -> Void) {
        var operands: [Expression] = []
        e.forEachOperand { operands.append($0) }
        for operand in operands { visit(&self, operand) }
    }

    /// Adds what the indices of a place read.
    private mutating func collectIndices(of place: Expression, _ found: inout [ReadPlace]) {
        switch place.kind {
        case .field(let base, _), .unwrap(let base): collectIndices(of: base, &found)
        case .element(let base, let index), .sequenceElement(let base, let index):
            collectIndices(of: base, &found)
            collectReads(of: index, &found)
        case .variable, .local: break
        default: collectReads(of: place, &found)
        }
    }

    /// The path of a place as traces print it, as far as its indices can be told; `nil` where it is no part of a variable.
    private mutating func path(of place: Expression) -> String? {
        switch place.kind {
        case .variable(let id): return program.variables[id.index].name
        case .field(let base, let position):
            guard let path = path(of: base) else { return nil }
            guard case .structure(let id) = base.type.withoutOptional else { return path }
            return isWhole(base) ? path : "\(path).\(program.structures[id.index].fields[position].name)"
        case .element(let base, let index):
            guard let path = path(of: base) else { return nil }
            guard !isWhole(base), let value = try? evaluator.evaluate(index), case .array(let type, _) = base.type
            else {
                return path
            }
            return "\(path)[\(program.text(of: value, type: type))]"
        case .unwrap(let base), .sequenceElement(let base, _): return path(of: base)
        default: return nil
        }
    }

    /// Whether a place is shown as a whole because a part of the way to it is an optional, a sequence, or an index that
    /// cannot be told.
    private mutating func isWhole(_ place: Expression) -> Bool {
        switch place.kind {
        case .unwrap, .sequenceElement: return true
        case .field(let base, _): return isWhole(base)
        case .element(let base, let index): return isWhole(base) || (try? evaluator.evaluate(index)) == nil
        default: return false
        }
    }

    /// The name of the thread that an expression stands for.
    private mutating func threadName(_ e: Expression) -> String? {
        guard let value = try? evaluator.evaluate(e) else { return nil }
        if case .threadMember(let id, _) = e.kind { return program.text(of: value, type: .thread(id)) }
        guard case .thread = e.type else { return nil }
        return program.text(of: value, type: e.type)
    }
}

extension Type {
    /// The type without `?`.
    fileprivate var withoutOptional: Type { if case .optional(let wrapped) = self { wrapped } else { self } }
}

extension ProgramExpressions {
    /// The names of the variables that a function reads, also through others.
    static func variables(of function: FunctionID, in program: Program) -> [String] {
        var (names, seen): ([String], Set<Int>) = ([], [])
        func visit(_ e: Expression) {
            switch e.kind {
            case .variable(let id):
                let name = program.variables[id.index].name
                if !names.contains(name) { names.append(name) }
            case .call(let id, _) where seen.insert(id.index).inserted: visit(program.functions[id.index].body)
            default: break
            }
            e.forEachOperand(visit)
        }
        seen.insert(function.index)
        visit(program.functions[function.index].body)
        return names
    }
}
