/// How far a declaration that others may need has been resolved.
enum Resolution<Result> {
    /// Nobody asked yet.
    case pending
    /// It is being resolved; whoever asks now closes a cycle.
    case active
    case done(Result)
}
