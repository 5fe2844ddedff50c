/// A typed statement of the checked program.
public struct Statement: Sendable {
    /// The form with its parts.
    public let kind: Kind
    /// Where it stands in the source.
    public let span: SourceSpan

    /// Makes a statement.
    public init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    /// The forms of statements.
    public indirect enum Kind: Sendable {
        /// `x = E`: the target is a place (variable, local, field, element, unwrap of those).
        case assign(target: Expression, value: Expression)
        /// `x += E` and `x -= E`; on sets and integers.
        case update(target: Expression, ArithmeticOperator, value: Expression)
        /// `let x = E`, `var x: T = E` with its default filled in.
        case declare(LocalID, Expression)
        /// A procedure's call; places are given as places.
        case call(ProcedureID, [Expression], result: CallResult)
        case conditional(Expression, then: [Statement], else: [Statement])
        /// `if let y = x { }`.
        case conditionalBinding(LocalID, Expression, then: [Statement], else: [Statement])
        case forLoop(Binder, order: LoopOrder, [Statement])
        case whileLoop(Expression, [Statement])
        case breakLoop
        case continueLoop
        /// `choose`; no `else` block means that the path blocks without a value.
        case choose([Binder], where: Expression?, else: [Statement]?)
        case either([[Statement]])
        /// `require E else ERRNO`.
        case require(Expression, errno: Expression)
        /// `fail E`, an errno.
        case fail(Expression)
        case returnValue(Expression?)
        case deferred([Statement])
        case await(Expression)
        /// `lock(m)`, `lock_shared(m)`; with an `else` block it never waits.
        case lock(LockMode, Expression, else: [Statement]?)
        case unlock(LockMode, Expression)
        case readLock(Expression)
        case readUnlock(Expression)
        case synchronize(Expression)
        case bump(Expression)
        case assertion(Expression, message: String?)
        case step(String)
        case insert(Expression, into: Expression)
        case remove(Expression, from: Expression)
        case append(Expression, to: Expression)
        case removeFirst(Expression)
        case atomic([Statement])
    }
}

/// Where a procedure's result goes.
public enum CallResult: Sendable {
    case nothing
    /// `let x = p()`, `var x = p()`.
    case local(LocalID)
    /// `x = p()`; the target is evaluated after the call.
    case place(Expression)
}

/// For writing (`lock`) or for reading (`lock_shared`); a mutex has the first only.
public enum LockMode: Sendable {
    case exclusive
    case shared
}

/// In which order a loop takes its values.
public enum LoopOrder: Sendable {
    /// The order of the values.
    case ascending
    /// A symmetric type, no boundary in the body, and the order makes no difference: any order will do.
    case irrelevant
    /// A symmetric type with a boundary in the body: every order is explored.
    case every
}
