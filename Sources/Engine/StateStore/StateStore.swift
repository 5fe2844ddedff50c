/// The set of the states that were reached.
///
/// A store decides by itself how states are kept. Its one verb is to find or insert; states never leave. Nothing here
/// traps for want of memory: a store refuses instead, stays as it was, and can be asked again. It holds no pointers that
/// mean anything outside this process.
protocol StateStore: AnyObject {
    /// How many states are stored.
    var count: Int { get }

    /// The bytes that the store may allocate; what is allocated already stays.
    var memoryLimit: Int { get set }

    /// The bytes that the store has allocated.
    var memoryFootprint: Int { get }

    /// Inserts those of `count` targets of a batch, from `start`, that are not stored yet, in order.
    ///
    /// No more than `discoveries` has room for are looked up; the positions of the new ones are left there.
    ///
    /// - Returns: how many targets are done, and why not the next one where it was refused.
    func insert(
        _ batch: SuccessorBuffer, from start: Int, count: Int, into discoveries: Discoveries
    ) -> (done: Int, refusal: StoreRefusal?)

    /// Writes everything that the store keeps, as it is in memory.
    func save(to writer: CheckpointWriter, _ place: CheckpointPlace) throws(CheckpointError)

    /// Reads what was written by a store of the same kind into this empty one, and checks it; after an error the store is
    /// not used any more.
    func restore(from reader: CheckpointReader, _ place: CheckpointPlace) throws(CheckpointError)
}

/// Why a store does not take a new state.
enum StoreRefusal: Error, Hashable, Sendable {
    /// It holds as many states as it was allowed.
    case stateLimit
    /// It would need more memory than it was allowed, or than the machine gives.
    case memory
}

/// The targets of a batch that were new when they were looked up, in order.
final class Discoveries {
    /// The most targets that are looked up together.
    static let blockSize = 256
    /// The positions of the new ones in their batch.
    let positions: MemoryRegion<UInt32>
    /// How many there are.
    var count = 0

    /// Makes an empty list; `nil` where there is no memory.
    init?() {
        guard let positions = MemoryRegion<UInt32>(reserving: Discoveries.blockSize),
            positions.commit(Discoveries.blockSize)
        else { return nil }
        self.positions = positions
    }

    /// Adds a position.
    @inline(__always) func append(_ position: Int) {
        positions[count] = UInt32(truncatingIfNeeded: position)
        count &+= 1
    }
}
