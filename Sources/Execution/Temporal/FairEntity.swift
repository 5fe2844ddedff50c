import Language

/// Somebody, or something, that is owed its turn (reference, section 6, fairness).
struct FairEntity: Hashable, Sendable {
    /// What is owed a turn.
    enum Kind: Hashable, Sendable {
        /// A thread inside an operation, by its position among all members.
        case thread(Int)
        /// Starting an operation, for one thread.
        case call(OperationID, member: Int)
        /// A rule with one combination of arguments, by the entry that runs it.
        case rule(RuleID, entry: Int)
    }

    /// What is owed a turn.
    let kind: Kind
    /// What is noted as exercised where its fairness excludes a run, of fairness that the model's text asks for.
    let coverage: CoverageID?
}

/// The fair entities of a model while it is compiled.
struct FairEntities {
    /// Whether anybody asks for them.
    let isAsked: Bool
    /// Those met so far.
    private(set) var all: [FairEntity] = []
    /// Their numbers.
    private var numbers: [FairEntity.Kind: Int32] = [:]

    /// Makes an empty list.
    init(isAsked: Bool) { self.isAsked = isAsked }

    /// The code of an entity as the owner of transitions, see `FairRun`; -1 where nobody asks.
    mutating func owner(_ kind: FairEntity.Kind, isStrong: Bool, coverage: () -> CoverageID?) -> Int32 {
        guard isAsked else { return -1 }
        let number = numbers[kind] ?? Int32(all.count)
        if numbers[kind] == nil {
            numbers[kind] = number
            all.append(FairEntity(kind: kind, coverage: coverage()))
        }
        return number << 1 | (isStrong ? 1 : 0)
    }
}

extension ActionGraph {
    /// Whether the step from a location can wait for a lock or `synchronize`.
    func waitsForLock(at location: LocationID) -> Bool {
        let blocks = reachable(from: [locations[location.index].entry], along: successorsInStep(of:))
        return blocks.contains { block in
            self[block].instructions.contains { instruction in
                switch instruction.kind {
                case .lock, .synchronize: true
                default: false
                }
            }
        }
    }
}
