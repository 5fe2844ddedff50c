import Synchronization

/// Tells long steps when to give up, until the search is over: what is described afterwards is always whole.
public final class Interruption: Sendable {
    /// Asked each time.
    private let ask: @Sendable () -> Bool
    /// Whether nothing is to be given up any more.
    private let isOver = Atomic(false)

    /// An interruption that is due once `ask` says so.
    public init(_ ask: @escaping @Sendable () -> Bool) { self.ask = ask }

    /// One that never comes.
    public static let never = Interruption { false }

    /// Whether what runs is to end without a result.
    public var isDue: Bool { !isOver.load(ordering: .relaxed) && ask() }

    /// Says that the search is over.
    func end() { isOver.store(true, ordering: .relaxed) }
}
