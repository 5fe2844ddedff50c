extension ModelChecker {
    /// The replacement of `name` by the nearest of `candidates`, if one is near.
    ///
    /// Where more is wrong than is shown, nothing is looked for: that takes as long as there are unknown and known
    /// names, multiplied.
    func suggestion(for name: Name, among candidates: @autoclosure () -> [String]) -> DiagnosticSuggestion? {
        guard diagnostics.count < 2 * Diagnostic.mostShown else { return nil }
        let near = NearMiss.best(for: name.text, among: candidates())
        return near.map { DiagnosticSuggestion(replace: name.span, with: $0) }
    }
}
