import Execution
import Language

/// What a change to a model does to what can be seen of it.
public struct DiffReport: Sendable {
    /// One side of the comparison.
    public struct Side: Sendable {
        /// The file or revision as the user named it.
        public let place: String
        /// The model's name.
        public let model: String
        /// The files, for places.
        public let sources: SourceMap

        /// Makes it from its parts.
        public init(place: String, model: String, sources: SourceMap = SourceMap()) {
            self.place = place
            self.model = model
            self.sources = sources
        }
    }

    /// What was before.
    public let old: Side
    /// What comes after.
    public let new: Side
    /// Each pair of configurations that was compared.
    public let pairs: [DiffPair]
    /// The scenarios that only one side has, by name.
    public let unpaired: [UnpairedScenario]

    /// A scenario that only one side has.
    public struct UnpairedScenario: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Which side has it.
        public let side: DiffSide

        /// Makes it from its parts.
        public init(name: String, side: DiffSide) {
            self.name = name
            self.side = side
        }
    }

    /// Makes it from its parts.
    public init(old: Side, new: Side, pairs: [DiffPair], unpaired: [UnpairedScenario]) {
        self.old = old
        self.new = new
        self.pairs = pairs
        self.unpaired = unpaired
    }

    /// The code that the process ends with: differences count for more than what was left open.
    public var exitCode: ExitCode {
        if !unpaired.isEmpty || pairs.contains(where: \.isDifferent) { return .otherwise }
        return pairs.contains { $0.stop != nil } ? .incomplete : .success
    }
}

/// The two sides of a comparison.
public enum DiffSide: String, Hashable, Sendable {
    case old = "OLD"
    case new = "NEW"

    /// The other side.
    public var other: DiffSide { self == .old ? .new : .old }
}
