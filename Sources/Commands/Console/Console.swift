import Engine

/// What a command sees of the process: where its text goes, and what it is told from outside.
public struct Console: Sendable {
    /// Takes text for the standard output.
    public var write: @Sendable (String) -> Void
    /// Takes text for the standard error.
    public var writeError: @Sendable (String) -> Void
    /// Whether the standard output is a terminal that understands colours.
    public var isOutputTerminal: Bool
    /// Whether the standard error is a terminal.
    public var isErrorTerminal: Bool
    /// The environment variables.
    public var environment: [String: String]
    /// Set when the user interrupts.
    public var cancellation: CancellationFlag
    /// What an interrupt ends instead, while there is such a task.
    public var foreground = ForegroundTask()
    /// The next line of the standard input without its end; `nil` where there is none.
    public var readLine: @Sendable () -> String? = { nil }
    /// Whether the standard input is a terminal.
    public var isInputTerminal = false

    /// Makes a console.
    public init(
        write: @escaping @Sendable (String) -> Void, writeError: @escaping @Sendable (String) -> Void,
        isOutputTerminal: Bool = false, isErrorTerminal: Bool = false, environment: [String: String] = [:],
        cancellation: CancellationFlag = CancellationFlag()
    ) {
        self.write = write
        self.writeError = writeError
        self.isOutputTerminal = isOutputTerminal
        self.isErrorTerminal = isErrorTerminal
        self.environment = environment
        self.cancellation = cancellation
    }

    /// Whether colours are wanted (see https://no-color.org).
    func usesColors(_ occasion: CheckOptions.Occasion) -> Bool {
        switch occasion {
        case .always: true
        case .never: false
        case .auto:
            isOutputTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        }
    }

    /// Whether progress is wanted.
    func showsProgress(_ occasion: CheckOptions.Occasion) -> Bool {
        switch occasion {
        case .always: true
        case .never: false
        case .auto: isErrorTerminal && environment["TERM"] != "dumb"
        }
    }
}
