/// The slots that an address can name which is computed as the machine runs: the root, plus for each term a multiple of
/// its stride. The machine needs none of it; the native tier does, to know where the bits of such a slot are.
struct Extent: Hashable, Sendable {
    /// A factor that is counted from 0.
    struct Term: Hashable, Sendable {
        let stride: Int32
        let count: Int32
    }

    /// The lowest slot.
    var root: Int32
    /// What is added to it.
    private(set) var terms: [Term] = []

    /// A single slot.
    init(root: Int32) { self.root = root }

    /// The slots of these, moved by each multiple of a stride.
    func repeated(_ count: Int, stride: Int) -> Extent {
        var result = self
        result.terms.append(Term(stride: Int32(clamping: stride), count: Int32(clamping: count)))
        return result
    }

    /// The number of slots from the lowest to the highest.
    var span: Int { terms.reduce(1) { $0 + Int($1.stride) * max(0, Int($1.count) - 1) } }

    /// How many combinations the terms have.
    var size: Int { terms.reduce(1) { $0.multipliedReportingOverflow(by: max(1, Int($1.count))).partialValue } }

    /// All slots in ascending order, each once.
    var slots: [Int32] {
        var list: Set<Int32> = [root]
        for term in terms {
            list = Set(list.flatMap { slot in (0..<max(1, term.count)).map { slot + $0 * term.stride } })
        }
        return list.sorted()
    }
}
