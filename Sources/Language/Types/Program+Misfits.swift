extension Program {
    /// The range or sequence within `type` that a part of `value` does not fit in, if there is one: values are computed
    /// without bounds, and checked where they are stored.
    func misfit(of value: Value, in type: Type) -> Type? {
        switch (type, value) {
        case (.range(let low, let high), .scalar(let number)): Interval(low, high).contains(number) ? nil : type
        case (.optional(let wrapped), _): misfit(of: value, in: wrapped)
        case (.set(let element), .set(let members)): misfit(of: members, in: element)
        case (.sequence(let bound, let element), .aggregate(let elements)):
            elements.count > bound ? type : misfit(of: elements, in: element)
        case (.array(_, let element), .aggregate(let elements)): misfit(of: elements, in: element)
        default: nil
        }
    }

    /// The first misfit of `values`, which all are of `type`.
    private func misfit(of values: [Value], in type: Type) -> Type? {
        switch type {
        case .range, .optional, .set, .sequence, .array: values.lazy.compactMap { misfit(of: $0, in: type) }.first
        default: nil
        }
    }
}
