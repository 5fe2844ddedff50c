import Language

/// What an expression that a user asks is in one state, for one choice of values for its free names.
public struct QueryAnswer: Hashable, Sendable {
    /// What the free names stand for, in order.
    public let bindings: [TransitionDescription.Binding]
    /// The value as the language writes it; `nil` where the evaluation is an error.
    public let value: String?
    /// Whether it is the value `true`.
    public let isTrue: Bool
    /// What is wrong; `nil` where nothing is.
    public let error: EvaluationError?
    /// Of a condition without free names, the part that decides.
    public let explanation: Explanation?
}

extension ModelSystem {
    /// At most so many choices of values for free names are looked at.
    private static let mostBindings = 1024

    /// What the first expression of `query` is in `state`, for each choice of values for its free names, the first one
    /// slowest; of very many the first 1,024.
    ///
    /// - Parameter program: the program that the query was checked with, which differs from that of the system in its
    ///   sources alone.
    public func answers(to query: Query, of program: Program, in state: [UInt64]) -> [QueryAnswer] {
        guard let expression = query.expressions.first else { return [] }
        let context = StateContext(
            compiled: compiled, shapes: Shapes(program: self.program), current: compiled.map.unpack(state), before: nil,
            step: nil)
        let types = query.free.map { query.locals[$0.index].type }
        let count = types.reduce(1) { min(Self.mostBindings, $0 * min(Self.mostBindings, program.cardinality(of: $1))) }
        return (0..<count).compactMap { ordinal in
            program.values(at: ordinal, in: types).map { values in
                answer(expression, query, values, program, context)
            }
        }
    }

    /// What an expression is with those values of the free names.
    private func answer(
        _ expression: Expression, _ query: Query, _ values: [Value], _ program: Program, _ context: StateContext
    ) -> QueryAnswer {
        var explainer = Explainer(program: program, context: context, locals: query.locals)
        for (local, value) in zip(query.free, values) { explainer.evaluator.bind(local, to: value) }
        let bindings = zip(query.free, values).map { local, value in
            let info = query.locals[local.index]
            return TransitionDescription.Binding(name: info.name, value: program.text(of: value, type: info.type))
        }
        do throws(EvaluationError) {
            let value = try explainer.evaluator.evaluate(expression)
            let isCondition = expression.type == .boolean
            return QueryAnswer(
                bindings: bindings, value: program.text(of: value, type: expression.type),
                isTrue: isCondition && value == .scalar(1), error: nil,
                explanation: isCondition && bindings.isEmpty ? explainer.explain(expression) : nil)
        } catch {
            return QueryAnswer(bindings: bindings, value: nil, isTrue: false, error: error, explanation: nil)
        }
    }
}
