extension Program {
    /// The types of the parts of `type`: fields, elements and indices, or what `?` wraps.
    func parts(of type: Type) -> [Type] {
        switch type {
        case .optional(let part), .set(let part), .sequence(_, let part): [part]
        case .array(_, let element): [element]
        case .structure(let id): structures[id.index].fields.map(\.type)
        default: []
        }
    }

    /// Whether a value of `type` has a lock, seqcount or srcu in it.
    public func holdsPlace(_ type: Type) -> Bool {
        type.isPlace || parts(of: type).contains(where: holdsPlace)
    }

    /// Whether `type` is a snapshot or has one in it.
    public func holdsSnapshot(_ type: Type) -> Bool {
        type == .snapshot || parts(of: type).contains(where: holdsSnapshot)
    }

    /// Whether quantifiers, loops, choices and parameters can range over `type`: scalars, threads, symmetric types, and
    /// optionals, structures and sets of them.
    public func isEnumerable(_ type: Type) -> Bool {
        switch type {
        case .optional, .structure, .set: parts(of: type).allSatisfy(isEnumerable)
        case .unknown: true
        default: type.isScalar
        }
    }

    /// Whether the values of `type` have no order of their own: symmetric types, threads with identical members or
    /// symmetric indices, and types that contain them.
    public func isUnordered(_ type: Type) -> Bool {
        switch type {
        case .symmetric: true
        case .thread(let id):
            switch threads[id.index].shape {
            case .single: false
            case .identical: true
            case .indexed(let indices): indices.contains { isUnordered($0.type) }
            }
        default: parts(of: type).contains(where: isUnordered)
        }
    }

    /// Whether a default of `type` leaves something unset: a symmetric value or thread, not under `?` nor in a set or a
    /// sequence; `errno` where `includingErrno`.
    public func needsValue(_ type: Type, includingErrno: Bool = true) -> Bool {
        switch type {
        case .symmetric, .thread: true
        case .errno: includingErrno
        case .array(_, let element): needsValue(element, includingErrno: includingErrno)
        case .structure(let id):
            structures[id.index].fields.contains { needsValue($0.type, includingErrno: includingErrno) }
        default: false
        }
    }

    /// How many scalars a value of `type` has at most, at most `Int.max`; a set has one for each possible member, a
    /// lock one.
    public func scalarCount(of type: Type) -> Int {
        switch type {
        case .optional(let wrapped): scalarCount(of: wrapped)
        case .array(let index, let element): cardinality(of: index).saturatingMultiply(scalarCount(of: element))
        case .sequence(let bound, let element): bound.saturatingMultiply(scalarCount(of: element))
        case .structure(let id):
            structures[id.index].fields.reduce(0) { $0.saturatingAdd(scalarCount(of: $1.type)) }
        default: 1
        }
    }

    /// How many types `type` is made of, itself included, at most `Int.max`.
    func partCount(of type: Type) -> Int {
        parts(of: type).reduce(1) { $0.saturatingAdd(partCount(of: $1)) }
    }

    /// How deeply `type` nests other types, itself included.
    func depth(of type: Type) -> Int {
        1 + (parts(of: type).map(depth).max() ?? 0)
    }
}

extension Program {
    /// Whether a default of `type` leaves an errno without a value.
    func holdsErrno(_ type: Type) -> Bool {
        switch type {
        case .errno: true
        case .array(_, let element): holdsErrno(element)
        case .structure(let id): structures[id.index].fields.contains { holdsErrno($0.type) }
        default: false
        }
    }
}
