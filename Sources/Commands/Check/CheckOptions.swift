import Engine
import Execution
import Language
import Reports

/// What the command line of `check` asks for.
public struct CheckOptions: CommandOptions, Sendable {
    /// When something is done: where the output is a terminal, or in any case, or never.
    public enum Occasion: String, CaseIterable, Sendable {
        case auto, always, never
    }

    /// Whether states that differ only in interchangeable identities are taken for one.
    public enum Symmetry: String, CaseIterable, Sendable {
        case auto, off
    }

    /// Whether a thread may stand for all.
    public enum PartialOrder: String, CaseIterable, Sendable {
        case on, off
    }

    /// Files and folders.
    public var paths: [String] = []
    /// The scenarios to run, whatever their tags; all that need no tag where there is none.
    public var scenarios: [String] = []
    /// The tags whose scenarios are run too.
    public var tags: [String] = []
    /// The properties to check; all where there is none.
    public var properties: [String] = []
    /// The values of parameters; they win over the scenario.
    public var overrides: [ParameterOverride] = []
    /// The most states that a scenario may have.
    public var maxStates: Int?
    /// The most transitions from an initial state that are followed.
    public var maxDepth: Int?
    /// How many seconds a scenario may take.
    public var seconds: Int?
    /// How many bytes the states of a scenario may take.
    public var bytes: Int?
    /// How many threads search; one a core where it is not said.
    public var workers: Int?
    /// Whether a scenario's search ends with the first violation.
    public var stopsAtFirst = false
    /// Whether what was never executed and what is vacuous is a failure.
    public var isStrict = false
    /// The path of the known violations that are accepted.
    public var baseline: String?
    /// The path where entries are written for what is found and not accepted.
    public var writtenBaseline: String?
    /// The day on which entries of the baseline have expired or not; the system's where it is not said.
    public var today: CalendarDate?
    /// The folder that imports cannot leave.
    public var root: String?
    /// Whether only lines about scenarios and what came out otherwise are shown.
    public var isQuiet = false
    /// Whether times, rates and memory are shown.
    public var showsStatistics = false
    /// Where the report goes, and how it is written.
    public var output = OutputOptions()
    /// When colours are used.
    public var color = Occasion.auto
    /// When progress is shown.
    public var progress = Occasion.auto
    /// Whether symmetry is used.
    public var symmetry = Symmetry.auto
    /// Whether partial order is used.
    public var partialOrder = PartialOrder.off
    /// Which tier runs the models.
    public var engine = EngineChoice.auto
    /// How the set of reached states is kept.
    public var store = StoreKind.auto
    /// How much memory is spent on states and the ways to them.
    public var traces = TraceStorage.auto
    /// Whether "no violation found" is an answer where states may have been omitted.
    public var acceptsApproximation = false
    /// How native code is made.
    public var native = NativeOptions()
    /// The path where the run is saved; `nil` where it is not.
    public var checkpoint: String?
    /// How many seconds lie between two times that it is saved, at least.
    public var checkpointInterval: Int?
    /// The memory limit that the size of a bitstate store goes by, where it is not `bytes`; `.max` for none.
    var arrayLimit: Int?
    /// The words that these options were read from.
    var arguments: [String] = []
    /// Whether only help is wanted.
    public var wantsHelp = false

    /// Makes the default options.
    public init() {}
}

extension CheckOptions {
    /// What might help where memory ends the search of states of that layout.
    func remedies(for layout: StateLayout) -> [MemoryRemedy] {
        MemoryRemedy.remedies(for: store.resolved(for: layout), withoutSymmetry: symmetry == .off)
    }

    /// What might help, whatever the layout.
    var generalRemedies: [MemoryRemedy] { MemoryRemedy.remedies(for: store, withoutSymmetry: symmetry == .off) }
}
