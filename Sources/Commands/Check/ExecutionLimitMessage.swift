import Language

/// Says that a model is well-formed and still cannot be executed.
struct ExecutionLimitMessage: DiagnosticMessage {
    /// The sentence.
    let text: String
    /// The stable identity.
    var id: String { "execution-limit" }
    /// How bad it is.
    var severity: DiagnosticSeverity { .error }
}
