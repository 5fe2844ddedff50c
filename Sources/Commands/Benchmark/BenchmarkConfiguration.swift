import Language

/// A model with the values of its parameters, and the counts that a search of it must give.
struct BenchmarkConfiguration {
    /// The name of the file below the folder of the benchmarks.
    var file: String
    /// The values of the parameters.
    let overrides: [ParameterOverride]
    /// The distinct states; `nil` where they are not known.
    var states: Int?
    /// The transitions.
    var transitions: Int?
    /// Whether it takes minutes.
    var isLarge = false
    /// Whether the counts are those up to symmetry, without which there are too many states.
    var isUpToSymmetry = false

    /// The configurations that run where none is named, with the counts on which all peers agree.
    static let builtIn: [BenchmarkConfiguration] = [
        memref(2, 2, 2, 3, 475_585, 2_568_960), memref(2, 2, 2, 4, 2_792_369, 15_770_160),
        twoPhaseCommit(7, 296_448, 2_744_705), twoPhaseCommit(8, 1_745_408, 18_507_777),
        memref(3, 3, 1, 3, 1_831_483, 11_527_470, isLarge: true),
        BenchmarkConfiguration(
            file: "two_phase_commit_symmetric.ilv", overrides: [ParameterOverride(name: "RMS", value: "10")],
            states: 3_300, transitions: 43_297, isUpToSymmetry: true),
        twoPhaseCommit(9, 10_340_352, 123_558_401, isLarge: true),
        memref(2, 2, 3, 4, 48_367_457, 305_716_512, isLarge: true),
    ]

    /// `memref` with the numbers of VMs, files, pages and frames.
    private static func memref(
        _ vms: Int, _ files: Int, _ pages: Int, _ frames: Int, _ states: Int, _ transitions: Int, isLarge: Bool = false
    ) -> BenchmarkConfiguration {
        let values = [("VMS", vms), ("FILES", files), ("PAGES", pages), ("FRAMES", frames)]
        return BenchmarkConfiguration(
            file: "memref.ilv", overrides: values.map { ParameterOverride(name: $0.0, value: String($0.1)) },
            states: states, transitions: transitions, isLarge: isLarge)
    }

    /// `two_phase_commit` with that number of resource managers.
    private static func twoPhaseCommit(
        _ managers: Int, _ states: Int, _ transitions: Int, isLarge: Bool = false
    ) -> BenchmarkConfiguration {
        BenchmarkConfiguration(
            file: "two_phase_commit.ilv", overrides: [ParameterOverride(name: "RMS", value: String(managers))],
            states: states, transitions: transitions, isLarge: isLarge)
    }
}
