import Language

/// A state of the whole model: the variables, and where each thread is.
struct GlobalState: Hashable {
    /// The variables as declared.
    var variables: [Datum]
    /// Every thread's frame; `nil` where it is idle.
    var threads: [Activity?]

    /// The variables' values before `init`, all threads idle.
    init(before model: ReferenceModel) {
        variables = model.program.variables.map { model.initialDatum($0.initial, $0.type) }
        threads = model.members.map { _ in nil }
    }

    /// Whether a thread holds a lock, or is inside a read section.
    func holdsSomething(_ thread: Int) -> Bool {
        variables.contains { $0.locks.contains { $0.all.contains(thread) } }
    }
}

/// A thread inside an operation.
struct Activity: Hashable {
    /// The operation.
    let operation: Int
    /// Its next statement and what is around it.
    var control: Control
    /// The locals that are live, by slot.
    var locals: [Int: Datum]
    /// For each `synchronize` that the next step can begin with, the readers of the moment the thread arrived that are
    /// still in.
    var graces: [Address: Grace] = [:]
}

/// What a `synchronize` waits for.
struct Grace: Hashable {
    /// The srcu; forgotten when nobody is left to wait for.
    var srcu: Place?
    /// The readers of the moment of arrival that have not left since.
    var readers: Set<Int>
}

/// Which transition a question with `taken` is about.
struct Taken {
    /// The operation or rule.
    let action: Action
    /// The arguments by position; only those asked for are sure to be there in a later step.
    let arguments: [Int: Datum]
    /// How the operation ended, if this was its last step.
    let outcome: Outcome?
}
