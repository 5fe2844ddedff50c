import Language

/// A model in the language of another checker, with the same reachable states and the same transitions.
public struct ModelExport: Sendable {
    /// The text of the file.
    public let text: String
    /// What the target cannot express and the text leaves out, with the places.
    public let omissions: [ExecutionLimit]
    /// How many instances of transitions the text has, arguments and choices told apart.
    public let instanceCount: Int

    /// The most instances that are written out one by one.
    static let instanceLimit = 50_000

    /// Writes `program`; properties that are not selected are left out, and so is deadlock.
    ///
    /// - Throws: `ExecutionLimit` where the transitions themselves cannot be expressed.
    public init(
        _ program: Program, selection: Selection, to target: ExportTarget, heading: [String]
    ) throws(ExecutionLimit) {
        let export = ExportContext(program, target)
        let plan = ExportPlan(export, selection)
        let heading = heading.map(ExportContext.plain)
        text =
            target == .murphi
            ? MurphiWriter(plan).text(heading: heading) : PromelaWriter(plan).text(heading: heading)
        omissions = export.omissions
        instanceCount = plan.instanceCount
        if export.isBroken, let first = omissions.first(where: { $0.text.hasPrefix("a choice") }) { throw first }
        if target == .promela, instanceCount > Self.instanceLimit {
            throw ExecutionLimit(
                text: "\(instanceCount) instances of transitions; at most \(Self.instanceLimit) can be written out",
                span: nil)
        }
    }
}
