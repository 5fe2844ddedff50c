/// A type of a random model.
indirect enum RandomType: Hashable {
    case boolean
    case range(Int, Int)
    /// The enumeration `Color`.
    case color
    /// The symmetric type `Obj`.
    case object
    /// The members of a thread declaration.
    case thread(String)
    case optional(RandomType)
    case set(RandomType)
    case sequence(Int, RandomType)
    case array(RandomType, RandomType)
    /// The structure of that name with its fields.
    case structure(String, [Field])
    case mutex, rwlock, seqcount, srcu, snapshot, errno

    /// A field of a structure.
    struct Field: Hashable {
        let name: String
        let type: RandomType
    }

    /// How the type is written.
    var text: String {
        switch self {
        case .boolean: "bool"
        case .range(let low, let high): "\(low)..\(high)"
        case .color: "Color"
        case .object: "Obj"
        case .thread(let name), .structure(let name, _): name
        case .optional(let wrapped): wrapped.text + "?"
        case .set(let member): "set of " + member.text
        case .sequence(let bound, let element): "seq[\(bound)] of " + element.text
        case .array(let index, let element): "[\(index.text)] " + element.text
        case .mutex: "mutex"
        case .rwlock: "rwlock"
        case .seqcount: "seqcount"
        case .srcu: "srcu"
        case .snapshot: "snapshot"
        case .errno: "errno"
        }
    }

    /// Whether it holds a lock, seqcount or srcu, and so is a place only.
    var isPlaceOnly: Bool {
        switch self {
        case .mutex, .rwlock, .seqcount, .srcu: true
        case .array(_, let element): element.isPlaceOnly
        case .structure(_, let fields): fields.contains { $0.type.isPlaceOnly }
        default: false
        }
    }

    /// Whether a value has to be given because there is no default.
    var needsValue: Bool {
        switch self {
        case .object, .thread: true
        case .array(_, let element): element.needsValue
        case .structure(_, let fields): fields.contains { $0.type.needsValue }
        default: false
        }
    }

    /// Whether it has values that can be compared, and copied from place to place.
    var isPlain: Bool { !isPlaceOnly && self != .snapshot }

    /// Whether its values have no order.
    var isSymmetric: Bool {
        switch self {
        case .object, .thread: true
        default: false
        }
    }

    /// Whether its values have an order.
    var isOrdered: Bool { isRange || self == .boolean || self == .color }

    /// Whether it is a range.
    var isRange: Bool { if case .range = self { true } else { false } }
}

/// Something with a name and a type in a random model.
struct RandomName {
    let name: String
    let type: RandomType
    /// Whether it can be assigned.
    var isAssignable = true
}
