import Engine
import Language

/// Judges the transitions of a model by a specification: each must be one of the specification, or change nothing of it.
///
/// States are looked at through the mapping. What it reads is a small part of most states, so the images of states are
/// kept by that part, and pairs of images that were accepted are kept too; both in caches of fixed size.
final class RefinementJudge {
    /// What is judged.
    let refinement: CompiledRefinement
    /// Runs the mapping; the instance's own machine.
    private let machine: VirtualMachine
    /// The specification.
    private let specification: ModelSystem
    /// What the mapping finds in a state.
    private let found: SuccessorBuffer
    /// The transitions of the specification from the state `expanded`.
    private let successors: SuccessorBuffer
    /// The state of the specification whose transitions are known; empty where there is none.
    private var expanded: [UInt64] = []
    /// Whether not all of them are known.
    private var isCutOff = false
    /// The images of states by what the mapping reads: a word that is 1 where there is one, and the image.
    private var images: WordCache
    /// Pairs of images that are transitions of the specification.
    private var accepted: WordCache
    /// What the mapping reads of the state that is looked at.
    private var projected: [UInt64]
    /// A pair of images.
    private var pair: [UInt64]
    /// The image computed last, behind a word that says whether there is one.
    private var image: [UInt64]
    /// The words of a state of the specification.
    private let size: Int

    /// The most bytes that the transitions of a state of the specification may take.
    private static let mostBytes = 256 << 20

    /// Makes a judge that runs the mapping on `machine`.
    init(
        _ refinement: CompiledRefinement, _ machine: VirtualMachine, _ layout: StateLayout, _ interruption: Interruption
    ) {
        self.refinement = refinement
        self.machine = machine
        specification = ModelSystem(refinement.specification, nil, interruption)
        found = SuccessorBuffer(layout: layout, capacity: 1)
        successors = SuccessorBuffer(layout: specification.layout)
        successors.byteLimit = Self.mostBytes
        size = specification.layout.wordCount
        projected = Array(repeating: 0, count: layout.wordCount)
        pair = Array(repeating: 0, count: 2 * size)
        image = Array(repeating: 0, count: size + 1)
        images = WordCache(keyWords: layout.wordCount, valueWords: size + 1)
        accepted = WordCache(keyWords: 2 * size, valueWords: 0)
    }

    /// What can be said of a pair of states.
    enum Verdict {
        /// Nothing of the specification changes, or one of the states has no image.
        case stutters
        /// The specification has that transition.
        case matches
        /// It does not.
        case fails
        /// Its transitions could not all be made.
        case unknown
    }

    /// Judges a transition of the model.
    func judge(from source: PackedState, to target: PackedState) -> Verdict {
        if refinement.projection.agrees(source, target) { return .stutters }
        guard findImage(of: source, at: 0), findImage(of: target, at: size) else { return .stutters }
        if (0..<size).allSatisfy({ pair[$0] == pair[size + $0] }) { return .stutters }
        let slot = accepted.slot(of: pair)
        if accepted.holds(pair, in: slot) { return .matches }
        expandFirst()
        let verdict = verdict(onImageAt: size)
        if verdict == .matches { accepted.insert(pair, [], in: slot) }
        return verdict
    }

    /// Judges an initial state of the model.
    func judge(initial state: PackedState) -> Verdict {
        guard findImage(of: state, at: 0) else { return .stutters }
        expanded = []
        successors.removeAll()
        specification.makeInitialStates(into: successors)
        isCutOff = successors.hasOverflowed
        return verdict(onImageAt: 0)
    }

    /// Tells `report` of each error that the mapping meets in a state.
    func findErrors(in state: PackedState, _ report: (SubjectID) -> Void) {
        if findImage(of: state, at: 0) { return }
        runMapping(in: state)
        for finding in found.findings where finding.subject != refinement.subject { report(finding.subject) }
    }

    /// The words of the specification's state that `state` is mapped to; `nil` where the mapping meets an error.
    func image(of state: [UInt64]) -> [UInt64]? {
        PackedState.withView(of: state) { findImage(of: $0, at: 0) } ? Array(pair.prefix(size)) : nil
    }

    /// Whether the successors that were made last hold the image at `offset` of the pair.
    private func verdict(onImageAt offset: Int) -> Verdict {
        for index in 0..<successors.count {
            let state = successors[index]
            if (0..<size).allSatisfy({ state[$0] == pair[offset + $0] }) { return .matches }
        }
        return isCutOff ? .unknown : .fails
    }

    /// Writes the image of a state to `offset` of the pair; false where the mapping meets an error.
    private func findImage(of state: PackedState, at offset: Int) -> Bool {
        refinement.projection.project(state, into: &projected)
        let slot = images.slot(of: projected)
        if !images.holds(projected, in: slot) {
            computeImage(of: state)
            images.insert(projected, image, in: slot)
        }
        for index in 0..<size { pair[offset + index] = images.value(in: slot, index + 1) }
        return images.value(in: slot, 0) != 0
    }

    /// Runs the mapping and packs what it leaves.
    private func computeImage(of state: PackedState) {
        runMapping(in: state)
        for index in image.indices { image[index] = 0 }
        guard found.findings.contains(where: { $0.subject == refinement.subject }) else { return }
        image[0] = 1
        for field in refinement.fields {
            let code = field.packed.encoding.code(of: machine.memory[field.slot])
            image[1 + Int(field.packed.word)] |= code << UInt64(field.packed.shift)
        }
    }

    /// Runs the mapping on a state.
    private func runMapping(in state: PackedState) {
        found.removeAll()
        machine.load(state)
        machine.run(refinement.code.entry, into: found)
    }

    /// Makes the transitions of the first image of the pair, unless they are known.
    private func expandFirst() {
        if !expanded.isEmpty, (0..<size).allSatisfy({ expanded[$0] == pair[$0] }) { return }
        expanded = Array(pair.prefix(size))
        successors.removeAll()
        specification.makeTransitions(of: expanded, into: successors)
        isCutOff = successors.hasOverflowed || specification.machine.isStopped
    }
}
