extension ExpressionEvaluator {
    /// Evaluates variables, locals and what is read out of a larger value.
    mutating func part(_ expression: Expression) throws(EvaluationError) -> Value {
        let value = try unchecked(expression)
        if value == .unset { throw EvaluationError(.readBeforeSet, at: expression.span) }
        return value
    }

    /// Reads without asking whether what is read was ever set.
    private mutating func unchecked(_ expression: Expression) throws(EvaluationError) -> Value {
        switch expression.kind {
        case .variable(let id): return try known(context.value(of: id, at: moment), at: expression.span)
        case .local(let id): return locals.indices.contains(id.index) ? locals[id.index] : .unset
        case .field(let base, let position):
            return try parts(base)[checked: position] ?? .unset
        case .element(let base, let index): return try element(base, index)
        case .sequenceElement(let base, let index):
            let elements = try parts(base)
            guard let value = elements[checked: Int(truncatingIfNeeded: try integer(index))] else {
                throw EvaluationError(.indexOutOfRange, at: expression.span)
            }
            return value
        case .unwrap(let operand):
            let value = try evaluate(operand)
            if value == .none { throw EvaluationError(.unwrapOfNone, at: expression.span) }
            return value
        case .some(let operand): return try evaluate(operand)
        case .first(let base): return try end(\.first, "first", of: base, at: expression.span)
        case .last(let base): return try end(\.last, "last", of: base, at: expression.span)
        default: return .unset
        }
    }

    /// The fields or elements of an aggregate.
    private mutating func parts(_ expression: Expression) throws(EvaluationError) -> [Value] {
        guard case .aggregate(let parts) = try evaluate(expression) else {
            throw EvaluationError(.unavailable, at: expression.span)
        }
        return parts
    }

    /// `base[index]` of an array.
    private mutating func element(_ base: Expression, _ index: Expression) throws(EvaluationError) -> Value {
        let elements = try parts(base)
        guard let value = elements[checked: try position(of: index, in: base.type)] else {
            throw EvaluationError(.indexOutOfRange, at: index.span)
        }
        return value
    }

    /// The position of the element at `index` in an array of `type`.
    private mutating func position(of index: Expression, in type: Type) throws(EvaluationError) -> Int {
        guard case .array(let indexType, _) = type,
            let position = program.ordinal(of: try evaluate(index), in: indexType)
        else { throw EvaluationError(.indexOutOfRange, at: index.span) }
        return position
    }

    /// The first or last element of a sequence.
    private mutating func end(
        _ which: KeyPath<[Value], Value?>, _ name: String, of base: Expression, at span: SourceSpan
    ) throws(EvaluationError) -> Value {
        guard let value = try parts(base)[keyPath: which] else {
            throw EvaluationError(.emptySequence(operation: name), at: span)
        }
        return value
    }

    /// The place that `expression` names.
    public mutating func place(_ expression: Expression) throws(EvaluationError) -> StatePlace {
        switch expression.kind {
        case .variable(let id): return StatePlace(variable: id)
        case .local(let id): return try known(context.place(of: id), at: expression.span)
        case .field(let base, let position): return try place(base).part(position)
        case .element(let base, let index):
            let outer = try place(base)
            return outer.part(try position(of: index, in: base.type))
        case .unwrap(let operand): return try place(operand)
        default: throw EvaluationError(.unavailable, at: expression.span)
        }
    }
}

extension Array {
    /// The element at `position`, if there is one.
    subscript(checked position: Int) -> Element? { indices.contains(position) ? self[position] : nil }
}
