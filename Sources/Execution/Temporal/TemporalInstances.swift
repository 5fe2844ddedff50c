import Engine
import Language

/// A predicate of a `liveness` property with values for the names that quantifiers around it bind.
struct TemporalAtom: Sendable {
    /// The predicate; of a binder over a set or a range that the state decides, that the name's value is in it.
    enum Predicate: Sendable {
        case expression(Expression)
        case isMember(Expression, ordinal: Int)
        case isInRange(Int64, Expression, Expression)
    }

    /// What is asked of a state.
    let predicate: Predicate
    /// The names with the ordinals of their values.
    let bindings: [TemporalBinding]
    /// Whether the predicate is a guard: where it is never true, the property says nothing.
    let isGuard: Bool
}

/// A name that a quantifier binds, with the ordinal of its value.
struct TemporalBinding: Hashable, Sendable {
    /// The name's local.
    let local: LocalID
    /// The position of its value among those of its type.
    let ordinal: Int
    /// Its type.
    let type: Type
}

/// A formula of a `liveness` property for one choice of values of its outermost `forall`s.
struct TemporalInstance: Sendable {
    /// The property.
    let property: PropertyID
    /// The values of the names that the outermost `forall`s bind.
    let bindings: [TemporalBinding]
    /// The formula.
    let formula: TemporalFormula
    /// Its atoms among all.
    let atoms: Range<Int>
}

/// Takes the `liveness` properties of a program apart: `&&` and `forall` outside of everything else give formulas of their
/// own, and all other quantifiers stand for their values.
struct TemporalInstances {
    /// The program.
    private let program: Program
    /// The formulas.
    private(set) var instances: [TemporalInstance] = []
    /// The predicates in them.
    private(set) var atoms: [TemporalAtom] = []
    /// The property that is taken apart.
    private var property = PropertyID(0)
    /// The locals of that property.
    private var locals: [Local] = []

    /// The most formulas of a property.
    private static let mostInstances = 4_096

    /// Takes the properties apart.
    ///
    /// - Throws: a limit where a formula has too many atoms, a property too many formulas, or an automaton would be too large.
    init(_ program: Program, _ properties: [PropertyID]) throws(ExecutionLimit) {
        self.program = program
        for id in properties {
            guard case .liveness(let formula, let locals) = program.properties[id.index].content else { continue }
            (property, self.locals) = (id, locals)
            try divide(formula, [])
        }
    }

    /// Adds the formulas that `formula` consists of.
    private mutating func divide(_ formula: Formula, _ bindings: [TemporalBinding]) throws(ExecutionLimit) {
        switch formula {
        case .and(let a, let b):
            try divide(a, bindings)
            try divide(b, bindings)
        case .forall(let binders, nil, let body) where binders.allSatisfy(\.rangesOverType):
            for inner in try combinations(binders, bindings) where isFirstAlike(inner) { try divide(body, inner) }
        default: try add(formula, bindings)
        }
    }

    /// Whether no earlier choice of values differs from this one by the names of interchangeable identities alone: what is
    /// true of that one is true of this one, as the program cannot tell them apart.
    private func isFirstAlike(_ bindings: [TemporalBinding]) -> Bool {
        var next: [Type: Int] = [:]
        for binding in bindings where isInterchangeable(binding.type) {
            if binding.ordinal > next[binding.type, default: 0] { return false }
            if binding.ordinal == next[binding.type, default: 0] { next[binding.type] = binding.ordinal + 1 }
        }
        return true
    }

    /// Whether the values of a type are interchangeable.
    private func isInterchangeable(_ type: Type) -> Bool {
        switch type {
        case .symmetric: return true
        case .thread(let id): if case .identical = program.threads[id.index].shape { return true } else { return false }
        default: return false
        }
    }

    /// Adds a formula.
    private mutating func add(_ formula: Formula, _ bindings: [TemporalBinding]) throws(ExecutionLimit) {
        let first = atoms.count
        let translated = try translate(formula, bindings, isGuard: false)
        guard atoms.count - first <= TemporalAutomaton.mostAtoms else {
            throw limit("has more than \(TemporalAutomaton.mostAtoms) predicates with their values")
        }
        guard TemporalAutomaton(translated.shiftingAtoms(by: first), isNegated: true) != nil else {
            throw limit("has too many cases for an automaton")
        }
        let count = instances.count { $0.property == property }
        guard count < Self.mostInstances else { throw limit("stands for more than \(Self.mostInstances) formulas") }
        instances.append(
            TemporalInstance(
                property: property, bindings: bindings, formula: translated, atoms: first..<atoms.count))
    }

    /// What is too much of a property.
    private func limit(_ text: String) -> ExecutionLimit {
        let property = program.properties[property.index]
        return ExecutionLimit(text: "'\(property.name)' \(text)", span: property.span)
    }

