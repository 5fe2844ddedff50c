/// A process of an export for liveness: what one fair entity does, and, where it is not owed a turn, leave to do nothing.
struct FairProcess {
    /// The name of the process.
    let name: String
    /// The options of its loop.
    var options: [String]
    /// Functions in C that the options need.
    var functions: [String] = []
    /// The number of its guess, where it is strongly fair: see `LivenessExport`.
    var guess: Int?
}
