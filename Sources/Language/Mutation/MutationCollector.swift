/// Finds what can be taken away in the files of a model.
struct MutationCollector {
    /// The files, for texts.
    let sources: SourceMap
    /// What the model declares.
    let declarations: LockPlaces
    /// The names of its procedures.
    let procedures: Set<String>
    /// The declaration that is looked at.
    var declaration = DeclarationOutline()
    /// What was found, in the order in which it was met.
    var mutations: [Mutation] = []
    /// What takes and releases locks, for each routine that was looked at.
    var routines: [LockEvents] = []

    /// What a mutation says of the declaration that it stands in.
    struct DeclarationOutline {
        /// What a reader calls it.
        var name = ""
        /// The text of its `///` lines.
        var documentation: [String] = []
        /// The place of its name.
        var span = SourceSpan(file: FileID(index: 0), start: 0, end: 0)
    }

    /// Makes a collector for a model.
    init(_ model: LoadedModel) {
        sources = model.sources
        declarations = LockPlaces(model.trees)
        procedures = Set(
            model.trees.flatMap(\.declarations).compactMap {
                if case .procedure(let name, _, _, _, _) = $0.kind { name.text } else { nil }
            })
    }

    /// Looks at a declaration; only what runs has anything to take away.
    mutating func collect(_ syntax: DeclarationSyntax) {
        switch syntax.kind {
        case .operation(let name, _, _, _, let when, let body, _):
            collect("op \(name.text)", syntax, name.span, when, body)
        case .rule(let name, _, _, let when, let body, _):
            collect("rule \(name.text)", syntax, name.span, when, body)
        case .procedure(let name, _, _, let body, _): collect("proc \(name.text)", syntax, name.span, nil, body)
        case .initial(let body): collect("init", syntax, syntax.span, nil, body)
        default: break
        }
    }

    /// Looks at a routine.
    private mutating func collect(
        _ name: String, _ syntax: DeclarationSyntax, _ span: SourceSpan, _ when: ExpressionSyntax?, _ body: BlockSyntax
    ) {
        declaration = DeclarationOutline(name: name, documentation: syntax.documentation, span: span)
        if let when {
            add(.when, when, to: "true", .replacing(when, with: .boolean(true)))
            collectParts(of: when)
        }
        var events = LockEvents(declaration: declaration)
        collect(body, Nesting(), &events)
        routines.append(events)
    }

    /// How deep a statement stands in its routine.
    struct Nesting {
        /// The number of blocks around it.
        var depth = 0
        /// Whether one of them is that of a `defer`.
        var isDeferred = false

        /// That of the statements of a block in it.
        func inner(isDeferred: Bool = false) -> Nesting {
            Nesting(depth: depth + 1, isDeferred: self.isDeferred || isDeferred)
        }
    }

    /// Looks at the statements of a block.
    private mutating func collect(_ block: BlockSyntax, _ nesting: Nesting, _ events: inout LockEvents) {
        for statement in block.statements {
            collect(statement)
            if let event = LockEvent(statement, nesting, sources) { events.list.append(event) }
            let isDeferred = if case .deferBlock = statement.kind { true } else { false }
            for inner in statement.blocks { collect(inner, nesting.inner(isDeferred: isDeferred), &events) }
        }
    }

    /// Looks at a statement, but not at its blocks.
    private mutating func collect(_ statement: StatementSyntax) {
        switch statement.kind {
        case .require(let condition, _):
            if !isRecheck(condition) { add(.require, statement, .replacing(statement)) }
            collectParts(of: condition)
        case .await(let condition):
            add(.await, condition, to: "true", .replacing(condition, with: .boolean(true)))
            collectParts(of: condition)
        case .choose(_, let condition?, _):
            add(.choose, condition, to: "true", .replacing(condition, with: .boolean(true)))
            collectParts(of: condition)
        case .assign(_, _, let value): collectAssignment(statement, value)
        case .method: add(.assignment, statement, .replacing(statement))
        case .conditional(let clauses, let otherwise):
            for index in clauses.indices { collect(clauses, index, otherwise, of: statement) }
        case .whileLoop(let condition, _):
            add(.condition, condition, to: "false", .replacing(condition, with: .boolean(false)))
            collectParts(of: condition)
        case .call(let name, _, _) where name.text == "bump" && !procedures.contains("bump"):
            add(.bump, statement, .replacing(statement))
        case .call(let name, let places, _) where name.text == "synchronize" && places.count == 1:
            let stand = declarations.standIn(for: places[0], declared: .srcu)
            let edits = SyntaxEdits(
                statements: [statement.span: [StatementSyntax(.call(name, [stand.place], else: nil), statement.span)]],
                additions: [stand.declaration])
            add(.synchronize, statement, edits)
        default: break
        }
    }

    /// Looks at an assignment; the call of a procedure on its right side stays.
    private mutating func collectAssignment(_ statement: StatementSyntax, _ value: ExpressionSyntax) {
        if case .call(let name, let arguments) = value.kind, procedures.contains(name.text) {
            let edits = SyntaxEdits.replacing(statement, with: .call(name, arguments, else: nil))
            return add(.assignment, statement, edits, after: text(of: value.span))
        }
        add(.assignment, statement, .replacing(statement))
    }

    /// Looks at one clause of an `if`.
    private mutating func collect(
        _ clauses: [ConditionalClauseSyntax], _ index: Int, _ otherwise: BlockSyntax?, of statement: StatementSyntax
    ) {
        switch clauses[index].condition {
        case .expression(let condition):
            for value in [true, false] where recheckedValue(of: condition) != value {
                add(.condition, condition, to: "\(value)", .replacing(condition, with: .boolean(value)))
            }
            collectParts(of: condition)
        case .binding(let name, let value):
            var changed = clauses
            let span = name.span.union(value.span)
            changed[index] = ConditionalClauseSyntax(
                condition: .expression(ExpressionSyntax(.boolean(false), span)),
                block: BlockSyntax([], clauses[index].block.span))
            let edits = SyntaxEdits.replacing(statement, with: .conditional(changed, else: otherwise))
            add(.condition, span, before: "let " + text(of: span), after: "false", edits)
        }
    }
}

extension MutationCollector {
    /// Adds the mutation of an expression.
    mutating func add(_ kind: MutationKind, _ expression: ExpressionSyntax, to after: String?, _ edits: SyntaxEdits) {
        add(kind, expression.span, before: text(of: expression.span), after: after, edits)
    }

    /// Adds the mutation of a statement.
    mutating func add(
        _ kind: MutationKind, _ statement: StatementSyntax, _ edits: SyntaxEdits, after: String? = nil
    ) {
        add(kind, statement.span, before: text(of: statement.span), after: after, edits)
    }

    /// Adds a mutation.
    mutating func add(
        _ kind: MutationKind, _ span: SourceSpan, before: String, after: String?, _ edits: SyntaxEdits
    ) {
        mutations.append(
            Mutation(
                kind: kind, declaration: declaration.name, documentation: declaration.documentation,
                declarationSpan: declaration.span, span: span, before: before, after: after, edits: edits))
    }

    /// The text of a place on one line.
    func text(of span: SourceSpan) -> String { sources.oneLine(span) }
}

extension SourceMap {
    /// The text that `span` covers, each run of blanks and line ends as one blank.
    func oneLine(_ span: SourceSpan) -> String {
        text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
