extension TransitionDescription.Result {
    /// As `strace` prints it.
    public var text: String {
        switch self {
        case .success: "0"
        case .errno(let name): "-\(name)"
        case .value(let value): value
        }
    }
}
