/// A model's files, read and parsed, with its scenarios; not yet resolved.
public struct LoadedModel: Sendable {
    /// The files that were read.
    public var sources = SourceMap()
    /// The parsed files in declaration order: the root first, then imports as written, each once.
    public var trees: [SyntaxTree] = []
    /// Whether the root file has no `model` line.
    public var isLibrary = false
    /// The model's name; a library's is the name of its file without the ending.
    public var name = ""
    /// The quoted title of the `model` line.
    public var title: String?
    /// Every scenario in the order of declaration; `default` if there is none.
    public var scenarios: [Scenario] = []
    /// The specifications that `refines` names, by the place of the path; those that cannot be read are missing.
    public var specifications: [SourceSpan: Specification] = [:]
    /// What is wrong with the files, the syntax and the scenarios, in the order of the source.
    public var diagnostics: [Diagnostic] = []

    /// Makes an empty model.
    public init() {}
}

/// The program that a `refines` names, read and parsed; its places are in the `sources` of the model.
public struct Specification: Sendable {
    /// The name on its `model` line, or that of its file.
    public let name: String
    /// Its files: the root first, then imports as written, each once.
    public let trees: [SyntaxTree]

    /// Makes a specification.
    public init(name: String, trees: [SyntaxTree]) {
        self.name = name
        self.trees = trees
    }
}

/// A parameter that the user sets on the command line; it wins over the scenario.
public struct ParameterOverride: Hashable, Sendable {
    /// The parameter.
    public let name: String
    /// An expression of the language, e.g. `3`, `false` or `BOUND_TDX`.
    public let value: String

    /// Makes an override.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// What checking a model for one configuration gives.
public struct CheckedModel: Sendable {
    /// The program, unless there is an error.
    public let program: Program?
    /// Errors and warnings in the order of the source.
    public let diagnostics: [Diagnostic]

    /// Makes a result.
    public init(program: Program?, diagnostics: [Diagnostic]) {
        self.program = program
        self.diagnostics = diagnostics
    }
}
