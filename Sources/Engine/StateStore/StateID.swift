/// The identity of a stored state: its position in the order of discovery, from 0.
///
/// A search holds at most 2^32 - 1 states; the last number is `none`.
public struct StateID: Hashable, Comparable, Sendable {
    /// The position.
    public let rawValue: UInt32

    /// No state: what the parent of an initial state is.
    public static let none = StateID(rawValue: .max)

    /// Makes an identity of a position.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Makes an identity of a position, which is at least 0 and below 2^32.
    init(_ position: Int) { rawValue = UInt32(position) }

    /// The state that many positions later; `.none` stays what it is.
    func advanced(by distance: Int) -> StateID { self == .none ? .none : StateID(index + distance) }

    /// The position as an index.
    var index: Int { Int(rawValue) }

    /// Orders by discovery.
    public static func < (a: StateID, b: StateID) -> Bool { a.rawValue < b.rawValue }
}
