extension Program {
    /// The value that a variable of `type` has without another: `unset` for symmetric types, threads and errnos, which
    /// have no default; `scalar(0)` for locks, seqcounts and srcu.
    ///
    /// - Complexity: O(`scalarCount(of: type)`).
    public func defaultValue(of type: Type) -> Value {
        switch type {
        case .range(let low, _): .scalar(low)
        case .symmetric, .thread, .errno, .snapshot: .unset
        case .optional: .none
        case .structure(let id): .aggregate(structures[id.index].fields.map { defaultValue(of: $0.type) })
        case .array(let index, let element):
            .aggregate(Array(repeating: defaultValue(of: element), count: cardinality(of: index)))
        case .set: .set([])
        case .sequence: .aggregate([])
        case .boolean, .enumeration, .mutex, .rwlock, .seqcount, .srcu, .unknown: .scalar(0)
        }
    }
}

extension Value {
    /// Whether some part of it is `unset`.
    public var isPartlyUnset: Bool {
        switch self {
        case .unset: true
        case .aggregate(let parts), .set(let parts): parts.contains(where: \.isPartlyUnset)
        case .scalar, .none: false
        }
    }
}
