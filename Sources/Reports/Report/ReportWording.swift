import Execution

/// How reports say which configuration they are about.
enum ReportWording {
    /// `scenario small with VMS = 2`.
    static func configuration(_ scenario: String, _ settings: [TransitionDescription.Binding]) -> String {
        let values = settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        return "scenario \(scenario)" + (values.isEmpty ? "" : " with \(values)")
    }
}
