// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target of the house; dependencies point down the list in `targets` only.
func room(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: settings)
}

/// The tests of one room.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "interleave",
    products: [.executable(name: "interleave", targets: ["interleave"])],
    targets: [
        // Header only: a few lines that Swift cannot say.
        .target(name: "CSupport"),
        room("Engine", ["CSupport"]),
        room("Language"),
        // The native tier writes the header in front of the C that it makes, so that the binary needs no file beside it.
        room(
            "Execution", ["CSupport", "Engine", "Language"],
            resources: [.embedInCode("Native/Runtime/interleave_runtime.h")]),
        // Style sheets and the script of the HTML report, for the same reason.
        room(
            "Reports", ["Engine", "Language", "Execution"],
            resources: ["palette.css", "common.css", "matrix.css", "chart.css", "report.css", "report.js"].map {
                .embedInCode("HTML/Assets/\($0)")
            }),
        room("Commands", ["Engine", "Language", "Execution", "Reports"]),
        // What `--version` says; it asks git before each build.
        .plugin(name: "CommitPlugin", capability: .buildTool(), path: "Sources/CommitPlugin"),
        .executableTarget(
            name: "interleave", dependencies: ["Commands"], swiftSettings: settings, plugins: ["CommitPlugin"]),

        .target(name: "Support", dependencies: ["Language"], path: "Tests/Support", swiftSettings: settings),
        tests("EngineTests", ["Engine", "Support"]),
        tests("LanguageTests", ["Language", "Support"]),
        tests("ExecutionTests", ["Execution", "Support"]),
        tests("ReportsTests", ["Reports", "Execution", "Language", "Support"]),
        tests("CommandsTests", ["Commands", "Reports", "Language", "Engine", "Support"]),
        tests("AcceptanceTests", ["Commands", "Reports", "Support"], exclude: ["Cases"]),
        tests("AgreementTests", ["Execution", "Support", "Commands"]),
    ]
)

// What '.ci/sanitize' and '.ci/soak' build: some rooms with their tests, without the rest.
if let names = Context.environment["INTERLEAVE_ONLY"]?.split(separator: ",").map(String.init) {
    package.products = []
    package.targets.removeAll { !names.contains($0.name) }
    // Peers are asked by what stands behind `interleave peers`.
    for target in package.targets where target.name == "AgreementTests" && !names.contains("Commands") {
        target.dependencies.removeLast()
        target.exclude = ["Peers"]
    }
}

// The fuzzers, which only '.ci/fuzz' builds: the variable is the path of libFuzzer without its 'main'.
if let libFuzzer = Context.environment["INTERLEAVE_FUZZ"] {
    let rooms = ["Engine", "Language", "Execution", "Reports", "Commands"]
    for target in package.targets where rooms.contains(target.name) {
        // What is not counted need not be looked through after each input: tests and fuzzers themselves are not.
        target.swiftSettings?.append(
            .unsafeFlags(["-sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp"]))
        // The optimizer of Swift 6.3.1 fails on closures of this target when everything is open to tests.
        if target.name == "Commands" { target.swiftSettings?.append(.unsafeFlags(["-Onone"])) }
    }
    /// A program that tries inputs; a smaller one is quicker, because it has less to look through.
    func fuzzers(_ name: String, _ dependencies: [Target.Dependency], path: String) -> Target {
        .executableTarget(
            name: name, dependencies: dependencies + ["FuzzingSupport"], path: "Tests/Fuzzing/\(path)",
            swiftSettings: settings, linkerSettings: [.unsafeFlags([libFuzzer, "-lstdc++", "-use-ld=lld"])])
    }
    package.targets += [
        .target(name: "FuzzingDriver", path: "Tests/Fuzzing/Driver"),
        .target(
            name: "FuzzingSupport", dependencies: ["Language", "FuzzingDriver"], path: "Tests/Fuzzing/Support",
            swiftSettings: settings),
        fuzzers("FuzzingLanguage", ["Language"], path: "Language"),
        fuzzers("FuzzingTool", ["Commands", "Support"], path: "Tool"),
    ]
}
