extension BodyChecker {
    /// Types `self` where a value is wanted, so that its type must be known.
    func currentThread(at span: SourceSpan) -> Expression {
        let expression = selfOperand(at: span)
        guard case .currentThread = expression.kind, expression.type == .unknown else { return expression }
        report(ThreadMessage.selfOfSeveralThreads, at: span)
        return faulty(span)
    }

    /// Types `self` where any thread will do; its type is unknown where several declared threads can run the routine.
    private func selfOperand(at span: SourceSpan) -> Expression {
        noteThreadUse("'self'", at: span)
        guard kind.belongsToThread else {
            report(ThreadMessage.noSelf(kind.text), at: span)
            return faulty(span)
        }
        if ownThreads.count == 1 { return Expression(.currentThread, .thread(ownThreads[0]), span) }
        return Expression(.currentThread, .unknown, span)
    }

    /// Types `syntax` as a thread that something is asked of.
    func threadOperand(_ syntax: ExpressionSyntax) -> Expression {
        if case .selfReference = syntax.kind { return selfOperand(at: syntax.span) }
        let expression = value(syntax)
        switch expression.type {
        case .thread, .unknown: return expression
        case .optional(.thread): reportOptional(expression)
        default: report(ThreadMessage.notAThread(type: text(expression.type)), at: syntax.span)
        }
        return faulty(syntax.span)
    }

    /// Remembers the first thing that only the operation of a thread can do.
    func noteThreadUse(_ what: String, at span: SourceSpan) {
        if effects.threadUse == nil { effects.threadUse = Effects.Use(what: what, span: span) }
    }

    /// Types the bare name of a thread: the member of a single one.
    func threadName(_ id: ThreadID, _ name: Name) -> Expression {
        guard model.resolveThread(id) else { return faulty(name.span) }
        switch program.threads[id.index].shape {
        case .single: return Expression(.threadMember(id, []), .thread(id), name.span)
        case .identical: report(ThreadMessage.identicalMember(name.text), at: name.span)
        case .indexed: report(ThreadMessage.needsIndex(name.text), at: name.span)
        }
        return faulty(name.span)
    }

    /// The thread that `syntax` names.
    func thread(named syntax: ExpressionSyntax) -> ThreadID? {
        guard case .name(let name) = syntax.kind, scope.local(name.text) == nil,
            case .thread(let id)? = model.symbols.symbols[name.text]?.meaning
        else { return nil }
        return id
    }

    /// Types `t[i, j]`.
    func threadMember(_ id: ThreadID, _ indices: [ExpressionSyntax], at span: SourceSpan) -> Expression {
        guard model.resolveThread(id) else { return faulty(span) }
        let declaration = program.threads[id.index]
        switch declaration.shape {
        case .single: report(ThreadMessage.singleMember(declaration.name), at: span)
        case .identical: report(ThreadMessage.identicalMember(declaration.name), at: span)
        case .indexed(let declared):
            guard declared.count == indices.count else {
                report(ExpressionMessage.indexCount(expected: declared.count, found: indices.count), at: span)
                return faulty(span)
            }
            for (index, part) in zip(indices, declared) { noteFreeName(index, part.type) }
            let values = zip(indices, declared).map { value($0, as: $1.type) }
            return Expression(.threadMember(id, values), .thread(id), span)
        }
        return faulty(span)
    }

    /// Types `t at op.label` and `t at op.proc.label`.
    func at(_ thread: ExpressionSyntax, _ path: ExpressionSyntax, at span: SourceSpan) -> Expression {
        noteStateUse("a thread", at: span)
        let thread = threadOperand(thread)
        guard let names = names(path), names.count >= 2, names.count <= 3 else {
            report(
                ExpressionMessage.notAPlace(
                    wanted: "a label, as in 'op.label'", found: model.program.sources.text(of: path.span)),
                at: path.span)
            return Expression(faulty(span).kind, .boolean, span)
        }
        switch model.symbols.actions[names[0].text]?.meaning {
        case .operation(let id)?:
            checkRuns(thread, id, at: span)
            let failed = Expression(falsehood, .boolean, span)
            guard let label = model.label(Array(names.dropFirst()), of: id) else {
                isFaulty = true
                return failed
            }
            return Expression(.isAt(thread, id, label), .boolean, span)
        case .absent?: return Expression(falsehood, .boolean, span)
        case .rule?:
            report(
                NameMessage.wrongKind(
                    names[0].text, kind: "a rule, which belongs to no thread", wanted: "an operation"),
                at: names[0].span)
        case nil: model.reportUnknownOperation(names[0])
        }
        return Expression(faulty(span).kind, .boolean, span)
    }

    /// The constant `false`.
    private var falsehood: Expression.Kind { .constant(Value(false)) }

    /// The names of `a.b.c`.
    private func names(_ syntax: ExpressionSyntax) -> [Name]? {
        switch syntax.kind {
        case .name(let name): [name]
        case .member(let base, let name): names(base).map { $0 + [name] }
        default: nil
        }
    }
}
