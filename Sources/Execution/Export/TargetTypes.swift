import Language

/// The types of a model as types of the target, each declared where it is first needed.
///
/// A scalar is a number in a range, an optional scalar the same with one number more; arrays, sets and srcu are arrays
/// from 0, structures, sequences, rwlocks and other optionals records. Equal values have equal parts, unused ones too.
final class TargetTypes {
    let program: Program
    let dialect: Dialect
    /// The number that stands for `none`, and for a symmetric value that is not set.
    let none: Int64
    let threadCount: Int
    private(set) var declarations: [String] = []
    private var names: [Type: String] = [:]

    init(program: Program, dialect: Dialect, none: Int64) {
        self.program = program
        self.dialect = dialect
        self.none = none
        threadCount = program.threads.reduce(0) { $0 + $1.count }
    }

    /// Whether a value is one number.
    func isScalar(_ type: Type) -> Bool {
        switch type {
        case .boolean, .range, .enumeration, .errno, .symmetric, .thread, .snapshot, .mutex, .seqcount, .unknown: true
        case .optional(let wrapped): isScalar(wrapped)
        default: false
        }
    }

    /// The bounds of a scalar's numbers.
    func bounds(_ type: Type) -> (low: Int64, high: Int64) {
        switch type {
        case .range(let low, let high): return (low, max(low, high))
        case .optional(let wrapped):
            let inner = bounds(wrapped)
            return (min(none, inner.low), inner.high)
        case .symmetric, .thread: return (none, Int64(program.cardinality(of: type)) - 1)
        case .errno: return (none, Int64(Errno.names.count) - 1)
        case .mutex: return (0, Int64(threadCount))
        case .snapshot: return (0, Int64(seqcounts))
        case .seqcount, .unknown: return (0, 0)
        default: return (0, max(0, Int64(program.cardinality(of: type)) - 1))
        }
    }

    /// The number of all seqcounts.
    var seqcounts: Int { program.variables.reduce(0) { $0 + places(.seqcount, in: $1.type) } }

    /// The number of all srcu.
    var srcus: Int { program.variables.reduce(0) { $0 + places(.srcu, in: $1.type) } }

    /// How many places of the kind a value of the type holds.
    func places(_ kind: Type, in type: Type) -> Int {
        switch type {
        case kind: 1
        case .structure(let id): program.structures[id.index].fields.reduce(0) { $0 + places(kind, in: $1.type) }
        case .array(let index, let element): program.cardinality(of: index) * places(kind, in: element)
        default: 0
        }
    }

    /// The lowest number of a scalar that is no sentinel.
    func lowest(_ type: Type) -> Int64 { if case .range(let low, _) = type { low } else { 0 } }

    /// The name of a field of a structure.
    func field(_ index: Int, of id: StructureID) -> String {
        "f\(index)_\(program.structures[id.index].fields[index].name)"
    }

    /// What a variable or field of the type is declared with.
    func name(_ type: Type, isStored: Bool = true) -> String {
        if isScalar(type) {
            let (low, high) = bounds(type)
            return isStored || !dialect.isC ? scalar(low, high) : "int64_t"
        }
        if let known = names[type] { return known }
        let body = self.body(of: type)
        let name = "t\(names.count)"
        names[type] = name
        let text = program.text(of: type).filter { $0.isASCII && $0 != "*" && $0 != "-" && $0 != "/" }
        declarations.append(
            dialect.isC ? "typedef \(body) \(name); /* \(text) */" : "\(name): \(body); -- \(text)")
        return name
    }

    /// A range of numbers.
    func scalar(_ low: Int64, _ high: Int64) -> String {
        guard dialect.isC else {
            let limit: Int64 = 1 << 40
            return "\(max(low, -limit))..\(min(high, limit))"
        }
        if low >= 0 { return high < 256 ? "uint8_t" : high < 65_536 ? "uint16_t" : "int64_t" }
        return low >= -128 && high < 128 ? "int8_t" : low >= -32_768 && high < 32_768 ? "int16_t" : "int64_t"
    }

    /// The text of an array.
    func array(_ count: Int, of element: String) -> String {
        let size = max(1, count)
        return dialect.isC
            ? "struct __attribute__((packed)) { \(element) a[\(size)]; }" : "array [0..\(size - 1)] of \(element)"
    }

    /// The text of a record.
    func record(_ fields: [(name: String, type: String)]) -> String {
        let fields = fields.isEmpty ? [("f", scalar(0, 0))] : fields
        return dialect.isC
            ? "struct __attribute__((packed)) { \(fields.map { "\($0.1) \($0.0); " }.joined())}"
            : "record \(fields.map { "\($0.0): \($0.1); " }.joined())end"
    }

    private func body(of type: Type) -> String {
        switch type {
        case .optional(let wrapped): return record([("p", scalar(0, 1)), ("v", name(wrapped))])
        case .structure(let id):
            let fields = program.structures[id.index].fields
            return record(fields.indices.map { (field($0, of: id), name(fields[$0].type)) })
        case .array(let index, let element): return array(program.cardinality(of: index), of: name(element))
        case .set(let element): return array(program.cardinality(of: element), of: scalar(0, 1))
        case .sequence(let bound, let element):
            return record([("n", scalar(0, Int64(bound))), ("q", self.array(bound, of: name(element)))])
        case .rwlock:
            return record([("w", scalar(0, Int64(threadCount))), ("r", array(threadCount, of: scalar(0, 1)))])
        case .srcu: return array(threadCount, of: scalar(0, 1))
        default: return scalar(0, 0)
        }
    }
}
