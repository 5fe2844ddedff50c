import Language

/// Writes formulas of temporal logic in Spin's words, with a function in C for each predicate and the values that quantifiers
/// around it bind.
struct TemporalText {
    private let export: ExportContext
    /// The functions of the predicates.
    private(set) var functions: [String] = []
    /// Whether a quantifier has more values than can be written out.
    private(set) var isTooLarge = false
    private var count = 0
    private var locals: [Local] = []

    /// The values of bound names, by their positions.
    private typealias Values = [LocalID: Int]

    /// The most values of the quantifiers of one formula together.
    private static let mostValues = 1_000

    init(_ export: ExportContext) { self.export = export }

    /// The formulas that a property is: those around which nothing stands but `&&` and `forall`, each with values.
    mutating func texts(of formula: Formula, _ locals: [Local]) -> [String] {
        self.locals = locals
        return parts(of: formula, [:])
    }

    private mutating func parts(of formula: Formula, _ values: Values) -> [String] {
        switch formula {
        case .and(let a, let b): return parts(of: a, values) + parts(of: b, values)
        case .forall(let binders, nil, let body) where binders.allSatisfy(\.isPlain):
            var result: [String] = []
            for inner in combinations(binders, values) { result += parts(of: body, inner) }
            return result
        default: return [text(of: formula, values)]
        }
    }

    private mutating func text(of formula: Formula, _ values: Values) -> String {
        switch formula {
        case .predicate(let e): return atom(e, values)
        case .not(let a): return "!(\(text(of: a, values)))"
        case .and(let a, let b): return binary(a, "&&", b, values)
        case .or(let a, let b): return binary(a, "||", b, values)
        case .implies(let a, let b): return binary(a, "->", b, values)
        case .always(let a): return "([] (\(text(of: a, values))))"
        case .eventually(let a): return "(<> (\(text(of: a, values))))"
        case .until(let a, let b): return binary(a, "U", b, values)
        case .release(let a, let b): return binary(a, "V", b, values)
        case .leadsTo(let a, let b):
            let (first, second) = (text(of: a, values), text(of: b, values))
            return "([] ((\(first)) -> (<> (\(second)))))"
        case .forall(let binders, let condition, let body):
            let all = combinations(binders, values).map { inner in
                "(!(\(isChosen(binders, condition, inner))) || (\(text(of: body, inner))))"
            }
            return all.isEmpty ? "true" : "(\(all.joined(separator: " && ")))"
        case .exists(let binders, let condition, let body):
            let all = combinations(binders, values).map { inner in
                "((\(isChosen(binders, condition, inner))) && (\(text(of: body, inner))))"
            }
            return all.isEmpty ? "false" : "(\(all.joined(separator: " || ")))"
        }
    }

    private mutating func binary(_ a: Formula, _ word: String, _ b: Formula, _ values: Values) -> String {
        let (first, second) = (text(of: a, values), text(of: b, values))
        return "((\(first)) \(word) (\(second)))"
    }

    /// That the values are ones that the binders range over and the condition lets through.
    private mutating func isChosen(_ binders: [Binder], _ condition: Expression?, _ values: Values) -> String {
        var tests: [String] = []
        for binder in binders {
            guard let position = values[binder.local] else { continue }
            switch binder.domain {
            case .type: continue
            case .set(let set):
                tests.append(
                    predicate(values) { code, scope in
                        "\(code.dialect.element(code.place(set, scope), "\(position)")) == 1"
                    })
            case .range(let low, let high):
                tests.append(
                    predicate(values) { code, scope in
                        let value = scope.locals[binder.local] ?? "0"
                        return "\(code.number(low, scope)) <= \(value) && \(value) <= \(code.number(high, scope))"
                    })
            }
        }
        if let condition { tests.append(atom(condition, values)) }
        return tests.isEmpty ? "true" : tests.joined(separator: " && ")
    }

    private mutating func atom(_ e: Expression, _ values: Values) -> String {
        if let value = e.boolean { return value ? "true" : "false" }
        let simple = Simplifier(facts: export.facts)(e)
        return predicate(values) { code, scope in code.condition(simple, scope) }
    }

    /// Writes a function for a predicate; gives the text that asks it.
    private mutating func predicate(_ values: Values, _ test: (CodeBuilder, ExportScope) -> String) -> String {
        let code = CodeBuilder(export)
        var scope = ExportScope(root: "(*s)")
        for (local, position) in values.sorted(by: { $0.key.index < $1.key.index }) {
            let type = locals[local.index].type
            if export.types.isScalar(type), !type.isOptional {
                scope.locals[local] = export.text(export.types.lowest(type) + Int64(position))
            } else {
                let value = code.temporary(type)
                code.decode("\(position)", type, in: value)
                scope.locals[local] = value
            }
        }
        let text = test(code, scope)
        code.line("return \(text);")
        let name = "atom_\(count)"
        count += 1
        functions += ["static int \(name)(void) {", "  const M *s = &now.m;"]
        functions += code.declarations.map { "  \($0)" } + code.lines + ["}"]
        return "(c_expr { (\(name)() > 0) })"
    }

    /// The values of binders, behind what is bound already.
    private mutating func combinations(_ binders: [Binder], _ values: Values) -> [Values] {
        var result = [values]
        for binder in binders {
            let count = export.program.cardinality(of: locals[binder.local.index].type)
            if count > Self.mostValues / max(1, result.count) { isTooLarge = true }
            guard !isTooLarge else { return [values] }
            result = result.flatMap { start in
                (0..<count).map { position in start.merging([binder.local: position]) { $1 } }
            }
        }
        return result
    }
}

extension Binder {
    /// Whether it ranges over all values of a type.
    fileprivate var isPlain: Bool { if case .type = domain { true } else { false } }
}
