import Foundation

/// How native code is made.
public struct NativeOptions: Sendable {
    /// The variables of the environment: `PATH`, `HOME`, `XDG_CACHE_HOME`, `TMPDIR`.
    public var environment: [String: String]
    /// How long the virtual machine runs at least before a compiler is started, in seconds.
    public var patience: Double = 0.02
    /// How long a compiler may take, in seconds.
    public var compileLimit: Double = 300
    /// Arguments that the compiler is given besides its own.
    public var extraArguments: [String] = []

    /// The options for an environment, that of the process by default.
    public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.environment = environment
    }
}
