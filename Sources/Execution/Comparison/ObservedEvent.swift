/// What can be seen of a model from outside.
public enum ObservedEvent: Hashable, Sendable {
    /// A thread calls an operation.
    case call(thread: String, operation: String, arguments: [String])
    /// The parts of the view have these values from now on.
    case view([TransitionDescription.Binding])
    /// A call returns; the result as `strace` prints it.
    case result(thread: String, operation: String, result: String)
}
