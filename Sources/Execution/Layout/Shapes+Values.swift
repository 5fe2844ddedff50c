import Language

extension Shapes {
    /// The slots of a value.
    func slots(of value: Value, type: Type) -> [Int64] {
        var list: [Int64] = []
        list.reserveCapacity(slotCount(type))
        append(value, type, to: &list)
        return list
    }

    private func append(_ value: Value, _ type: Type, to list: inout [Int64]) {
        switch (type, value) {
        case (.optional(let wrapped), .none):
            if isScalar(wrapped) { return list.append(Sentinel.none) }
            list.append(0)
            append(program.defaultValue(of: wrapped), wrapped, to: &list)
        case (.optional(let wrapped), _):
            if !isScalar(wrapped) { list.append(1) }
            append(value, wrapped, to: &list)
        case (.structure(let id), .aggregate(let parts)):
            for (part, field) in zip(parts, program.structures[id.index].fields) { append(part, field.type, to: &list) }
        case (.array(_, let element), .aggregate(let parts)):
            for part in parts { append(part, element, to: &list) }
        case (.set(let element), .set(let members)):
            var words = [Int64](repeating: 0, count: slotCount(type))
            for member in members {
                guard let ordinal = program.ordinal(of: member, in: element) else { continue }
                words[ordinal / 64] |= Int64(bitPattern: 1 << UInt64(ordinal % 64))
            }
            list += words
        case (.sequence(let bound, let element), .aggregate(let parts)):
            list.append(Int64(parts.count))
            for part in parts { append(part, element, to: &list) }
            let filler = slots(of: program.defaultValue(of: element), type: element)
            for _ in parts.count..<max(parts.count, bound) { list += filler }
        case (_, .scalar(let number)): list.append(number)
        case (_, .unset): list.append(Sentinel.unset)
        default: list += [Int64](repeating: 0, count: slotCount(type))
        }
    }

    /// The value that slots hold, from `position` on, which moves behind it.
    func value(at position: inout Int, type: Type, in slots: [Int64]) -> Value {
        switch type {
        case .optional(let wrapped):
            if isScalar(wrapped) {
                if slots[position] == Sentinel.none {
                    position += 1
                    return .none
                }
                return value(at: &position, type: wrapped, in: slots)
            }
            let isPresent = slots[position] != 0
            position += 1
            let inner = value(at: &position, type: wrapped, in: slots)
            return isPresent ? inner : .none
        case .structure(let id):
            return .aggregate(
                program.structures[id.index].fields.map { value(at: &position, type: $0.type, in: slots) })
        case .array(let index, let element):
            return .aggregate(
                (0..<program.cardinality(of: index)).map { _ in value(at: &position, type: element, in: slots) })
        case .set(let element):
            let first = position
            position += slotCount(type)
            return .set(
                (0..<program.cardinality(of: element)).filter {
                    UInt64(bitPattern: slots[first + $0 / 64]) >> UInt64($0 % 64) & 1 == 1
                }.compactMap { program.value(at: $0, in: element) })
        case .sequence(let bound, let element):
            let count = Int(slots[position])
            position += 1
            let parts = (0..<bound).map { _ in value(at: &position, type: element, in: slots) }
            return .aggregate(Array(parts.prefix(count)))
        default:
            position += 1
            let number = slots[position - 1]
            return number == Sentinel.unset ? .unset : .scalar(number)
        }
    }
}
