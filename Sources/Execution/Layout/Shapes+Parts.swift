import Language

extension Shapes {
    /// The first slot of a part of a variable that begins at `start`, and the part's type; `nil` where there is no such
    /// part.
    func part(_ place: StatePlace, of start: Int32) -> (slot: Int, type: Type)? {
        var type = program.variables[place.variable.index].type
        var slot = Int(start)
        for part in place.path {
            switch type {
            case .structure(let id):
                slot += offset(ofField: part, in: id)
                type = program.structures[id.index].fields[part].type
            case .array(_, let element):
                slot += part * slotCount(element)
                type = element
            default: return nil
            }
        }
        return (slot, type)
    }
}
