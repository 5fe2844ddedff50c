import Execution
import Language

/// An error of a model, shown at its place as a diagnostic is.
struct ModelErrorMessage: DiagnosticMessage {
    /// The error.
    let error: ModelError

    var id: String { "model-error" }
    var severity: DiagnosticSeverity { .error }
    var text: String { error.message }
}
