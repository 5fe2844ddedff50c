extension BodyChecker {
    /// Types the statements of a block, whose locals last to its end.
    func block(_ syntax: BlockSyntax) -> [Statement] {
        nested("this block", at: syntax.span, failed: []) { inBlock { statements(syntax.statements) } }
    }

    /// Types statements in order; warns of one that is never reached.
    func statements(_ syntax: [StatementSyntax]) -> [Statement] {
        var result: [Statement] = []
        var hasLeft = false
        for statement in syntax {
            if hasLeft {
                report(StatementMessage.unreachableCode, at: statement.span)
                hasLeft = false
            }
            let typed = self.statement(statement)
            result += typed
            if typed.contains(where: \.alwaysLeaves) { hasLeft = true }
        }
        return result
    }

    /// Sends each form to its area; most give one statement.
    private func statement(_ syntax: StatementSyntax) -> [Statement] {
        let span = syntax.span
        switch syntax.kind {
        case .assign(let target, let symbol, let value): return assign(target, symbol, value, at: span)
        case .letDeclaration(let name, let value): return letDeclaration(name, value, at: span)
        case .varDeclaration(let name, let type, let value): return varDeclaration(name, type, value, at: span)
        case .call(let name, let arguments, let otherwise): return call(name, arguments, otherwise, at: span)
        case .method(let target, let name, let arguments): return method(target, name, arguments, at: span)
        default: return (control(syntax) ?? simple(syntax)).map { [Statement($0, span)] } ?? []
        }
    }

    /// Types statements with blocks.
    private func control(_ syntax: StatementSyntax) -> Statement.Kind? {
        switch syntax.kind {
        case .conditional(let clauses, let otherwise): conditional(clauses, otherwise, at: syntax.span)
        case .forLoop(let binder, let body): forLoop(binder, body)
        case .whileLoop(let condition, let body): .whileLoop(self.condition(condition), loopBody(body))
        case .choose(let binders, let condition, let otherwise):
            choose(binders, condition, otherwise, at: syntax.span)
        case .either(let branches): .either(branches.map(block))
        case .deferBlock(let body): deferred(body)
        case .atomic(let body): .atomic(block(body))
        default: nil
        }
    }

    /// Types statements without blocks.
    private func simple(_ syntax: StatementSyntax) -> Statement.Kind? {
        switch syntax.kind {
        case .breakLoop: return leaveLoop("break", .breakLoop, at: syntax.span)
        case .continueLoop: return leaveLoop("continue", .continueLoop, at: syntax.span)
        case .require(let condition, let errno): return require(condition, errno, at: syntax.span)
        case .fail(let errno): return fail(errno, at: syntax.span)
        case .returnStatement(let value): return returnStatement(value, at: syntax.span)
        case .await(let condition): return .await(self.condition(condition))
        case .assertion(let condition, let message): return .assertion(self.condition(condition), message: message)
        case .step(let name): return step(name, at: syntax.span)
        default: return nil
        }
    }

    /// Types `if`; a later clause lies in the `else` of the one before it.
    private func conditional(
        _ clauses: [ConditionalClauseSyntax], _ otherwise: BlockSyntax?, at span: SourceSpan
    ) -> Statement.Kind? {
        guard clauses.count <= Limits.syntaxDepth else {
            report(TypeMessage.nestedTooDeeply("this 'if'"), at: span)
            return nil
        }
        let typed = clauses.map { clause in (make: self.clause(clause), span: clause.block.span) }
        var rest = otherwise.map(block) ?? []
        for (position, clause) in typed.enumerated().reversed() {
            let kind = clause.make(rest)
            if position == 0 { return kind }
            rest = [Statement(kind, clause.span)]
        }
        return nil
    }

    /// Types a clause; what it gives makes the statement once the `else` is known.
    private func clause(_ clause: ConditionalClauseSyntax) -> ([Statement]) -> Statement.Kind {
        switch clause.condition {
        case .expression(let condition):
            let test = self.condition(condition)
            let body = block(clause.block)
            return { .conditional(test, then: body, else: $0) }
        case .binding(let name, let optional):
            let value = value(optional)
            if !value.type.isOptional, !value.type.isUnknown {
                report(ExpressionMessage.neverNone(type: text(value.type)), at: optional.span)
            }
            return inBlock {
                let local = declare(name, value.type.unwrapped, .bound)
                let body = block(clause.block)
                return { .conditionalBinding(local, value, then: body, else: $0) }
            }
        }
    }

    /// Types `for`; whether the order of an unordered type matters is decided when all bodies are typed.
    private func forLoop(_ syntax: BinderSyntax, _ body: BlockSyntax) -> Statement.Kind {
        inBlock {
            let binder = binders([syntax], at: syntax.name.span)[0]
            let type = locals[binder.local.index].type
            let order: LoopOrder = program.isUnordered(type) ? .irrelevant : .ascending
            return .forLoop(binder, order: order, loopBody(body))
        }
    }

    /// Types the body of a loop.
    private func loopBody(_ body: BlockSyntax) -> [Statement] {
        loopDepth += 1
        defer { loopDepth -= 1 }
        return block(body)
    }

    /// Types `choose`, whose names last to the end of the block that it stands in.
    private func choose(
        _ syntax: [BinderSyntax], _ condition: ExpressionSyntax?, _ otherwise: BlockSyntax?, at span: SourceSpan
    ) -> Statement.Kind {
        let leaving = otherwise.map { leavingBlock($0, "choose") }
        let binders = binders(syntax, at: span)
        return .choose(binders, where: condition.map(self.condition), else: leaving)
    }

    /// Types the `else` of `choose` or `lock`, which must leave.
    func leavingBlock(_ syntax: BlockSyntax, _ word: String) -> [Statement] {
        let before = isFaulty
        isFaulty = false
        let statements = block(syntax)
        if !isFaulty, !statements.contains(where: \.alwaysLeaves) {
            report(StatementMessage.elseMustLeave(word), at: syntax.span)
        }
        isFaulty = isFaulty || before
        return statements
    }

    /// Types `defer`, which may not be left.
    private func deferred(_ body: BlockSyntax) -> Statement.Kind {
        let outer = (loopDepth, isInDefer)
        (loopDepth, isInDefer) = (0, true)
        defer { (loopDepth, isInDefer) = outer }
        return .deferred(block(body))
    }

    /// Types `break` and `continue`.
    private func leaveLoop(_ word: String, _ kind: Statement.Kind, at span: SourceSpan) -> Statement.Kind? {
        if loopDepth > 0 { return kind }
        if isInDefer {
            report(StatementMessage.deferLeaves("'\(word)'"), at: span)
        } else {
            report(StatementMessage.outsideLoop(word), at: span)
        }
        return nil
    }

    /// Whether a statement that only operations may hold can stand here; where it cannot, that is reported.
    func belongsToThread(_ what: String, at span: SourceSpan) -> Bool {
        noteThreadUse(what, at: span)
        if kind.belongsToThread { return true }
        report(StatementMessage.notAllowedHere(what: what, place: kind.text), at: span)
        return false
    }

    /// Types `step name:`.
    private func step(_ name: Name, at span: SourceSpan) -> Statement.Kind? {
        guard belongsToThread("a step", at: span) else { return nil }
        if name.text == "start" {
            report(StatementMessage.reservedLabel, at: name.span)
        } else if let first = labels[name.text] {
            report(
                StatementMessage.duplicateLabel(name.text), at: name.span,
                notes: [DiagnosticNote("first here", at: first)])
        } else {
            labels[name.text] = name.span
        }
        return .step(name.text)
    }
}
