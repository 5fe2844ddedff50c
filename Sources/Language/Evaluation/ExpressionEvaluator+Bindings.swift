extension ExpressionEvaluator {
    /// Evaluates quantifiers and comprehensions; all look at every value, so that an error is found even where another
    /// value would decide.
    mutating func binding(_ expression: Expression) throws(EvaluationError) -> Value {
        switch expression.kind {
        case .quantifier(let quantifier, let binders, let condition, let body):
            return try quantify(quantifier, binders, condition, body)
        case .the(let binder, let condition):
            let values = try matching(binder, condition)
            if values.count > 1 { throw EvaluationError(.severalValues, at: expression.span) }
            return values.first ?? Value.none
        case .setComprehension(let binder, let condition):
            return .set(Value.canonical(try matching(binder, condition)))
        case .arrayComprehension(let local, let index, let body):
            guard case .array(_, let element) = expression.type else {
                throw EvaluationError(.unavailable, at: expression.span)
            }
            var elements: [Value] = []
            for value in program.values(of: index) {
                bind(local, to: value)
                elements.append(try stored(try evaluate(body), as: element, at: body.span))
            }
            return .aggregate(elements)
        default: throw EvaluationError(.unavailable, at: expression.span)
        }
    }

    /// Evaluates `forall`, `exists`, `count`, `min` and `max`.
    private mutating func quantify(
        _ quantifier: Quantifier, _ binders: [Binder], _ condition: Expression?, _ body: Expression
    ) throws(EvaluationError) -> Value {
        var falseCount: Int64 = 0
        var trueCount: Int64 = 0
        var best = Value.none
        try forEach(binders[...]) { (evaluator) throws(EvaluationError) in
            if let condition, !(try evaluator.isTrue(condition)) { return }
            let value = try evaluator.evaluate(body)
            if value == .scalar(0) { falseCount += 1 } else { trueCount += 1 }
            let isBetter = quantifier == .minimum ? value.precedes(best) : best.precedes(value)
            if best == .none || isBetter { best = value }
        }
        return switch quantifier {
        case .forall: Value(falseCount == 0)
        case .exists: Value(trueCount > 0)
        case .count: .scalar(trueCount)
        case .minimum, .maximum: best
        }
    }

    /// The values of `binder` for which `condition` holds, in order.
    private mutating func matching(_ binder: Binder, _ condition: Expression?) throws(EvaluationError) -> [Value] {
        var values: [Value] = []
        try forEach([binder]) { (evaluator) throws(EvaluationError) in
            if let condition, !(try evaluator.isTrue(condition)) { return }
            values.append(evaluator.locals[binder.local.index])
        }
        return values
    }

    /// Runs `body` for each combination of the binders' values, the first slowest.
    public mutating func forEach(
        _ binders: ArraySlice<Binder>, _ body: (inout Self) throws(EvaluationError) -> Void
    ) throws(EvaluationError) {
        guard let binder = binders.first else { return try body(&self) }
        switch binder.domain {
        case .type(let type):
            for value in program.values(of: type) {
                bind(binder.local, to: value)
                try forEach(binders.dropFirst(), body)
            }
        case .set(let set):
            guard case .set(let members) = try evaluate(set) else {
                throw EvaluationError(.unavailable, at: set.span)
            }
            for value in members {
                bind(binder.local, to: value)
                try forEach(binders.dropFirst(), body)
            }
        case .range(let low, let high):
            let first = try integer(low)
            let last = try integer(high)
            guard first <= last else { return }
            for number in first...last {
                try step(at: high.span)
                bind(binder.local, to: .scalar(number))
                try forEach(binders.dropFirst(), body)
            }
        }
    }
}