    /// The atom of a predicate, which is new.
    private mutating func atom(
        _ predicate: TemporalAtom.Predicate, _ bindings: [TemporalBinding], isGuard: Bool = false
    ) throws(ExecutionLimit) -> TemporalFormula {
        guard atoms.count < 1 << 16 else { throw limit("has too many predicates with their values") }
        atoms.append(TemporalAtom(predicate: predicate, bindings: bindings, isGuard: isGuard))
        return .atom(atoms.count - 1)
    }

    /// The same formula over atoms; `isGuard` where it stands before `implies` or `leads_to`.
    private mutating func translate(
        _ formula: Formula, _ bindings: [TemporalBinding], isGuard: Bool
    ) throws(ExecutionLimit) -> TemporalFormula {
        switch formula {
        case .predicate(let e):
            if let value = e.boolean { return .constant(value) }
            return try atom(.expression(e), bindings, isGuard: isGuard)
        case .not(let a): return .not(try translate(a, bindings, isGuard: false))
        case .and(let a, let b):
            return .and(try translate(a, bindings, isGuard: false), try translate(b, bindings, isGuard: false))
        case .or(let a, let b):
            return .or(try translate(a, bindings, isGuard: false), try translate(b, bindings, isGuard: false))
        case .implies(let a, let b):
            return .implies(try translate(a, bindings, isGuard: true), try translate(b, bindings, isGuard: false))
        case .always(let a): return .always(try translate(a, bindings, isGuard: false))
        case .eventually(let a): return .eventually(try translate(a, bindings, isGuard: false))
        case .until(let a, let b):
            return .until(try translate(a, bindings, isGuard: false), try translate(b, bindings, isGuard: false))
        case .release(let a, let b):
            return .release(try translate(a, bindings, isGuard: false), try translate(b, bindings, isGuard: false))
        case .leadsTo(let a, let b):
            return .leadsTo(try translate(a, bindings, isGuard: true), try translate(b, bindings, isGuard: false))
        case .forall(let binders, let condition, let body):
            let parts = try instances(of: body, binders, condition, bindings, isGuard: true)
            return parts.reduce(.constant(true)) { .and($0, .implies($1.guard, $1.body)) }
        case .exists(let binders, let condition, let body):
            let parts = try instances(of: body, binders, condition, bindings, isGuard: false)
            return parts.reduce(.constant(false)) { .or($0, .and($1.guard, $1.body)) }
        }
    }

    /// The body of a quantifier for each choice of values, with what must be true of the values.
    private mutating func instances(
        of body: Formula, _ binders: [Binder], _ condition: Expression?, _ bindings: [TemporalBinding], isGuard: Bool
    ) throws(ExecutionLimit) -> [(guard: TemporalFormula, body: TemporalFormula)] {
        var result: [(guard: TemporalFormula, body: TemporalFormula)] = []
        for inner in try combinations(binders, bindings) {
            var test = TemporalFormula.constant(true)
            for (binder, binding) in zip(binders, inner.suffix(binders.count)) {
                guard let part = try membership(of: binding, in: binder.domain, inner) else { continue }
                test = .and(test, part)
            }
            if let condition { test = .and(test, try atom(.expression(condition), inner, isGuard: isGuard)) }
            result.append((test, try translate(body, inner, isGuard: false)))
        }
        return result
    }

    /// That a name's value is one that its binder ranges over; `nil` where it always is.
    private mutating func membership(
        of binding: TemporalBinding, in domain: Domain, _ bindings: [TemporalBinding]
    ) throws(ExecutionLimit) -> TemporalFormula? {
        switch domain {
        case .type: nil
        case .set(let set): try atom(.isMember(set, ordinal: binding.ordinal), bindings)
        case .range(let low, let high):
            if case .scalar(let number)? = program.value(at: binding.ordinal, in: binding.type) {
                try atom(.isInRange(number, low, high), bindings)
            } else {
                nil
            }
        }
    }

    /// The choices of values for binders, the first slowest, behind what is bound already.
    private func combinations(
        _ binders: [Binder], _ bindings: [TemporalBinding]
    ) throws(ExecutionLimit) -> [[TemporalBinding]] {
        var result = [bindings]
        for binder in binders {
            let type = locals[binder.local.index].type
            let count = program.cardinality(of: type)
            guard result.count <= Self.mostInstances / max(1, count) else {
                throw limit("has a quantifier over more than \(Self.mostInstances) values")
            }
            result = result.flatMap { start in
                (0..<count).map { start + [TemporalBinding(local: binder.local, ordinal: $0, type: type)] }
            }
        }
        return result
    }
}

extension Binder {
    /// Whether it ranges over all values of a type.
    fileprivate var rangesOverType: Bool { if case .type = domain { true } else { false } }
}
