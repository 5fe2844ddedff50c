import Language

/// Whether a query is small enough to be drawn.
struct QueryLimits {
    /// The program.
    let program: Program
    /// The query.
    let query: Query

    /// What is too large for a life cycle.
    var excesses: [Diagnostic] {
        let unlisted = query.expressions.filter { !program.isEnumerable($0.type) }
        guard unlisted.isEmpty else {
            return unlisted.map { QueryMessage.notEnumerable(type: program.text(of: $0.type), at: $0.span) }
        }
        var found: [Diagnostic] = []
        let values = query.expressions.map { program.cardinality(of: $0.type) }
        if let large = query.expressions.indices.first(where: { values[$0] > LifecycleOptions.mostValues }) {
            found.append(
                QueryMessage.tooMany(
                    values[large], "this expression has", at: query.expressions[large].span,
                    limit: LifecycleOptions.mostValues, advice: QueryMessage.partAdvice))
        } else if Self.product(values) > LifecycleOptions.mostValues {
            found.append(
                QueryMessage.tooMany(
                    Self.product(values), "together the expressions have", at: nil,
                    limit: LifecycleOptions.mostValues, advice: "ask for fewer, or for conditions"))
        }
        return found + bindingExcesses(LifecycleOptions.mostBindings)
    }

    /// What there is to say where the free names have more than `limit` combinations of values.
    func bindingExcesses(_ limit: Int) -> [Diagnostic] {
        let bindings = Self.product(query.free.map { program.cardinality(of: query.locals[$0.index].type) })
        guard bindings > limit else { return [] }
        return [
            QueryMessage.tooMany(
                bindings, "the free names have", at: nil, limit: limit, advice: "give some of the names a value")
        ]
    }

    /// The product, at most `Int.max`.
    private static func product(_ numbers: [Int]) -> Int {
        numbers.reduce(1) { product, number in
            let (result, overflows) = product.multipliedReportingOverflow(by: number)
            return overflows ? .max : result
        }
    }
}
