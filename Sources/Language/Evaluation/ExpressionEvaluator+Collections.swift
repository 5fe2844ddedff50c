extension ExpressionEvaluator {
    /// Evaluates literals of aggregates and the operators on sets and sequences.
    mutating func collection(_ expression: Expression) throws(EvaluationError) -> Value {
        switch expression.kind {
        case .isMember(let element, let set):
            let value = try evaluate(element)
            return Value(try members(set).contains(value))
        case .isInRange(let element, let low, let high):
            let value = try integer(element)
            let first = try integer(low)
            let last = try integer(high)
            return Value(first <= value && value <= last)
        case .isSubset(let a, let b):
            let left = try members(a)
            let right = Set(try members(b))
            return Value(left.allSatisfy(right.contains))
        case .setOperation(let operation, let a, let b):
            let left = try members(a)
            let right = try members(b)
            return .set(Value.canonical(Self.combine(operation, left, right)))
        case .size(let operand): return .scalar(Int64(try parts(operand).count))
        case .setLiteral(let elements):
            return .set(Value.canonical(try evaluate(elements, as: expression.type.setElement ?? .unknown)))
        case .sequenceLiteral(let elements):
            guard case .sequence(let bound, let element) = expression.type else { break }
            if elements.count > bound { throw EvaluationError(.sequenceOverflow(bound: bound), at: expression.span) }
            return .aggregate(try evaluate(elements, as: element))
        case .arrayLiteral(let elements):
            guard case .array(_, let element) = expression.type else { break }
            return .aggregate(try evaluate(elements, as: element))
        case .structure(let fields): return try structure(fields, expression)
        default: break
        }
        throw EvaluationError(.unavailable, at: expression.span)
    }

    /// Evaluates a structure literal.
    private mutating func structure(
        _ fields: [Expression], _ expression: Expression
    ) throws(EvaluationError) -> Value {
        guard case .structure(let id) = expression.type else {
            throw EvaluationError(.unavailable, at: expression.span)
        }
        var values: [Value] = []
        for (field, declaration) in zip(fields, program.structures[id.index].fields) {
            values.append(try stored(try evaluate(field), as: declaration.type, at: field.span))
        }
        return .aggregate(values)
    }

    /// The values of `expressions`, each in the range of `type`.
    private mutating func evaluate(
        _ expressions: [Expression], as type: Type
    ) throws(EvaluationError) -> [Value] {
        var values: [Value] = []
        for expression in expressions {
            values.append(try stored(try evaluate(expression), as: type, at: expression.span))
        }
        return values
    }

    /// The members of a set.
    private mutating func members(_ expression: Expression) throws(EvaluationError) -> [Value] {
        try parts(expression)
    }

    /// The members of a set or the elements of a sequence.
    private mutating func parts(_ expression: Expression) throws(EvaluationError) -> [Value] {
        switch try evaluate(expression) {
        case .set(let parts), .aggregate(let parts): return parts
        default: throw EvaluationError(.unavailable, at: expression.span)
        }
    }

    /// The members of the union, intersection or difference, in no particular order.
    private static func combine(_ operation: SetOperator, _ a: [Value], _ b: [Value]) -> [Value] {
        let other = Set(b)
        return switch operation {
        case .union: a + b
        case .intersection: a.filter(other.contains)
        case .difference: a.filter { !other.contains($0) }
        }
    }
}
