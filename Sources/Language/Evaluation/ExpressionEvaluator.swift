/// Computes the value of a typed expression, for constants and to explain counterexamples.
///
/// It defines nothing new: results and errors are those of the reference, section 4. It never traps; a long
/// evaluation ends with `EvaluationError.Kind.tooManySteps`.
public struct ExpressionEvaluator {
    /// The program that the expression belongs to.
    let program: Program
    /// The state and the transition.
    let context: any EvaluationContext
    /// The values of the locals of the expression's routine, by their position; `unset` where there is none yet.
    public var locals: [Value]
    /// The state that variables are read from.
    var moment = Moment.current
    /// How many more expressions may be evaluated.
    private var remainingSteps: Int
    /// How deeply the current expression is nested, calls included.
    private var depth = 0
    /// The deepest nesting, which keeps the machine's stack in bounds.
    private static let depthLimit = 1500

    /// Makes an evaluator for expressions of one routine, with the values of its locals.
    ///
    /// - Parameter stepLimit: how many expressions are evaluated at most, over all calls of `evaluate`.
    public init(
        program: Program, context: any EvaluationContext, locals: [Value] = [], stepLimit: Int = 20_000_000
    ) {
        self.program = program
        self.context = context
        self.locals = locals
        remainingSteps = stepLimit
    }

    /// Gives `local` a value.
    public mutating func bind(_ local: LocalID, to value: Value) {
        guard local.index >= 0 else { return }
        while locals.count <= local.index { locals.append(.unset) }
        locals[local.index] = value
    }

    /// The value of `expression`; of an optional type it is `none` or the wrapped value.
    public mutating func evaluate(_ expression: Expression) throws(EvaluationError) -> Value {
        guard remainingSteps > 0, depth < Self.depthLimit else {
            throw EvaluationError(.tooManySteps, at: expression.span)
        }
        remainingSteps -= 1
        depth += 1
        defer { depth -= 1 }
        return try dispatch(expression)
    }

    /// Counts one step that evaluates no expression.
    mutating func step(at span: SourceSpan) throws(EvaluationError) {
        guard remainingSteps > 0 else { throw EvaluationError(.tooManySteps, at: span) }
        remainingSteps -= 1
    }

    /// The truth of `expression`, which is boolean.
    public mutating func isTrue(_ expression: Expression) throws(EvaluationError) -> Bool {
        try evaluate(expression) != .scalar(0)
    }

    /// The integer that `expression` stands for.
    mutating func integer(_ expression: Expression) throws(EvaluationError) -> Int64 {
        guard case .scalar(let number) = try evaluate(expression) else {
            throw EvaluationError(.readBeforeSet, at: expression.span)
        }
        return number
    }

    /// Sends each form to its evaluation.
    private mutating func dispatch(_ expression: Expression) throws(EvaluationError) -> Value {
        switch expression.kind {
        case .constant(let value): value
        case .variable, .local, .field, .element, .sequenceElement, .unwrap, .some, .first, .last:
            try part(expression)
        case .not, .negate, .arithmetic, .compare, .and, .or, .implies, .conditional:
            try operation(expression)
        case .quantifier, .the, .arrayComprehension, .setComprehension:
            try binding(expression)
        case .isMember, .isInRange, .setLiteral, .setOperation, .isSubset, .size, .sequenceLiteral, .arrayLiteral,
            .structure:
            try collection(expression)
        case .call(let function, let arguments): try call(function, arguments, at: expression.span)
        case .old, .taken, .threadMember, .currentThread, .isIdle, .isInside, .isAt, .isHeld, .holds, .snapshot,
            .changed:
            try question(expression)
        }
    }

    /// Evaluates the body of a function with its own locals.
    private mutating func call(
        _ id: FunctionID, _ arguments: [Expression], at span: SourceSpan
    ) throws(EvaluationError) -> Value {
        let function = program.functions[id.index]
        var frame = Array(repeating: Value.unset, count: function.locals.count)
        for (parameter, argument) in zip(function.parameters, arguments) {
            let value = try evaluate(argument)
            frame[parameter.index] = try stored(value, as: function.locals[parameter.index].type, at: argument.span)
        }
        swap(&locals, &frame)
        defer { swap(&locals, &frame) }
        return try stored(try evaluate(function.body), as: function.result, at: function.body.span)
    }

    /// `value`, if all of it lies in the ranges and bounds of `type`.
    func stored(_ value: Value, as type: Type, at span: SourceSpan) throws(EvaluationError) -> Value {
        switch program.misfit(of: value, in: type) {
        case nil: return value
        case .sequence(let bound, _)?: throw EvaluationError(.sequenceOverflow(bound: bound), at: span)
        case let part?: throw EvaluationError(.valueOutOfRange(type: program.text(of: part)), at: span)
        }
    }

    /// `answer`, if the context has one.
    func known<T>(_ answer: T?, at span: SourceSpan) throws(EvaluationError) -> T {
        guard let answer else { throw EvaluationError(.unavailable, at: span) }
        return answer
    }
}

extension Value {
    /// The value of a condition.
    public init(_ truth: Bool) { self = .scalar(truth ? 1 : 0) }
}
