/// What a routine, function or predicate does that its callers must know.
struct Effects {
    /// A call of a function.
    struct FunctionCall {
        let function: FunctionID
        let span: SourceSpan
        /// Whether it stands inside `old`.
        let isInsideOld: Bool
    }

    /// A call of a procedure.
    struct ProcedureCall {
        let procedure: ProcedureID
        let span: SourceSpan
        /// Whether it stands in a `defer`, which may not be left.
        let isInDefer: Bool
    }

    /// A place in the source with what stands there.
    struct Use {
        let what: String
        let span: SourceSpan
    }

    /// The name for diagnostics.
    var name = ""
    /// How diagnostics call where it stands: `an invariant`, `a rule`.
    var place = ""
    /// Whether something is wrong with it, which was reported.
    var isFaulty = false
    /// Whether `old` and `taken` may be asked for.
    var isTransition = false
    var functionCalls: [FunctionCall] = []
    var procedureCalls: [ProcedureCall] = []
    /// The first `old` or `taken`.
    var transitionUse: Use?
    /// The first read of a variable or of a thread.
    var stateUse: Use?
    /// The first statement that only operations may hold: steps, locks, errnos, `self`.
    var threadUse: Use?
    /// The first `fail` or `require`.
    var failure: Use?
    /// The variables that it changes.
    var targets: Set<VariableID> = []
}
