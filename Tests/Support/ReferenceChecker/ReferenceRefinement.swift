import Language

/// A refinement as section 6 states it: states are mapped, and the specification is asked for its transitions.
struct ReferenceRefinement {
    /// The position of the property in its program.
    let index: Int
    /// The mapping.
    private let refinement: Refinement
    /// The types in the model of the specification's variables.
    private let types: [Type]
    /// The specification.
    private let specification: ReferenceModel
    /// Its transitions.
    private let steps: Steps

    /// The refinement that the property at `index` is; `nil` for other properties.
    init?(_ model: ReferenceModel, _ index: Int) {
        guard case .refinement(let refinement) = model.program.properties[index].content else { return nil }
        self.index = index
        self.refinement = refinement
        let translate = TypeTranslation(source: refinement.specification, target: model.program)
        types = refinement.specification.variables.compactMap { translate($0.type) }
        specification = ReferenceModel(refinement.specification)
        steps = Steps(specification)
    }

    /// The state of the specification that a state of the model is mapped to.
    func image(of state: GlobalState, in model: ReferenceModel) throws(Fault) -> GlobalState {
        var image = GlobalState(before: specification)
        for (position, (expression, type)) in zip(refinement.mapping, types).enumerated() {
            var scope = Scope(model, state)
            image.variables[position] = try scope.value(expression, as: type)
        }
        return image
    }

    /// Whether the specification can begin in a state.
    func canBegin(in image: GlobalState) -> Bool { steps.initialStates().states.contains(image) }

    /// Whether the specification has a transition, or nothing of it changes.
    func allows(_ before: GlobalState, _ after: GlobalState) -> Bool {
        before == after || steps.moves(in: before).transitions.contains { $0.target == after }
    }
}
