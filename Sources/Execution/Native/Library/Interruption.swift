/// Tells long steps when to give up.
public final class Interruption: Sendable {
    /// Asked each time.
    private let ask: @Sendable () -> Bool

    /// An interruption that is due once `ask` says so, and for ever after.
    public init(_ ask: @escaping @Sendable () -> Bool) { self.ask = ask }

    /// One that never comes.
    public static let never = Interruption { false }

    /// Whether what runs is to end without a result.
    public var isDue: Bool { ask() }
}
