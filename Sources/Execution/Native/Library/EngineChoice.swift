/// Which tier runs a model.
public enum EngineChoice: String, CaseIterable, Sendable {
    /// The virtual machine first; native code from where it is ready, if the search takes long enough for it.
    case auto
    /// The virtual machine alone.
    case vm
    /// Native code from the start, or an error.
    case native
}

/// Which tier ran a model.
public enum EngineUse: Codable, Hashable, Sendable {
    /// The virtual machine, because nothing else was wanted or worth its while.
    case machine
    /// The virtual machine, because native code could not be made.
    case machineOnly(reason: String)
    /// Native code, at least in the end.
    case native
}

/// Why native code was asked for and cannot be had.
public struct NativeFailure: Error, Hashable, Sendable {
    /// A clause without a full stop, e.g. `no clang or cc in PATH`.
    public let reason: String
}
