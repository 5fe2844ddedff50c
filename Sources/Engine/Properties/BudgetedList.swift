/// A list whose memory comes out of a budget, and which refuses an element where that is used up.
///
/// It grows by an eighth without being copied.
final class BudgetedList<Element: FixedWidthInteger & BitwiseCopyable> {
    /// Where the elements are.
    private let region: MemoryRegion<Element>
    /// What memory comes out of.
    private let budget: MemoryBudget
    /// How many elements there are.
    private(set) var count = 0

    /// Makes an empty list for at most `most` elements; `nil` where the machine has no address space for it.
    init?(atMost most: Int, budget: MemoryBudget) {
        var most = max(1, min(most, budget.left / MemoryLayout<Element>.stride))
        while most > 0 {
            if let region = MemoryRegion<Element>(reserving: most) {
                self.region = region
                self.budget = budget
                return
            }
            most /= 2
        }
        return nil
    }

    /// Makes a list of `count` zeros; `nil` where the budget or the machine has no memory for it.
    convenience init?(zeros count: Int, budget: MemoryBudget) {
        self.init(atMost: count, budget: budget)
        guard grow(to: count) else { return nil }
        self.count = count
    }

    /// The element at `index`, which is below `count`.
    @inline(__always) subscript(index: Int) -> Element {
        get { region[index] }
        set { region[index] = newValue }
    }

    /// Begins to load the cache line of the element at `index`, which is below `count`.
    @inline(__always) func prefetch(_ index: Int) { region.prefetch(index) }

    /// Appends `element`; false, and nothing is appended, where there is no memory for it.
    @inline(__always) func append(_ element: Element) -> Bool {
        if count == region.committedCount && !growByAnEighth() { return false }
        region[count] = element
        count &+= 1
        return true
    }

    /// Removes the last element and returns it; `nil` where there is none.
    @inline(__always) func popLast() -> Element? {
        if count == 0 { return nil }
        count &-= 1
        return region[count]
    }

    /// Removes all but the first `count` elements and keeps the memory.
    func truncate(to count: Int) {
        precondition(count <= self.count)
        self.count = count
    }

    /// Removes the first `number` elements; takes time in proportion to what is left.
    func removeFirst(_ number: Int) {
        precondition(number <= count)
        for index in number..<count { region[index - number] = region[index] }
        count -= number
    }

    /// Removes all elements and keeps the memory.
    func removeAll() { count = 0 }

    /// Makes room for more elements, for fewer where memory ends.
    @inline(never) private func growByAnEighth() -> Bool {
        let present = region.committedCount
        var step = min(max(present / 8, 4096), region.reservedCount - present)
        while step > 0 {
            if grow(to: present + step) { return true }
            step /= 2
        }
        return false
    }

    /// Makes room for `count` elements; false where there is no memory for them.
    private func grow(to count: Int) -> Bool {
        guard count <= region.reservedCount else { return false }
        let bytes = MemoryRegion<Element>.bytes(of: count) - region.committedBytes
        return budget.take(max(0, bytes)) && region.commit(count)
    }
}
