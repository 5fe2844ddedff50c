/// The identity of a state that a search found: its position in the order of discovery, from 0.
public struct StateID: Hashable, Comparable, Sendable {
    /// The position.
    public let index: Int

    /// Makes an identity of a position.
    public init(_ index: Int) { self.index = index }

    /// Makes an identity of a position that takes 32 bits.
    init(rawValue: UInt32) { index = Int(rawValue) }

    /// The position where it takes 32 bits.
    var rawValue: UInt32 { UInt32(index) }

    /// Orders by discovery.
    public static func < (a: StateID, b: StateID) -> Bool { a.index < b.index }
}
