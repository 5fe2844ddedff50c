import Language

/// Says that a model is well-formed and still cannot be executed.
struct ExecutionLimitMessage: DiagnosticMessage {
    let text: String
    var id: String { "execution-limit" }
    var severity: DiagnosticSeverity { .error }
}
