import Engine
import Language

/// The states that can be reached from one state, with those found in which a condition is true: for the nearest one.
///
/// Free names of the condition stand for any value: one is enough.
public final class QuerySearchSystem: TransitionSystem {
    /// What is searched.
    private let base: ModelSystem
    /// The state that everything begins in.
    private let start: [UInt64]
    /// The condition.
    private let query: Query
    /// Its values, as far as they were looked up.
    private var values: QueryValues
    /// How many states were looked at since these were empty.
    private var age = 0
    /// The subject of a finding in a state where the condition is true.
    public let subject: SubjectID
    /// The subject of a finding in a state where the condition is not true, and its evaluation an error for some value of
    /// the free names.
    public let errorSubject: SubjectID

    /// After so many states the values are looked up anew, so that they do not take more memory than the states.
    private static let mostStates = 1 << 14

    /// Searches `base` from `start`; of `query` the first expression counts, which is a condition.
    public init(_ base: ModelSystem, from start: [UInt64], to query: Query) {
        self.base = base.replica()
        self.start = start
        self.query = query
        values = QueryValues(query, base.compiled)
        subject = SubjectID(Int32(base.subjects.count))
        errorSubject = SubjectID(Int32(base.subjects.count) + 1)
    }

    /// That of the system.
    public var layout: StateLayout { base.layout }

    /// Appends the one state.
    public func initialStates(into buffer: SuccessorBuffer) {
        let target = buffer.appendTransition()
        for (index, word) in start.enumerated() { target[index] = word }
    }

    /// Finds whether the condition is true, or cannot be evaluated.
    public func inspect(_ state: PackedState, into buffer: SuccessorBuffer) {
        if age == Self.mostStates { (values, age) = (QueryValues(query, base.compiled), 0) }
        age += 1
        // Looking a list up may add to the lists: they are read behind it.
        let list = values.list(in: state.array)
        let found = values.lists[list].map { values.tuples[$0].first ?? nil }
        if found.contains(.scalar(1)) {
            buffer.append(Finding(subject: subject, transition: -1, isViolation: false))
        } else if found.contains(nil) {
            buffer.append(Finding(subject: errorSubject, transition: -1, isViolation: false))
        }
    }

    /// Appends the transitions.
    public func successors(of state: PackedState, into buffer: SuccessorBuffer) {
        base.makeTransitions(of: state, into: buffer)
    }

    /// Another instance for another thread.
    public func replica() -> QuerySearchSystem { QuerySearchSystem(base, from: start, to: query) }
}
