import Language

/// The `liveness` properties of a model in Promela: one process for whoever is owed a turn, so that Spin's weak fairness of
/// processes (`pan -a -f`) is the model's.
///
/// Strong fairness is expressed by weak fairness and a guess: whoever is strongly fair has a move that spoils the run while he
/// has to wait, until it is guessed that he waits for ever; runs that are spoilt, and those in which the guess turns out wrong,
/// are no counterexamples.
public struct LivenessExport: Sendable {
    /// The text of the file.
    public let text: String
    /// The properties with the names of their formulas; a property holds if all of its formulas do.
    public let formulas: [(property: PropertyID, names: [String])]
    /// How many processes run beside each other.
    public let processCount: Int

    /// The most processes that Spin runs, a few less.
    static let processLimit = 250

    /// The most formulas of a file.
    static let formulaLimit = 200

    /// Writes the `liveness` properties of `program` that are selected.
    ///
    /// - Throws: `ExecutionLimit` where something of it cannot be expressed.
    public init(_ program: Program, properties: Set<PropertyID>, heading: [String]) throws(ExecutionLimit) {
        let export = ExportContext(program, .promela)
        let plan = ExportPlan(export, Selection(properties: [], deadlock: false))
        let writer = LivenessWriter(plan, properties: properties.sorted { $0.index < $1.index })
        text = writer.text(heading: heading.map(ExportContext.plain))
        formulas = writer.formulas
        processCount = writer.processes.count + 2
        if export.isBroken, let first = export.omissions.first(where: { $0.text.hasPrefix("a choice") }) { throw first }
        if formulas.isEmpty {
            throw ExecutionLimit(text: "liveness where no 'liveness' property is selected", span: nil)
        }
        if writer.isTooLarge {
            throw ExecutionLimit(text: "quantifiers over so many values around temporal operators", span: nil)
        }
        guard plan.instanceCount <= ModelExport.instanceLimit else {
            throw ExecutionLimit(
                text:
                    "\(plan.instanceCount) instances of transitions; at most \(ModelExport.instanceLimit) can be written out",
                span: nil)
        }
        guard processCount <= Self.processLimit else {
            throw ExecutionLimit(
                text: "\(processCount) who are owed a turn; at most \(Self.processLimit) processes can be run",
                span: nil)
        }
        let count = formulas.reduce(0) { $0 + $1.names.count }
        guard count <= Self.formulaLimit else {
            throw ExecutionLimit(text: "\(count) formulas; at most \(Self.formulaLimit) can be told apart", span: nil)
        }
    }
}
