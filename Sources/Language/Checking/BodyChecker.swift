/// Types the expressions and statements of one routine, function, property or constant.
///
/// The scope, the locals and what was found out about the body live here; the forms are in the extensions, one area a
/// file.
final class BodyChecker {
    /// The declarations.
    let model: ModelChecker
    /// Where the body stands.
    let kind: BodyKind
    /// The locals so far, in the order of their declaration.
    private(set) var locals: [Local] = []
    /// How each local came to be.
    private(set) var localKinds: [LocalKind] = []
    /// The names that can be seen here.
    var scope = Scope()
    /// What the body does.
    var effects = Effects()
    /// Whether something is wrong with it.
    var isFaulty: Bool {
        get { effects.isFaulty }
        set { effects.isFaulty = newValue }
    }
    /// Whether the expression stands inside `old`.
    var isInsideOld = false
    /// How many loops are open within the innermost `defer`.
    var loopDepth = 0
    /// Whether the statement stands in a `defer`.
    var isInDefer = false
    /// The threads that can run the operation.
    var ownThreads: [ThreadID] = []
    /// Local variables without a type whose value is a single number, until they are changed.
    var singleValues: Set<LocalID> = []
    /// The labels so far.
    var labels: [String: SourceSpan] = [:]
    /// What `return` hands over.
    var returns = Returns()
    /// The type that the procedure returns.
    var procedureResult: Type?
    /// The names of a query that stand for every value of their type.
    var freeNames = FreeNames()
    /// Whether nesting too deep has been reported.
    private var isTooDeep = false

    /// Makes a checker for one body.
    init(_ model: ModelChecker, _ kind: BodyKind) {
        self.model = model
        self.kind = kind
        effects.place = kind.text
        if case .transition = kind { effects.isTransition = true }
    }

    /// The program so far.
    var program: Program { model.program }

    /// `type` as the language writes it.
    func text(_ type: Type) -> String { model.program.text(of: type) }

    /// Reports `message`.
    func report(
        _ message: any DiagnosticMessage, at span: SourceSpan, notes: [DiagnosticNote] = [],
        suggestion: DiagnosticSuggestion? = nil
    ) {
        if message.severity == .error { isFaulty = true }
        model.report(message, at: span, notes: notes, suggestion: suggestion)
    }

    /// What stands for an expression that is wrong and was reported.
    func faulty(_ span: SourceSpan) -> Expression {
        isFaulty = true
        return Expression(.constant(.scalar(0)), .unknown, span)
    }

    /// Adds a local and makes its name visible to the end of the block; reports a name that a local has already.
    @discardableResult
    func declare(_ name: Name, _ type: Type, _ kind: LocalKind) -> LocalID {
        if Errno.position(of: name.text) != nil {
            report(NameMessage.errnoDeclared(name.text), at: name.span)
        } else if let other = scope.local(name.text), !name.text.isEmpty {
            report(
                NameMessage.localHidesLocal(name.text), at: name.span,
                notes: [DiagnosticNote("declared here", at: locals[other.index].span)])
        }
        let local = addLocal(name.text, type, kind, name.span)
        scope.declare(name.text, local)
        return local
    }

    /// Adds a local that no name stands for.
    func addLocal(_ name: String, _ type: Type, _ kind: LocalKind, _ span: SourceSpan) -> LocalID {
        locals.append(Local(name: name, type: type, span: span))
        localKinds.append(kind)
        return LocalID(locals.count - 1)
    }

    /// Runs `body` in a block of its own.
    func inBlock<Result>(_ body: () -> Result) -> Result {
        scope.push()
        defer { scope.pop() }
        return body()
    }

    /// Runs `body` one level deeper; too deep a level is reported and answers `failed`.
    func nested<Result>(_ what: String, at span: SourceSpan, failed: @autoclosure () -> Result, _ body: () -> Result)
        -> Result
    {
        guard model.depth < Limits.syntaxDepth else {
            if !isTooDeep { report(TypeMessage.nestedTooDeeply(what), at: span) }
            isTooDeep = true
            return failed()
        }
        model.depth += 1
        defer { model.depth -= 1 }
        return body()
    }
}

/// What the `return` statements of a body hand over.
struct Returns {
    /// The joined type of the values so far; `nil` while there is none.
    var type: Type?
    /// The first value.
    var first: SourceSpan?
}
