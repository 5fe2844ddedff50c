extension BlockSyntax {
    /// The names of the labels in it, in blocks too.
    var labels: [String] {
        var names: [String] = []
        visit { if case .step(let name) = $0.kind { names.append(name.text) } }
        return names
    }

    /// The names that are called where a procedure can be.
    var calls: [String] {
        var names: [String] = []
        visit { statement in
            switch statement.kind {
            case .call(let name, _, _): names.append(name.text)
            case .assign(_, _, let value), .letDeclaration(_, let value), .varDeclaration(_, _, let value?):
                if case .call(let name, _) = value.kind { names.append(name.text) }
            default: break
            }
        }
        return names
    }

    /// Visits every statement, in blocks too.
    private func visit(_ body: (StatementSyntax) -> Void) {
        for statement in statements {
            body(statement)
            for block in statement.blocks { block.visit(body) }
        }
    }
}

extension StatementSyntax {
    /// The blocks in it.
    var blocks: [BlockSyntax] {
        switch kind {
        case .conditional(let clauses, let otherwise): clauses.map(\.block) + (otherwise.map { [$0] } ?? [])
        case .forLoop(_, let body), .whileLoop(_, let body), .deferBlock(let body), .atomic(let body): [body]
        case .choose(_, _, let otherwise), .call(_, _, let otherwise): otherwise.map { [$0] } ?? []
        case .either(let branches): branches
        default: []
        }
    }
}
