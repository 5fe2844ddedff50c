extension ExpressionEvaluator {
    /// Evaluates what only the context can answer: threads, locks, snapshots, the transition and the state before it.
    mutating func question(_ expression: Expression) throws(EvaluationError) -> Value {
        let span = expression.span
        switch expression.kind {
        case .old(let operand):
            let outer = moment
            moment = .before
            defer { moment = outer }
            return try evaluate(operand)
        case .taken(let query): return Value(try isTaken(query, at: span))
        case .threadMember, .currentThread: return .scalar(Int64(try thread(expression).index))
        case .isIdle(let operand):
            let thread = try thread(operand)
            return Value(try known(context.isIdle(thread, at: moment), at: span))
        case .isInside(let operand, let operation, let arguments):
            let thread = try thread(operand)
            let values = try evaluate(arguments)
            return Value(try known(context.isInside(thread, operation, values, at: moment), at: span))
        case .isAt(let operand, let operation, let label):
            let thread = try thread(operand)
            return Value(try known(context.isAt(thread, operation, label, at: moment), at: span))
        case .isHeld(let lock):
            return Value(try known(context.isHeld(try place(lock), by: nil, at: moment), at: span))
        case .holds(let operand, let lock):
            let thread = try thread(operand)
            return Value(try known(context.isHeld(try place(lock), by: thread, at: moment), at: span))
        case .snapshot(let seqcount): return try known(context.snapshot(of: try place(seqcount)), at: span)
        case .changed(let operand): return Value(try known(context.isChanged(try evaluate(operand)), at: span))
        default: throw EvaluationError(.unavailable, at: span)
        }
    }

    /// The member of a thread that `expression` stands for.
    private mutating func thread(_ expression: Expression) throws(EvaluationError) -> ThreadMember {
        if case .currentThread = expression.kind {
            return try known(context.currentThread, at: expression.span)
        }
        if case .threadMember(let id, let indices) = expression.kind {
            return ThreadMember(thread: id, index: try memberPosition(id, indices, at: expression.span))
        }
        guard case .thread(let id) = expression.type else {
            throw EvaluationError(.unavailable, at: expression.span)
        }
        return ThreadMember(thread: id, index: Int(truncatingIfNeeded: try integer(expression)))
    }

    /// The position of the member with those indices.
    private mutating func memberPosition(
        _ id: ThreadID, _ indices: [Expression], at span: SourceSpan
    ) throws(EvaluationError) -> Int {
        guard case .indexed(let declared) = program.threads[id.index].shape else { return 0 }
        var values: [Value] = []
        for index in indices { values.append(try evaluate(index)) }
        guard let position = program.ordinal(of: values, in: declared.map(\.type)) else {
            throw EvaluationError(.indexOutOfRange, at: span)
        }
        return position
    }

    /// Evaluates the arguments that are asked for.
    private mutating func evaluate(_ arguments: [Expression?]?) throws(EvaluationError) -> [Value?]? {
        guard let arguments else { return nil }
        var values: [Value?] = []
        for argument in arguments {
            if let argument { values.append(try evaluate(argument)) } else { values.append(nil) }
        }
        return values
    }

    /// Evaluates `taken`.
    private mutating func isTaken(_ query: TakenQuery, at span: SourceSpan) throws(EvaluationError) -> Bool {
        let arguments = try evaluate(query.arguments)
        var result: (value: Value, type: Type)?
        if let expression = query.result { result = (try evaluate(expression), expression.type) }
        return try known(context.isTaken(query.action, arguments, result: result), at: span)
    }
}
