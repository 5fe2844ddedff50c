/// The languages that a model can be exported to.
public enum ExportTarget: String, CaseIterable, Sendable {
    /// Promela with embedded C, for Spin.
    case promela
    /// Murphi, for Rumur and CMurphi.
    case murphi
}
