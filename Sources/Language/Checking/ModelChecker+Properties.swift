extension ModelChecker {
    /// Types a property; `nil` where it cannot be said what it is about.
    func property(_ declaration: DeclaredProperty) -> Property? {
        guard let content = content(of: declaration) else { return nil }
        return Property(
            name: declaration.name.text, title: declaration.title, documentation: declaration.documentation,
            content: content, span: declaration.span, nameSpan: declaration.name.span)
    }

    /// Types a part of the view.
    func view(_ declaration: DeclaredView) -> View {
        let body = BodyChecker(self, .view)
        let value = body.value(declaration.value)
        predicateEffects.append(body.effects)
        return View(
            name: declaration.name.text,
            predicate: Predicate(expression: value, locals: body.locals, span: declaration.value.span),
            span: declaration.name.span)
    }

    /// Types what a property says.
    private func content(of declaration: DeclaredProperty) -> PropertyContent? {
        let span = declaration.span
        switch declaration.content {
        case .predicate(.invariant, let body): return .invariant(predicate(body, .predicate("invariant"), span: span))
        case .predicate(.transition, let body): return .transition(predicate(body, .transition, span: span))
        case .predicate(.reachable, let body): return .reachable(predicate(body, .predicate("reachable"), span: span))
        case .predicate(.recoverable, let body):
            return .recoverable(predicate(body, .predicate("recoverable"), span: span))
        case .predicate(.liveness, let body):
            let checker = BodyChecker(self, .liveness)
            let formula = checker.formula(body)
            predicateEffects.append(checker.effects)
            return .liveness(formula, locals: checker.locals)
        case .refinement: return refinement(declaration).map(PropertyContent.refinement)
        }
    }
}
