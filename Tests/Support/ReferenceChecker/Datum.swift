import Language

/// A value as the reference checker holds it (reference, section 3).
indirect enum Datum: Hashable {
    /// A boolean, number, member of an enumeration, errno, identity or thread, numbered as in `Value`.
    case scalar(Int64)
    case none
    /// A symmetric value or thread that nothing has set yet.
    case unset
    /// The fields of a structure, the elements of an array or a sequence.
    case aggregate([Datum])
    /// The members of a set in their order.
    case set([Datum])
    /// A mutex, rwlock or srcu with the threads that hold it.
    case lock(Holders)
    /// A seqcount: it has nothing to remember, since only snapshots tell counts apart.
    case counter
    /// A snapshot that is still current, of the seqcount at that place.
    case current(Place)
    /// A snapshot of a count that has been bumped since.
    case stale
    /// What a procedure's parameter for a lock, seqcount or srcu names.
    case place(Place)

    /// `true` and `false`.
    init(_ truth: Bool) { self = .scalar(truth ? 1 : 0) }

    /// A number.
    init(_ number: Int) { self = .scalar(Int64(number)) }

    /// A value of the checked program.
    init(_ value: Value) {
        switch value {
        case .scalar(let number): self = .scalar(number)
        case .none: self = .none
        case .unset: self = .unset
        case .aggregate(let parts): self = .aggregate(parts.map { Datum($0) })
        case .set(let members): self = .set(Datum.sortedWithoutDuplicates(members.map { Datum($0) }))
        }
    }

    /// Whether this is `true`.
    var isTrue: Bool { self == .scalar(1) }

    /// The number of a scalar.
    var number: Int64 {
        guard case .scalar(let number) = self else { preconditionFailure("no scalar: \(self)") }
        return number
    }

    /// The parts of an aggregate.
    var parts: [Datum] {
        guard case .aggregate(let parts) = self else { preconditionFailure("no aggregate: \(self)") }
        return parts
    }

    /// The members of a set.
    var members: [Datum] {
        guard case .set(let members) = self else { preconditionFailure("no set: \(self)") }
        return members
    }

    /// The threads that hold a lock.
    var holders: Holders {
        guard case .lock(let holders) = self else { preconditionFailure("no lock: \(self)") }
        return holders
    }

    /// The part at the end of `path`.
    func part(at path: ArraySlice<Int>) -> Datum {
        guard let position = path.first else { return self }
        return parts[position].part(at: path.dropFirst())
    }

    /// This value with the part at the end of `path` replaced.
    func replacing(partAt path: ArraySlice<Int>, with new: Datum) -> Datum {
        guard let position = path.first else { return new }
        var parts = self.parts
        parts[position] = parts[position].replacing(partAt: path.dropFirst(), with: new)
        return .aggregate(parts)
    }

    /// Every lock inside, this value included.
    var locks: [Holders] {
        switch self {
        case .lock(let holders): [holders]
        case .aggregate(let parts): parts.flatMap(\.locks)
        default: []
        }
    }
}

/// The order of values (reference, section 8): `none` and lower values first, structures field by field, sets as
/// binary numbers whose lowest bit is the first member.
extension Datum: Comparable {
    static func < (a: Datum, b: Datum) -> Bool {
        switch (a, b) {
        case (.scalar(let a), .scalar(let b)): a < b
        case (.none, .none): false
        case (.none, _): true
        case (_, .none): false
        case (.aggregate(let a), .aggregate(let b)): a.lexicographicallyPrecedes(b)
        case (.set(let a), .set(let b)): a.reversed().lexicographicallyPrecedes(b.reversed())
        default: false
        }
    }

    /// The values in their order, each once.
    static func sortedWithoutDuplicates(_ values: [Datum]) -> [Datum] {
        Set(values).sorted()
    }
}

/// The threads that hold a mutex, an rwlock or an srcu, by their position among all threads.
struct Holders: Hashable {
    /// The thread that holds a mutex, or an rwlock for writing.
    var writer: Int?
    /// The threads that hold an rwlock for reading, or are inside a read section of an srcu.
    var readers: Set<Int> = []

    /// Every holder, in any mode.
    var all: Set<Int> { writer.map { readers.union([$0]) } ?? readers }
}

/// Where a value lives.
struct Place: Hashable {
    /// What the way begins with.
    enum Root: Hashable {
        case variable(Int)
        /// A local by its slot.
        case local(Int)
    }

    /// What the way begins with.
    var root: Root
    /// The positions of fields and elements on the way.
    var path: [Int] = []

    /// The part of this place at `position`.
    func part(_ position: Int) -> Place { Place(root: root, path: path + [position]) }
}
