extension Type {
    /// The interval of an integer type.
    public var interval: Interval? {
        if case .range(let low, let high) = self { Interval(low, high) } else { nil }
    }

    /// The type under `?`, else the type itself.
    public var unwrapped: Type {
        if case .optional(let wrapped) = self { wrapped } else { self }
    }

    /// Whether it is some `T?`.
    public var isOptional: Bool {
        if case .optional = self { true } else { false }
    }

    /// Whether it is some `lo..hi`.
    public var isInteger: Bool { interval != nil }

    /// Whether values are single numbers: booleans, integers, members, errnos, identities and threads.
    public var isScalar: Bool {
        switch self {
        case .boolean, .range, .enumeration, .errno, .symmetric, .thread: true
        default: false
        }
    }

    /// Whether values have an order that expressions can ask for with `<`.
    public var isOrdered: Bool {
        switch self {
        case .boolean, .range, .enumeration: true
        default: false
        }
    }

    /// Whether it is a lock, a seqcount or an srcu, of which only places exist.
    public var isPlace: Bool {
        switch self {
        case .mutex, .rwlock, .seqcount, .srcu: true
        default: false
        }
    }

    /// Whether it is a mutex or an rwlock.
    public var isLock: Bool { self == .mutex || self == .rwlock }

    /// The element type of a set.
    public var setElement: Type? {
        if case .set(let element) = self { element } else { nil }
    }

    /// Whether something in it could not be typed.
    public var isUnknown: Bool {
        switch self {
        case .unknown: true
        case .optional(let part), .set(let part), .sequence(_, let part): part.isUnknown
        case .array(let index, let element): index.isUnknown || element.isUnknown
        default: false
        }
    }

    /// Whether a value of this type can be stored where `target` is declared: the same but for the bounds of ranges and
    /// sequences, which are checked as it is stored. What could not be typed agrees with everything.
    public func agrees(with target: Type) -> Bool {
        switch (self, target) {
        case (.unknown, _), (_, .unknown), (.range, .range): true
        case (.optional(let a), .optional(let b)), (.set(let a), .set(let b)): a.agrees(with: b)
        case (.array(let i, let a), .array(let j, let b)): i.isSame(as: j) && a.agrees(with: b)
        case (.sequence(_, let a), .sequence(_, let b)): a.agrees(with: b)
        default: self == target
        }
    }

    /// Whether both are the same type, bounds included; what could not be typed is the same as everything.
    public func isSame(as other: Type) -> Bool {
        switch (self, other) {
        case (.unknown, _), (_, .unknown): true
        case (.optional(let a), .optional(let b)), (.set(let a), .set(let b)): a.isSame(as: b)
        case (.array(let i, let a), .array(let j, let b)): i.isSame(as: j) && a.isSame(as: b)
        case (.sequence(let m, let a), .sequence(let n, let b)): m == n && a.isSame(as: b)
        default: self == other
        }
    }

    /// The type that holds the values of both, if there is one: ranges are joined, `T` and `T?` give `T?`.
    public func joined(with other: Type) -> Type? {
        switch (self, other) {
        case (.unknown, _), (_, .unknown): .unknown
        case (.range(let a, let b), .range(let c, let d)): .range(min(a, c), max(b, d))
        case (.optional(let a), .optional(let b)): a.joined(with: b).map(Type.optional)
        case (.optional(let a), let b), (let b, .optional(let a)): a.joined(with: b).map(Type.optional)
        case (.set(let a), .set(let b)): a.joined(with: b).map(Type.set)
        case (.sequence(let m, let a), .sequence(let n, let b)):
            a.joined(with: b).map { .sequence(bound: max(m, n), $0) }
        case (.array(let index, let a), .array(_, let b)) where agrees(with: other):
            a.joined(with: b).map { .array(index: index, element: $0) }
        default: agrees(with: other) ? self : nil
        }
    }
}
