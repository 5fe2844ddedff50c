import Language

/// A checked program with what the reference checker works out about it once: the members of its threads, and the
/// text of each operation with its procedures inlined.
final class ReferenceModel {
    /// A member of a thread declaration.
    struct Member {
        /// The declaration.
        let thread: Int
        /// The position among the declaration's members: its value as a member of the thread's type.
        let position: Int
        /// The values of its indices.
        let indices: [Datum]
    }

    /// The program.
    let program: Program
    /// Every member of every thread as declared; states name threads by their position here.
    private(set) var members: [Member] = []
    /// For each thread declaration the position of its first member.
    private(set) var firstMember: [Int] = []
    /// The parameters of operations that `taken` or `in` asks for somewhere; they stay in the frame.
    let askedParameters: [OperationID: Set<Int>]
    /// The text of each operation.
    private(set) var operations: [Text] = []
    /// The text of each rule.
    private(set) var rules: [Text] = []
    /// The text of `init`.
    private(set) var initial: Text?

    /// Works out what is needed of `program`.
    init(_ program: Program) {
        self.program = program
        askedParameters = AskedParameters(in: program).found
        for (index, thread) in program.threads.enumerated() {
            firstMember.append(members.count)
            var combinations: [[Datum]] = [[]]
            if case .indexed(let indices) = thread.shape {
                for index in indices {
                    let values = values(of: index.type)
                    combinations = combinations.flatMap { start in values.map { start + [$0] } }
                }
            } else {
                combinations = Array(repeating: [], count: thread.count)
            }
            for (position, indices) in combinations.enumerated() {
                members.append(Member(thread: index, position: position, indices: indices))
            }
        }
        let folding = Folding(self)
        operations = program.operations.enumerated().map { index, operation in
            Inliner.text(
                of: operation.routine, in: self, folding: folding,
                kept: askedParameters[OperationID(index), default: []])
        }
        rules = program.rules.map { Inliner.text(of: $0.routine, in: self, folding: folding, kept: []) }
        initial = program.initial.map { Inliner.text(of: $0, in: self, folding: folding, kept: []) }
    }

    /// The values of `type` in their order.
    func values(of type: Type) -> [Datum] {
        switch type {
        case .boolean: return [Datum(false), Datum(true)]
        case .range(let low, let high): return low <= high ? (low...high).map { .scalar($0) } : []
        case .enumeration(let id): return program.enumerations[id.index].members.indices.map { Datum($0) }
        case .errno: return Errno.names.indices.map { Datum($0) }
        case .symmetric(let id): return (0..<program.symmetricTypes[id.index].count).map { Datum($0) }
        case .thread(let id): return (0..<program.threads[id.index].count).map { Datum($0) }
        case .optional(let wrapped): return [.none] + values(of: wrapped)
        case .structure(let id):
            return combinations(program.structures[id.index].fields.map { values(of: $0.type) })
                .map { .aggregate($0) }
        case .array(let index, let element):
            return combinations(Array(repeating: values(of: element), count: values(of: index).count))
                .map { .aggregate($0) }
        case .set(let member):
            return values(of: member).reduce([[]]) { sets, value in sets + sets.map { $0 + [value] } }
                .map { .set($0) }
        case .sequence, .mutex, .rwlock, .seqcount, .srcu, .snapshot, .unknown:
            preconditionFailure("nothing ranges over \(type)")
        }
    }

    /// All ways to take one value of each list, the first slowest.
    private func combinations(_ lists: [[Datum]]) -> [[Datum]] {
        lists.reduce([[]]) { starts, list in starts.flatMap { start in list.map { start + [$0] } } }
    }

    /// The position of an index among the values of an array's index type; `nil` if it is none of them.
    func position(of index: Datum, in type: Type) -> Int? {
        switch (type, index) {
        case (.range(let low, let high), .scalar(let number)):
            return low <= number && number <= high ? Int(number - low) : nil
        case (.boolean, .scalar(let number)), (.enumeration, .scalar(let number)), (.symmetric, .scalar(let number)),
            (.thread, .scalar(let number)), (.errno, .scalar(let number)):
            return Int(number)
        default:
            return values(of: type).firstIndex(of: index)
        }
    }

    /// Whether `datum` is a value of `type`, whose bounds may be narrower than those it was computed with.
    func misfit(_ datum: Datum, _ type: Type) -> Fault.Kind? {
        switch (type, datum) {
        case (.range(let low, let high), .scalar(let number)):
            return low <= number && number <= high ? nil : .valueOutOfRange
        case (.optional(let wrapped), let datum):
            return datum == .none ? nil : misfit(datum, wrapped)
        case (.structure(let id), .aggregate(let parts)):
            return zip(parts, program.structures[id.index].fields).lazy.compactMap { self.misfit($0, $1.type) }.first
        case (.array(_, let element), .aggregate(let parts)):
            return parts.lazy.compactMap { self.misfit($0, element) }.first
        case (.sequence(let bound, let element), .aggregate(let parts)):
            return parts.lazy.compactMap { self.misfit($0, element) }.first
                ?? (parts.count > bound ? .sequenceOverflow : nil)
        case (.set(let member), .set(let members)):
            return members.lazy.compactMap { self.misfit($0, member) }.first
        default:
            return nil
        }
    }

    /// The value of a variable before `init`, with locks and seqcounts in their places.
    func initialDatum(_ value: Value, _ type: Type) -> Datum {
        switch (type, value) {
        case (.mutex, _), (.rwlock, _), (.srcu, _): .lock(Holders())
        case (.seqcount, _): .counter
        case (.structure(let id), .aggregate(let parts)):
            .aggregate(zip(parts, program.structures[id.index].fields).map { initialDatum($0, $1.type) })
        case (.array(_, let element), .aggregate(let parts)):
            .aggregate(parts.map { initialDatum($0, element) })
        default: Datum(value)
        }
    }

    /// The position among all threads of the member of `thread` with that value.
    func thread(_ thread: ThreadID, _ value: Datum) -> Int {
        firstMember[thread.index] + Int(value.number)
    }
}
