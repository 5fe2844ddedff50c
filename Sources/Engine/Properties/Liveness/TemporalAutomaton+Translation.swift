extension TemporalAutomaton {
    /// The automaton that accepts the runs on which `formula` is true (or false, where `isNegated`); `nil` where it would
    /// be too large.
    ///
    /// A state is the set of the formulas that are to hold from there on. A transition is a way to have them hold: what
    /// must be true now, and what is put off. What an `until` waits for is not put off for ever, which its mark says: it
    /// stands on the transitions that do not put it off (Couvreur, On-the-fly verification of linear temporal logic, 1999).
    public init?(_ formula: TemporalFormula, isNegated: Bool = false) {
        var tableau = Tableau()
        guard tableau.build(NormalFormula(formula, isNegated: isNegated)) else { return nil }
        states = tableau.states
        markCount = tableau.untils.count
        simplify()
    }
}

/// The making of an automaton.
private struct Tableau {
    /// A way to have formulas hold.
    struct Term {
        /// The atoms that must be true now, and those that must be false.
        var (positive, negative): (UInt64, UInt64) = (0, 0)
        /// What is to hold from the next state on, ascending.
        var next: [Int] = []
        /// The `until`s that are put off, a bit each.
        var postponed: UInt64 = 0
        /// What has been dealt with.
        var done: Set<Int> = []
    }

    /// The formulas met so far; sets hold their positions.
    private var formulas: [NormalFormula] = []
    /// The positions.
    private var numbers: [NormalFormula: Int] = [:]
    /// The `until`s, by mark.
    private(set) var untils: [Int] = []
    /// The states, by what is to hold there.
    private var stateNumbers: [[Int]: Int] = [:]
    /// What is to hold in each state.
    private var obligations: [[Int]] = []
    /// The transitions made.
    private(set) var states: [[TemporalAutomaton.Transition]] = []
    /// How many more terms may be made.
    private var budget = 1 << 16

    /// Makes all states that are reached from `formula`; false where they are too many.
    mutating func build(_ formula: NormalFormula) -> Bool {
        let first = number(of: formula)
        guard untils.count <= 64, state(of: formula == .constant(true) ? [] : [first]) != nil else { return false }
        var (next, count) = (0, 0)
        while next < obligations.count {
            var terms: [Term] = []
            expand(obligations[next], Term(), &terms)
            guard budget > 0 else { return false }
            var list: [TemporalAutomaton.Transition] = []
            for term in Self.undominated(terms) {
                guard let target = state(of: term.next) else { return false }
                list.append(
                    TemporalAutomaton.Transition(
                        positive: term.positive, negative: term.negative, target: target, marks: ~term.postponed))
            }
            count += list.count
            if count > TemporalAutomaton.mostTransitions { return false }
            states.append(list)
            next += 1
        }
        let all: UInt64 = untils.count == 64 ? .max : (1 << UInt64(untils.count)) - 1
        for index in states.indices {
            for position in states[index].indices { states[index][position].marks &= all }
        }
        return true
    }

    /// The position of a formula, those of its parts before it.
    private mutating func number(of formula: NormalFormula) -> Int {
        if let known = numbers[formula] { return known }
        switch formula {
        case .constant, .literal: break
        case .and(let a, let b), .or(let a, let b), .until(let a, let b), .release(let a, let b):
            _ = number(of: a)
            _ = number(of: b)
        }
        formulas.append(formula)
        numbers[formula] = formulas.count - 1
        if case .until = formula { untils.append(formulas.count - 1) }
        return formulas.count - 1
    }

    /// The state in which these are to hold; `nil` where there are too many.
    private mutating func state(of obligation: [Int]) -> Int? {
        if let known = stateNumbers[obligation] { return known }
        guard obligations.count < TemporalAutomaton.mostStates else { return nil }
        obligations.append(obligation)
        stateNumbers[obligation] = obligations.count - 1
        return obligations.count - 1
    }

    /// Adds the ways to have `list` hold besides what `term` says.
    private mutating func expand(_ list: [Int], _ term: Term, _ result: inout [Term]) {
        var (list, term) = (list, term)
        while let formula = list.popLast() {
            if budget <= 0 { return }
            guard term.done.insert(formula).inserted else { continue }
            switch formulas[formula] {
            case .constant(true): continue
            case .constant(false): return
            case .literal(let atom, let value):
                let bit: UInt64 = 1 << UInt64(atom)
                if value { term.positive |= bit } else { term.negative |= bit }
                if term.positive & term.negative != 0 { return }
            case .and(let a, let b): list += [number(of: b), number(of: a)]
            case .or(let a, let b):
                expand(list + [number(of: a)], term, &result)
                list.append(number(of: b))
            case .until(let a, let b):
                expand(list + [number(of: b)], term, &result)
                list.append(number(of: a))
                term.next.append(formula)
                if let mark = untils.firstIndex(of: formula) { term.postponed |= 1 << UInt64(mark) }
            case .release(let a, let b):
                expand(list + [number(of: b), number(of: a)], term, &result)
                list.append(number(of: b))
                term.next.append(formula)
            }
        }
        budget -= 1
        term.next.sort()
        result.append(term)
    }

    /// The terms without those that another one replaces: it asks no more of now and later, and puts off no more.
    private static func undominated(_ terms: [Term]) -> [Term] {
        func replaces(_ a: Term, _ b: Term) -> Bool {
            a.positive & ~b.positive == 0 && a.negative & ~b.negative == 0 && a.postponed & ~b.postponed == 0
                && Set(a.next).isSubset(of: b.next)
        }
        var kept: [Term] = []
        for term in terms where !kept.contains(where: { replaces($0, term) }) {
            kept.removeAll { replaces(term, $0) }
            kept.append(term)
        }
        return kept
    }
}
