import Execution

/// A place of the model that went wrong, with the first way there.
public struct ErrorReport: Codable, Hashable, Sendable {
    /// What went wrong, and where.
    public let error: ModelError
    /// The property whose evaluation met it, if it was one.
    public let property: String?
    /// The first of the shortest ways there; its last transition has no target if a transition met the error.
    public let trace: TraceReport

    /// Makes a report.
    public init(error: ModelError, property: String? = nil, trace: TraceReport) {
        self.error = error
        self.property = property
        self.trace = trace
    }
}
