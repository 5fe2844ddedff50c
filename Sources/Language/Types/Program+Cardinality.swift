extension Program {
    /// How many values `type` has, at most `Int.max`; of places and snapshots, which have no values, 1.
    public func cardinality(of type: Type) -> Int {
        switch type {
        case .boolean: 2
        case .range(let low, let high): Interval(low, high).count
        case .enumeration(let id): enumerations[id.index].members.count
        case .errno: Errno.names.count
        case .symmetric(let id): symmetricTypes[id.index].count
        case .thread(let id): threads[id.index].count
        case .optional(let wrapped): cardinality(of: wrapped).saturatingAdd(1)
        case .structure(let id):
            structures[id.index].fields.reduce(1) { $0.saturatingMultiply(cardinality(of: $1.type)) }
        case .array(let index, let element): cardinality(of: element).saturatingPower(cardinality(of: index))
        case .set(let element): 2.saturatingPower(cardinality(of: element))
        case .sequence(let bound, let element): sequences(of: cardinality(of: element), upTo: bound)
        case .mutex, .rwlock, .seqcount, .srcu, .snapshot, .unknown: 1
        }
    }

    /// How many sequences of at most `bound` elements there are over `count` values, at most `Int.max`.
    private func sequences(of count: Int, upTo bound: Int) -> Int {
        var total = 1
        var power = 1
        for _ in 0..<bound {
            power = power.saturatingMultiply(count)
            total = total.saturatingAdd(power)
            if power == 0 || total == .max { break }
            if power == 1 { return bound.saturatingAdd(1) }
        }
        return total
    }

    /// The position of `value` among the values of the enumerable `type`: `false`, `none` and lower values first,
    /// structures and arrays with the first part most significant, sets as bits with the first value lowest.
    /// `nil` where it is none of them, or lies beyond `Int.max`.
    public func ordinal(of value: Value, in type: Type) -> Int? {
        switch (type, value) {
        case (.optional, .none): 0
        case (.optional(let wrapped), _): ordinal(of: value, in: wrapped).map { $0.saturatingAdd(1) }
        case (.range(let low, let high), .scalar(let number)):
            Interval(low, high).contains(number) ? Interval(low, number).count - 1 : nil
        case (.structure(let id), .aggregate(let fields)):
            ordinal(of: fields, in: structures[id.index].fields.map(\.type))
        case (.array(_, let element), .aggregate(let elements)):
            ordinal(of: elements, in: Array(repeating: element, count: elements.count))
        case (.set(let element), .set(let members)): ordinal(ofSet: members, element: element)
        case (_, .scalar(let number)) where type.isScalar:
            number >= 0 && number < cardinality(of: type) ? Int(number) : nil
        default: nil
        }
    }

    /// The position of `values` among the combinations of values of `types`, the first most significant; `nil` where
    /// one is no value of its type, or the position lies beyond `Int.max`.
    public func ordinal(of values: [Value], in types: [Type]) -> Int? {
        guard values.count == types.count else { return nil }
        var result = 0
        for (value, type) in zip(values, types) {
            guard let digit = ordinal(of: value, in: type) else { return nil }
            result = result.saturatingMultiply(cardinality(of: type)).saturatingAdd(digit)
        }
        return result == .max ? nil : result
    }

    /// The number whose bits are the positions of `members`.
    private func ordinal(ofSet members: [Value], element: Type) -> Int? {
        var bits = 0
        for member in members {
            guard let position = ordinal(of: member, in: element), position < Int.bitWidth - 1 else { return nil }
            bits |= 1 << position
        }
        return bits
    }

    /// The value at `ordinal` of the enumerable `type`, in the order of `ordinal(of:in:)`; `nil` beyond its values.
    public func value(at ordinal: Int, in type: Type) -> Value? {
        guard ordinal >= 0, ordinal < cardinality(of: type) else { return nil }
        switch type {
        case .range(let low, _): return .scalar(low &+ Int64(ordinal))
        case .optional(let wrapped): return ordinal == 0 ? Value.none : value(at: ordinal - 1, in: wrapped)
        case .structure(let id):
            return values(at: ordinal, in: structures[id.index].fields.map(\.type)).map(Value.aggregate)
        case .array(let index, let element):
            return values(at: ordinal, in: Array(repeating: element, count: cardinality(of: index)))
                .map(Value.aggregate)
        case .set(let element):
            let positions = (0..<min(cardinality(of: element), Int.bitWidth - 1)).filter { ordinal >> $0 & 1 == 1 }
            return .set(positions.compactMap { value(at: $0, in: element) })
        default: return type.isScalar ? .scalar(Int64(ordinal)) : nil
        }
    }

    /// The combination at `ordinal` of values of `types`, the first most significant; `nil` beyond them.
    public func values(at ordinal: Int, in types: [Type]) -> [Value]? {
        var rest = ordinal
        var result: [Value] = []
        for type in types.reversed() {
            let count = cardinality(of: type)
            guard count > 0, let digit = value(at: rest % count, in: type) else { return nil }
            result.append(digit)
            rest /= count
        }
        return rest == 0 ? result.reversed() : nil
    }

    /// The values of the enumerable `type` in their order.
    public func values(of type: Type) -> TypeValues { TypeValues(program: self, type: type) }
}

/// The values of an enumerable type in their canonical order, made when asked for.
public struct TypeValues: RandomAccessCollection, Sendable {
    /// The program that declares the type.
    let program: Program
    /// The type.
    let type: Type
    /// The position of the first value, 0.
    public let startIndex = 0
    /// The number of values.
    public let endIndex: Int

    /// The values of `type`.
    init(program: Program, type: Type) {
        self.program = program
        self.type = type
        endIndex = program.isEnumerable(type) ? program.cardinality(of: type) : 0
    }

    /// The value at `position`.
    public subscript(position: Int) -> Value { program.value(at: position, in: type) ?? .unset }
}
