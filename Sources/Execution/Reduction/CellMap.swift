import Language

/// The cells into which a state is divided, as far as steps are told apart by what they read and write.
///
/// A slot of a variable is a cell; a lock that several threads can hold, and an srcu, has one more for each thread: its
/// part as a reader. Of a thread there are two: whether it is idle (and with which arguments it runs what), and in which
/// part of its operation it stands. Its other locals are its own; a snapshot counts as a part of the counters that it may
/// be of, a wait for readers as a part of the srcu. Where variables have very many slots, each variable is one cell.
struct CellMap {
    /// The most slots that are cells of their own.
    private static let mostSlots = 4_096

    /// Where everything of a state stands.
    let map: StateMap
    /// How types take up slots.
    let shapes: Shapes
    /// Whether slots are told apart.
    let isFine: Bool
    /// The cells of each slot of a variable.
    private var ranges: [Range<Int>] = [0..<0]
    /// The first cell of threads.
    private let firstOfMembers: Int

    /// Divides the states of a program.
    init(_ program: Program, map: StateMap, shapes: Shapes) {
        self.map = map
        self.shapes = shapes
        let members = shapes.threadCount
        isFine = program.variables.reduce(0) { $0 + shapes.slotCount($1.type) } <= Self.mostSlots
        var readers = Set<Int>()
        for lock in map.locks where lock.type != .mutex { readers.insert(Int(lock.slot)) }
        var count = 0
        for (index, variable) in program.variables.enumerated() {
            let start = Int(map.variables[index])
            for slot in start..<start + shapes.slotCount(variable.type) {
                let width = isFine ? (readers.contains(slot) ? 1 + members : 1) : (slot == start ? 1 : 0)
                ranges.append(isFine || slot == start ? count..<count + width : ranges[start])
                count += width
            }
        }
        firstOfMembers = count
    }

    /// All cells of a slot.
    func cells(of slot: Int) -> Range<Int> { ranges[slot] }

    /// The cell that tells who holds a lock alone.
    func holder(of slot: Int) -> Int { ranges[slot].lowerBound }

    /// The cell that tells whether a member is a reader.
    func reader(_ member: Int, of slot: Int) -> Int {
        let cells = ranges[slot]
        return cells.count > 1 ? cells.lowerBound + 1 + member : cells.lowerBound
    }

    /// The cell that tells whether a member is idle.
    func idle(_ member: Int) -> Int { firstOfMembers + 2 * member }

    /// The cell that tells in which part of its operation a member stands.
    func label(_ member: Int) -> Int { firstOfMembers + 2 * member + 1 }
}
