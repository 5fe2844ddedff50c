import Engine
import Language

/// Finds the operations and rules of a specification that come nearest to a change of its state: those that would make it
/// but for a guard, and those that make another one.
struct NearMissSearch {
    /// The specification.
    private let view: SpecificationView
    /// The specification without guards; `nil` where that cannot be executed.
    private let unguarded: SpecificationView?

    /// The most near misses.
    private static let most = 3
    /// The most transitions that are put into words.
    private static let mostDescribed = 64

    /// Searches a specification.
    init(_ view: SpecificationView) {
        self.view = view
        let program = UnguardedProgram.program(from: view.system.program)
        let compiled = try? CompiledModel(program, Selection(properties: [], deadlock: false))
        unguarded = compiled.map { SpecificationView($0) }
    }

    /// A transition with how far its target is from what is wanted.
    private struct Candidate {
        /// Its ordinal in the specification with or without guards.
        let ordinal: Int32
        /// Where it leads.
        let target: [UInt64]
        /// How many parts of the state differ.
        let distance: Int
        /// Whether it is of the specification without guards.
        let isGuarded: Bool
    }

    /// What comes nearest to the change from `before` to `after`, each operation once, the nearest first.
    func nearMisses(from before: [UInt64], to after: [UInt64]) -> [RefinementExplanation.NearMiss] {
        var found: [RefinementExplanation.NearMiss] = []
        var actions: Set<String> = []
        for candidate in candidates(from: before, to: after).prefix(Self.mostDescribed) where found.count < Self.most {
            guard let miss = nearMiss(candidate, from: before, to: after), let transition = miss.transition,
                actions.insert(transition.action).inserted
            else { continue }
            found.append(miss)
        }
        return found
    }

    /// The transitions that bring the state nearer to `after`, or those that lead it least far away where there are none; the
    /// nearest first.
    private func candidates(from before: [UInt64], to after: [UInt64]) -> [Candidate] {
        var all: [Candidate] = []
        for (view, isGuarded) in [(view, false), (unguarded, true)] {
            for (ordinal, target) in view?.transitions(of: before) ?? [] where target != before {
                let distance = self.view.differences(target, after).count
                all.append(
                    Candidate(ordinal: ordinal, target: target, distance: distance, isGuarded: isGuarded))
            }
        }
        let whole = view.differences(before, after).count
        let most = max(whole - 1, all.map(\.distance).min() ?? 0)
        return all.filter { $0.distance <= most }.sorted {
            ($0.distance, $0.isGuarded ? 1 : 0, $0.ordinal) < ($1.distance, $1.isGuarded ? 1 : 0, $1.ordinal)
        }
    }

    /// A candidate in words; `nil` for one without guards that the specification has with them too.
    private func nearMiss(
        _ candidate: Candidate, from before: [UInt64], to after: [UInt64]
    ) -> RefinementExplanation.NearMiss? {
        let view = candidate.isGuarded ? unguarded ?? self.view : self.view
        let transition = view.system.describeTransition(from: before, ordinal: candidate.ordinal)
        var guardPart: Explanation?
        if candidate.isGuarded {
            guard let run = view.system.run(from: before, ordinal: candidate.ordinal) else { return nil }
            let search = GuardExplainer(self.view.system, state: before)
            guardPart = search.falseGuard(of: run, member: transition.actor)
        }
        return RefinementExplanation.NearMiss(
            transition: transition, isGuarded: candidate.isGuarded, guardPart: guardPart,
            differences: self.view.differences(candidate.target, after))
    }
}
