import Engine
import Language

/// Which threads of a model can stand for all of them, by where the threads are: what `AmpleSets` asks, as tables.
///
/// Thread members with the same declaration have the same sticky places (those that never stand for others, so that no
/// cycle is without one), so that the choice is sound where states that differ in identical threads count once, too.
struct PartialOrder: Sendable {
    /// Where a member's place is in a packed state.
    struct Member: Sendable {
        /// The word.
        let word: Int
        /// The bits in it, moved to the right.
        let shift: UInt64
        /// The bits of a place; 0 for a member that is always idle.
        let mask: UInt64
        /// The number of its first place among those of all members.
        let first: Int
    }

    /// All thread members.
    let members: [Member]
    /// For each place of each member the number of its row; -1 where it never stands for others.
    private let rows: [Int32]
    /// For each row a bit for each place: whether a member that is there leaves the steps alone.
    private let safe: [UInt64]
    /// The words of a row.
    private let rowWords: Int

    /// Works out the tables of a program; `judged` are invariants and `reachable` properties.
    init(_ lowered: LoweredProgram, map: StateMap, judged: Set<PropertyID>) {
        let table = IndependenceTable(lowered, map: map, judged: judged)
        let counts = table.placeCounts
        var (members, first) = ([Member](), 0)
        for thread in map.threads {
            for index in 0..<thread.count {
                let field = map.fields.first { $0.slot == thread.position(of: index) }
                members.append(
                    Member(
                        word: Int(field?.word ?? 0), shift: UInt64(field?.shift ?? 0),
                        mask: field.map { (1 << UInt64($0.width)) - 1 } ?? 0, first: first))
                first += counts[members.count - 1]
            }
        }
        rowWords = (first + 63) / 64
        self.members = members
        var rows = [Int32](repeating: -1, count: first)
        var safe: [UInt64] = []
        for thread in map.threads {
            let numbers = thread.firstMember..<thread.firstMember + thread.count
            for (place, bits) in Self.candidates(of: numbers, table) {
                rows[members[place.member].first + place.place] = Int32(safe.count / rowWords)
                safe += Self.packed(bits.flatMap { $0 }, words: rowWords)
            }
        }
        (self.rows, self.safe) = (rows, safe)
    }

    /// Whether some thread can ever stand for all.
    var isUseful: Bool { !safe.isEmpty }

    /// A place of a member.
    private struct MemberPlace {
        /// The member among all threads.
        let member: Int
        /// The place.
        let place: Int
    }

    /// The places of the members of one declaration that can stand for all, with the safe places of all members.
    private static func candidates(of members: Range<Int>, _ table: IndependenceTable) -> [(MemberPlace, [[Bool]])] {
        var found: [(MemberPlace, [[Bool]])] = []
        var edges: [StepEdge] = []
        for member in members {
            edges += table.steps(of: member)
            for place in 0..<table.placeCounts[member] {
                if let safe = table.safePlaces(for: member, at: place) {
                    found.append((MemberPlace(member: member, place: place), safe))
                }
            }
        }
        guard let first = members.first else { return [] }
        let cycles = PlaceCycles(count: table.placeCounts[first], edges)
        let acyclic = cycles.broken(Set(found.map(\.0.place)))
        return found.filter { acyclic.contains($0.0.place) }
    }

    /// Bits in words.
    private static func packed(_ bits: [Bool], words: Int) -> [UInt64] {
        var result = [UInt64](repeating: 0, count: words)
        for (index, bit) in bits.enumerated() where bit { result[index / 64] |= 1 << UInt64(index % 64) }
        return result
    }

    /// The place of a member in a state.
    @inline(__always) func place(of member: Member, in state: PackedState) -> Int {
        Int(truncatingIfNeeded: state[member.word] &>> member.shift & member.mask)
    }

    /// Whether a member at `place` can stand for all, while all members are at `places`, numbered among those of all.
    @inline(__always) func isCandidate(at place: Int, _ places: [Int]) -> Bool {
        let row = Int(truncatingIfNeeded: rows[place])
        if row < 0 { return false }
        let start = row &* rowWords
        for other in places where safe[start &+ other / 64] &>> UInt64(truncatingIfNeeded: other % 64) & 1 == 0 {
            return false
        }
        return true
    }
}
