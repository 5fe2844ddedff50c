import Language

/// Identities that a model cannot tell apart: those of a symmetric type, or the members of an identical thread.
public struct IdentityClass: Hashable, Sendable {
    /// The name of the type.
    public let name: String
    /// How many identities there are; at least 2.
    public let count: Int
    /// The number of the first among the identities of all classes of a group.
    let first: Int

    /// The numbers of its identities.
    var identities: Range<Int> { first..<first + count }
}
