extension Value {
    /// Whether this value stands before `other` of the same type in the canonical order: unset, `none` and lower values
    /// first, aggregates by their first differing part, sets as bits with the first value lowest.
    public func precedes(_ other: Value) -> Bool { compare(other) < 0 }

    /// Less than, equal to or more than 0 as this value stands before, with or behind `other`.
    private func compare(_ other: Value) -> Int {
        switch (self, other) {
        case (.scalar(let a), .scalar(let b)): a < b ? -1 : (a == b ? 0 : 1)
        case (.aggregate(let a), .aggregate(let b)): Self.compare(a[...], b[...])
        case (.set(let a), .set(let b)): Self.compare(Array(a.reversed())[...], Array(b.reversed())[...])
        default: rank - other.rank
        }
    }

    /// Compares part by part; what ends first stands first.
    private static func compare(_ a: ArraySlice<Value>, _ b: ArraySlice<Value>) -> Int {
        for (x, y) in zip(a, b) {
            let order = x.compare(y)
            if order != 0 { return order }
        }
        return a.count - b.count
    }

    /// The place of the form among the forms.
    private var rank: Int {
        switch self {
        case .unset: 0
        case .none: 1
        case .scalar: 2
        case .aggregate: 3
        case .set: 4
        }
    }

    /// `values` in canonical order, each once.
    static func canonical(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }.sorted { $0.precedes($1) }
    }
}
