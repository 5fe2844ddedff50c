import Engine
import Language

extension ModelSystem {
    /// Shows a trace to where a refinement is violated on both levels; `nil` where it is of no selected refinement.
    public func explainRefinement(_ property: PropertyID, along trace: Trace) -> RefinementExplanation? {
        guard let judge = replica().refinementJudges.first(where: { $0.refinement.property == property }) else {
            return nil
        }
        let view = SpecificationView(judge.refinement.specification)
        let states = (0...trace.steps.count).map { trace.state(before: $0).flatMap(judge.image) }
        let matches = zip(states, states.dropFirst()).map(view.match)
        var nearest: [RefinementExplanation.NearMiss] = []
        if trace.steps.isEmpty, let initial = states[0] {
            nearest = view.nearestInitialStates(to: initial)
        } else if case .fails? = matches.last, let a = states[states.count - 2], let b = states[states.count - 1] {
            nearest = NearMissSearch(view).nearMisses(from: a, to: b)
        }
        return RefinementExplanation(
            specification: view.system.program.name,
            initial: states[0].map { view.system.describe(state: $0).variables } ?? [], matches: matches,
            nearest: nearest)
    }
}

/// A specification, asked about single states.
struct SpecificationView {
    /// The specification.
    let system: ModelSystem
    /// Writes its values.
    let texts: ValueText

    /// Looks at a specification.
    init(_ compiled: CompiledModel) {
        system = ModelSystem(compiled, nil, .never)
        texts = ValueText(compiled)
    }

    /// The transitions of a state with their targets; those that end in an error are left out.
    func transitions(of state: [UInt64]) -> [(ordinal: Int32, target: [UInt64])] {
        let buffer = SuccessorBuffer(layout: system.layout)
        buffer.byteLimit = 256 << 20
        system.makeTransitions(of: state, into: buffer)
        return (0..<buffer.count).map { (buffer.ordinal(of: $0), buffer[$0].array) }
    }

    /// What leads from one state to another.
    func match(from before: [UInt64]?, to after: [UInt64]?) -> RefinementExplanation.Match {
        guard let before, let after else { return .unknown }
        if before == after { return .stutters }
        if let found = transitions(of: before).first(where: { $0.target == after }) {
            return .matches(system.describeTransition(from: before, ordinal: found.ordinal))
        }
        return .fails(differences(before, after))
    }

    /// What differs between two states.
    func differences(_ a: [UInt64], _ b: [UInt64]) -> [TransitionDescription.Change] {
        texts.changes(from: system.compiled.map.unpack(a), to: system.compiled.map.unpack(b))
    }

    /// The initial state that differs least from `state`.
    func nearestInitialStates(to state: [UInt64]) -> [RefinementExplanation.NearMiss] {
        let buffer = SuccessorBuffer(layout: system.layout)
        system.makeInitialStates(into: buffer)
        let all = (0..<buffer.count).map { differences(buffer[$0].array, state) }
        guard let least = all.map(\.count).min(), let nearest = all.first(where: { $0.count == least }) else {
            return []
        }
        return [
            RefinementExplanation.NearMiss(
                transition: nil, isGuarded: false, guardPart: nil, differences: nearest)
        ]
    }
}
