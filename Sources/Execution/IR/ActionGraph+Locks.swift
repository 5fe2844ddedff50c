import Language

extension ActionGraph {
    /// The variables whose locks the text of the action names where it takes them.
    var lockedVariables: Set<VariableID> {
        var variables: Set<VariableID> = []
        func note(_ place: Expression) {
            if case .variable(let id) = place.kind { variables.insert(id) }
            place.forEachOperand(note)
        }
        for block in blocks {
            for instruction in block.instructions {
                switch instruction.kind {
                case .lock(_, let place), .readLock(let place): note(place)
                default: break
                }
            }
            if case .tryLock(_, let place, _, _, _) = block.terminator { note(place) }
        }
        return variables
    }
}
