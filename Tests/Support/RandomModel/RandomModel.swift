/// A random model over the whole language, with a small state space, well typed nearly always: the same for the same
/// seed and size.
public struct RandomModel: Sendable {
    /// What the model was made from.
    public let seed: UInt64
    /// The declarations.
    public let pieces: [SourcePiece]

    /// Makes the model of `seed`; a larger `size` (1 to 5) gives longer operations, not larger domains. With `liveness` it is
    /// the same with words for fairness and `liveness` properties. One that is rich in symmetry has three interchangeable
    /// objects, threads that are identical or theirs, and variables that hold them. One that is wide uses what the others
    /// leave out: constants, aliases, libraries, scenarios, specifications, threads with two indices, errnos that are stored,
    /// snapshots that are handed on, structures in sets and sequences, quantifiers over two names or a set, and so on.
    public init(seed: UInt64, size: Int, liveness: Bool = false, isSymmetric: Bool = false, isWide: Bool = false) {
        self.seed = seed
        var writer = RandomWriter(seed: seed, size: size)
        writer.isSymmetric = isSymmetric
        writer.isWide = isWide
        let model = writer.model()
        pieces = (liveness ? writer.withLiveness(model) : model) + writer.files
    }

    /// The source text.
    public var source: String { SourcePiece.text(of: pieces) }
}

/// Writes a random model: what is declared so far, and what is in sight at this place.
struct RandomWriter {
    /// What statements can stand here.
    struct Place {
        /// Whether boundaries can stand here: in operations and procedures, outside `atomic`.
        var hasSteps = false
        /// Whether locks can be taken here, `self` has a meaning, and so on: not in rules and `init`.
        var isOperation = false
        /// Whether control can leave by `return` and `fail`.
        var canLeave = false
        /// What `return` has to give, inside a procedure or operation with a result.
        var result: RandomType?
        var isInProcedure = false
        var isInLoop = false
        /// Whether the loop ends even if every turn is cut short by `continue`.
        var canContinue = false
        /// The thread's own type, where only one declaration runs this.
        var selfType: RandomType?
        var isTransition = false
        /// Whether `old` stands around.
        var isOld = false
        /// How many blocks are around.
        var depth = 0
    }

    /// A declared operation, rule, procedure or function.
    struct Routine {
        let name: String
        let parameters: [RandomType]
        var result: RandomType?
        var labels: [String] = []
        var holdsSteps = false
        /// Whether only transitions can call it.
        var asksTransition = false
    }

    var random: SplitMix
    let size: Int
    /// Whether the model is to be rich in symmetry.
    var isSymmetric = false
    /// Whether the model is to use the rarer parts of the language.
    var isWide = false
    var place = Place()
    var counter = 0
    /// Numbers that are parameters, and flags that are.
    var parameterNames: [RandomName] = []
    var hasColor = false
    /// The members of `Color`.
    var colors = ""
    var hasObject = false
    var structures: [RandomType] = []
    /// Thread declarations: the name and the type of its index, if it has one.
    var threads: [(name: String, index: RandomType?, isSingle: Bool)] = []
    /// The types of the second indices of threads that have two.
    var secondIndices: [String: RandomType] = [:]
    /// The files besides the model's own.
    var files: [SourcePiece] = []
    /// Whether there is the alias `Small`.
    var hasAlias = false
    var variables: [RandomName] = []
    var locals: [RandomName] = []
    var functions: [Routine] = []
    var procedures: [Routine] = []
    var operations: [Routine] = []
    var rules: [Routine] = []
    /// The labels written in the routine that is being written.
    var labels: [String] = []

    /// Begins with nothing.
    init(seed: UInt64, size: Int) {
        random = SplitMix(seed: seed)
        self.size = size
    }

    /// A name that has not been used.
    mutating func fresh(_ stem: String) -> String {
        counter += 1
        return "\(stem)\(counter)"
    }
}
