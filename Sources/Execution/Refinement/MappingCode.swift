import Language

/// The code of a refinement's mapping.
struct MappingCode: Hashable, Sendable {
    /// The refinement.
    let property: PropertyID
    /// Where the code begins. It ends with the property found, unless an expression met an error.
    let entry: Int32
    /// The first of the slots that hold the specification's variables afterwards, one variable after the other.
    let slots: Int32
}
