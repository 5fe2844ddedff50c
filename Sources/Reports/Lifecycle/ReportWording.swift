import Execution

/// How reports on expressions say what they are about.
enum ReportWording {
    /// `file[f].state, for every f: File`.
    static func subject(_ expressions: [String], _ free: [TransitionDescription.Binding]) -> String {
        let names = free.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        return expressions.joined(separator: ", ") + (names.isEmpty ? "" : ", for every \(names)")
    }

    /// `scenario small with VMS = 2`.
    static func configuration(_ scenario: String, _ settings: [TransitionDescription.Binding]) -> String {
        let values = settings.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        return "scenario \(scenario)" + (values.isEmpty ? "" : " with \(values)")
    }
}
