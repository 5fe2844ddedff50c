extension LoadedModel {
    /// Checks the model for one configuration as `check(settings:overrides:)` does, and types `expressions` against it.
    ///
    /// In them a name that nothing in the model has stands for every value of the type of the index or argument that it
    /// is; the same name is the same value in all of them. Each becomes a file `path` of the sources.
    public func check(
        settings: [BindingSyntax], overrides: [ParameterOverride], expressions: [String], path: String
    ) -> CheckedQuery {
        var loaded = self
        let (parsed, faults) = ParsedOverride.parse(overrides, into: &loaded.sources)
        var syntaxes: [ExpressionSyntax] = []
        var syntaxFaults: [Diagnostic] = []
        for text in expressions {
            let (syntax, diagnostics) = Parser.parseExpression(text, path: path, into: &loaded.sources)
            syntaxes.append(syntax)
            syntaxFaults += diagnostics
        }
        let checker = ModelChecker(loaded)
        checker.diagnostics += faults
        checker.enter(settings, parsed)
        checker.checkAll()
        let found = (diagnostics + checker.diagnostics.map { $0.withoutOverrides(files: sources.files.count, parsed) })
            .shown()
        let isSound = !found.contains { $0.message.severity == .error } && !isLibrary
        guard isSound, syntaxFaults.isEmpty else {
            return CheckedQuery(
                program: isSound ? checker.program : nil, query: nil, diagnostics: found,
                queryDiagnostics: syntaxFaults, clashes: [], sources: loaded.sources)
        }
        checker.diagnostics = []
        let (query, clashes) = checker.query(syntaxes)
        return CheckedQuery(
            program: checker.program, query: query, diagnostics: found, queryDiagnostics: checker.diagnostics.inOrder(),
            clashes: clashes, sources: loaded.sources)
    }
}

extension ModelChecker {
    /// Types the expressions of a query; `nil` where something is wrong, which is reported or one of the clashes.
    fileprivate func query(_ syntaxes: [ExpressionSyntax]) -> (Query?, [FreeNameClash]) {
        let names = freeNames(in: syntaxes)
        guard names.clashes.isEmpty else {
            return (
                nil,
                names.clashes.map { first, second in
                    FreeNameClash(
                        name: first.name.text, types: [first, second].map { program.text(of: $0.type) },
                        spans: [first.name.span, second.name.span])
                }
            )
        }
        let body = BodyChecker(self, .query)
        let free = names.found.map { body.declare($0.name, $0.type, .bound) }
        let expressions = syntaxes.map { body.value($0) }
        checkTransitionUse(of: [body.effects])
        let isSound = !body.isFaulty && !diagnostics.contains { $0.message.severity == .error }
        return (isSound ? Query(expressions: expressions, locals: body.locals, free: free) : nil, [])
    }

    /// The free names of the expressions, which are typed once to find them; what that reports is forgotten.
    private func freeNames(in syntaxes: [ExpressionSyntax]) -> FreeNames {
        let body = BodyChecker(self, .query)
        for syntax in syntaxes { _ = body.value(syntax) }
        diagnostics = []
        return body.freeNames
    }
}
