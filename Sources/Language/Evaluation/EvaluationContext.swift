/// Whether something is asked of the state before a transition (`old`) or of the current one.
public enum Moment: Hashable, Sendable {
    case before
    case current
}

/// A variable, or a part of one: positions of fields and of elements from the outside in.
public struct StatePlace: Hashable, Sendable {
    /// The variable.
    public let variable: VariableID
    /// The position of a field in its structure, of an element in its array, from the outside in.
    public let path: [Int]

    /// Makes a place.
    public init(variable: VariableID, path: [Int] = []) {
        self.variable = variable
        self.path = path
    }

    /// The part of this place at `position`.
    public func part(_ position: Int) -> StatePlace { StatePlace(variable: variable, path: path + [position]) }
}

/// What an expression can ask of the state and of the transition that it is evaluated in.
///
/// A requirement answers `nil` where the context does not know; the evaluation then ends with
/// `EvaluationError.Kind.unavailable`. The defaults know nothing, as fits a constant.
public protocol EvaluationContext {
    /// The thread that `self` stands for.
    var currentThread: ThreadMember? { get }
    /// The value of a variable.
    func value(of variable: VariableID, at moment: Moment) -> Value?
    /// Whether the thread is outside all operations.
    func isIdle(_ thread: ThreadMember, at moment: Moment) -> Bool?
    /// Whether the thread is inside the operation, with those arguments (`nil` for `_`, no list for any).
    func isInside(_ thread: ThreadMember, _ operation: OperationID, _ arguments: [Value?]?, at moment: Moment) -> Bool?
    /// Whether the thread's next statement lies in that part of the operation.
    func isAt(_ thread: ThreadMember, _ operation: OperationID, _ label: StepLabel, at moment: Moment) -> Bool?
    /// Whether the transition is a step of `action` with those arguments and, where a result is given with its type,
    /// its last with that result.
    func isTaken(_ action: Action, _ arguments: [Value?]?, result: (value: Value, type: Type)?) -> Bool?
    /// Whether the lock is held in any mode, by `thread` or, without one, by anybody.
    func isHeld(_ lock: StatePlace, by thread: ThreadMember?, at moment: Moment) -> Bool?
    /// What a snapshot of the seqcount is, as `isChanged` takes it.
    func snapshot(of seqcount: StatePlace) -> Value?
    /// Whether the seqcount of `snapshot` was bumped since.
    func isChanged(_ snapshot: Value) -> Bool?
    /// The place that a parameter of a procedure names.
    func place(of local: LocalID) -> StatePlace?
}

extension EvaluationContext {
    /// Not known.
    public var currentThread: ThreadMember? { nil }
    /// Not known.
    public func value(of variable: VariableID, at moment: Moment) -> Value? { nil }
    /// Not known.
    public func isIdle(_ thread: ThreadMember, at moment: Moment) -> Bool? { nil }
    /// Not known.
    public func isInside(
        _ thread: ThreadMember, _ operation: OperationID, _ arguments: [Value?]?, at moment: Moment
    ) -> Bool? { nil }
    /// Not known.
    public func isAt(_ thread: ThreadMember, _ operation: OperationID, _ label: StepLabel, at moment: Moment) -> Bool? {
        nil
    }
    /// Not known.
    public func isTaken(_ action: Action, _ arguments: [Value?]?, result: (value: Value, type: Type)?) -> Bool? { nil }
    /// Not known.
    public func isHeld(_ lock: StatePlace, by thread: ThreadMember?, at moment: Moment) -> Bool? { nil }
    /// Not known.
    public func snapshot(of seqcount: StatePlace) -> Value? { nil }
    /// Not known.
    public func isChanged(_ snapshot: Value) -> Bool? { nil }
    /// Not known.
    public func place(of local: LocalID) -> StatePlace? { nil }
}

/// The context of constants: nothing but the program is known.
public struct ConstantContext: EvaluationContext, Sendable {
    /// Makes the context.
    public init() {}
}
