/// The identity of an enumeration: its position in `Program.enumerations`.
public struct EnumerationID: Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}

/// The identity of a symmetric type: its position in `Program.symmetricTypes`.
public struct SymmetricID: Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}

/// The identity of a structure: its position in `Program.structures`.
public struct StructureID: Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}

/// The identity of a thread declaration: its position in `Program.threads`.
public struct ThreadID: Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}

/// The identity of a variable: its position in `Program.variables`.
public struct VariableID: Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}

/// The identity of a local within its routine: its position in `Routine.locals`.
public struct LocalID: Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}

/// The identity of a function: its position in `Program.functions`.
public struct FunctionID: Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}

/// The identity of a procedure: its position in `Program.procedures`.
public struct ProcedureID: Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}

/// The identity of an operation: its position in `Program.operations`.
public struct OperationID: Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}

/// The identity of a rule: its position in `Program.rules`.
public struct RuleID: Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}

/// The identity of a property: its position in `Program.properties`.
public struct PropertyID: Codable, Hashable, Sendable {
    /// The position.
    public let index: Int
    /// Makes it from its parts.
    public init(_ index: Int) { self.index = index }
}
