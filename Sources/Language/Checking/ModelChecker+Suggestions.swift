extension ModelChecker {
    /// The replacement of `name` by the nearest of `candidates`, if one is near.
    func suggestion(for name: Name, among candidates: [String]) -> DiagnosticSuggestion? {
        NearMiss.best(for: name.text, among: candidates).map { DiagnosticSuggestion(replace: name.span, with: $0) }
    }
}
