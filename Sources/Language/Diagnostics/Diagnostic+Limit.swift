extension Diagnostic {
    /// The most diagnostics of a model that are shown; a text with more of them is probably no model.
    static let mostShown = 100
}

extension Sequence<Diagnostic> {
    /// The diagnostics in the order of the source, each once; beyond the hundredth only how many there are, at the place
    /// of the first of them.
    func shown() -> [Diagnostic] {
        let all = inOrder()
        guard all.count > Diagnostic.mostShown + 1 else { return all }
        let rest = all[Diagnostic.mostShown...]
        let errors = rest.count { $0.severity == .error }
        let message = FileMessage.notShown(errors: errors, warnings: rest.count - errors)
        return all.prefix(Diagnostic.mostShown) + [Diagnostic(message, at: rest.first?.span)]
    }
}
