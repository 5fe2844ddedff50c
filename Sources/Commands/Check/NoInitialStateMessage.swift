import Language

/// Says that no choice in `init` is possible, so that there is no state to begin in and nothing to judge.
struct NoInitialStateMessage: DiagnosticMessage {
    /// The sentence.
    var text: String { "there is no initial state: no choice in 'init' is possible" }
    /// The stable identity.
    var id: String { "no-initial-state" }
    /// How bad it is.
    var severity: DiagnosticSeverity { .error }
}
