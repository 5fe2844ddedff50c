/// What knows for each packed state the representative of its orbit: of all states that exchanges of interchangeable
/// identities take it to.
///
/// A representative is a function of the orbit alone, and a state of it. An instance is used by one thread at a time.
public protocol StateCanonicaliser: AnyObject {
    /// Puts the representative in place of each of `states`.
    func canonicalise(_ states: MutablePackedStates)

    /// An independent instance for another thread.
    func replica() -> any StateCanonicaliser
}
