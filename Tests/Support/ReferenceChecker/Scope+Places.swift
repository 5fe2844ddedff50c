import Language

extension Scope {
    /// Where `expression` is stored.
    mutating func place(_ expression: Expression) throws(Fault) -> Place {
        switch expression.kind {
        case .variable(let id): return Place(root: .variable(id.index))
        case .local(let id):
            if case .place(let place)? = locals[base + id.index] { return place }
            return Place(root: .local(base + id.index))
        case .field(let whole, let position): return try place(whole).part(position)
        case .element(let array, let index):
            let whole = try place(array)
            return whole.part(try position(of: index, in: array))
        case .sequenceElement(let sequence, let index):
            let whole = try place(sequence)
            let count = read(whole).parts.count
            return whole.part(try sequencePosition(index, count: count))
        case .unwrap(let optional):
            let whole = try place(optional)
            if read(whole) == .none { throw Fault(.unwrapOfNone, expression.span) }
            return whole
        default: preconditionFailure("no place")
        }
    }

    /// What is stored at `place`.
    func read(_ place: Place) -> Datum {
        switch place.root {
        case .variable(let variable): return state.variables[variable].part(at: place.path[...])
        case .local(let slot):
            guard let whole = locals[slot] else { preconditionFailure("local \(slot) has no value") }
            return whole.part(at: place.path[...])
        }
    }

    /// Stores `datum` at `place`.
    mutating func write(_ datum: Datum, at place: Place) {
        switch place.root {
        case .variable(let variable):
            state.variables[variable] = state.variables[variable].replacing(partAt: place.path[...], with: datum)
        case .local(let slot):
            if place.path.isEmpty {
                locals[slot] = datum
            } else if let whole = locals[slot] {
                locals[slot] = whole.replacing(partAt: place.path[...], with: datum)
            }
        }
    }

    /// The position that an index has in an array.
    mutating func position(of index: Expression, in array: Expression) throws(Fault) -> Int {
        guard case .array(let type, _) = array.type else { preconditionFailure("no array") }
        guard let position = model.position(of: try value(index), in: type) else {
            throw Fault(.indexOutOfRange, index.span)
        }
        return position
    }

    /// The position that an index has in a sequence of `count` elements.
    mutating func sequencePosition(_ index: Expression, count: Int) throws(Fault) -> Int {
        let position = try number(index)
        guard position >= 0 && position < count else { throw Fault(.indexOutOfRange, index.span) }
        return Int(position)
    }
}
