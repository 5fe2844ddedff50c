/// Replacements of statements and expressions in a syntax tree, by their places.
struct SyntaxEdits: Sendable {
    /// What stands in place of a statement; nothing where the list is empty.
    var statements: [SourceSpan: [StatementSyntax]] = [:]
    /// What stands in place of an expression that is a condition or a part of one.
    var expressions: [SourceSpan: ExpressionSyntax.Kind] = [:]
    /// What is declared beside what the model declares.
    var additions: [DeclarationSyntax] = []

    /// A replacement of one expression.
    static func replacing(_ expression: ExpressionSyntax, with kind: ExpressionSyntax.Kind) -> SyntaxEdits {
        SyntaxEdits(expressions: [expression.span: kind])
    }

    /// A replacement of one statement.
    static func replacing(_ statement: StatementSyntax, with kinds: StatementSyntax.Kind...) -> SyntaxEdits {
        SyntaxEdits(statements: [statement.span: kinds.map { StatementSyntax($0, statement.span) }])
    }
}

extension SyntaxEdits {
    /// The declaration as it is afterwards; only what holds statements changes.
    func apply(to declaration: DeclarationSyntax) -> DeclarationSyntax {
        let kind: DeclarationSyntax.Kind
        switch declaration.kind {
        case .operation(let name, let fairness, let parameters, let by, let when, let body, let title):
            kind = .operation(
                name, fairness, parameters, by: by, when: when.map(apply), body: apply(to: body), title: title)
        case .rule(let name, let fairness, let parameters, let when, let body, let title):
            kind = .rule(name, fairness, parameters, when: when.map(apply), body: apply(to: body), title: title)
        case .procedure(let name, let parameters, let result, let body, let title):
            kind = .procedure(name, parameters, result: result, body: apply(to: body), title: title)
        case .initial(let body): kind = .initial(apply(to: body))
        default: return declaration
        }
        return DeclarationSyntax(kind, documentation: declaration.documentation, declaration.span)
    }

    /// The block as it is afterwards.
    private func apply(to block: BlockSyntax) -> BlockSyntax {
        BlockSyntax(block.statements.flatMap { statements[$0.span] ?? [apply(to: $0)] }, block.span)
    }

    /// The statement with what is in it as it is afterwards.
    private func apply(to statement: StatementSyntax) -> StatementSyntax {
        let kind: StatementSyntax.Kind
        switch statement.kind {
        case .conditional(let clauses, let otherwise):
            kind = .conditional(clauses.map(apply), else: otherwise.map(apply))
        case .forLoop(let binder, let body): kind = .forLoop(binder, apply(to: body))
        case .whileLoop(let condition, let body): kind = .whileLoop(apply(to: condition), apply(to: body))
        case .choose(let binders, let condition, let otherwise):
            kind = .choose(binders, where: condition.map(apply), else: otherwise.map(apply))
        case .either(let branches): kind = .either(branches.map(apply))
        case .require(let condition, let errno): kind = .require(apply(to: condition), else: errno)
        case .deferBlock(let body): kind = .deferBlock(apply(to: body))
        case .await(let condition): kind = .await(apply(to: condition))
        case .call(let name, let arguments, let otherwise):
            kind = .call(name, arguments, else: otherwise.map(apply))
        case .atomic(let body): kind = .atomic(apply(to: body))
        default: return statement
        }
        return StatementSyntax(kind, statement.span)
    }

    /// The clause of an `if` as it is afterwards.
    private func apply(to clause: ConditionalClauseSyntax) -> ConditionalClauseSyntax {
        switch clause.condition {
        case .expression(let condition):
            ConditionalClauseSyntax(condition: .expression(apply(to: condition)), block: apply(to: clause.block))
        case .binding: ConditionalClauseSyntax(condition: clause.condition, block: apply(to: clause.block))
        }
    }

    /// The condition as it is afterwards.
    private func apply(to expression: ExpressionSyntax) -> ExpressionSyntax {
        if let kind = expressions[expression.span] { return ExpressionSyntax(kind, expression.span) }
        let kind: ExpressionSyntax.Kind
        switch expression.kind {
        case .unary(let sign, let operand): kind = .unary(sign, apply(to: operand))
        case .binary(let sign, let left, let right): kind = .binary(sign, apply(to: left), apply(to: right))
        case .conditional(let condition, let first, let second):
            kind = .conditional(apply(to: condition), then: apply(to: first), else: apply(to: second))
        case .quantifier(let quantifier, let binders, let condition, let body):
            kind = .quantifier(quantifier, binders, where: condition.map(apply), body: body.map(apply))
        default: return expression
        }
        return ExpressionSyntax(kind, expression.span)
    }
}
