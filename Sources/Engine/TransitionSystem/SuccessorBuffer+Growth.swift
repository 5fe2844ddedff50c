#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension SuccessorBuffer {
    /// The bytes that the buffer has allocated.
    var memoryFootprint: Int {
        unsafe (capacity + 1) * targetBytes + sourceCapacity * 8 + findingCapacity * MemoryLayout<BatchFinding>.stride
    }

    /// The bytes that a target takes.
    private var targetBytes: Int { wordCount * 8 + 4 }

    /// Doubles the room for targets; false where that would break `byteLimit` or there is no memory.
    func growTargets() -> Bool {
        let larger = unsafe capacity * 2
        guard larger < 1 << 31, mayAllocate(unsafe (larger - capacity) * targetBytes),
            let moreWords = unsafe Self.enlarge(words, to: (larger + 1) * wordCount)
        else { return false }
        unsafe words = unsafe moreWords
        guard let moreOrdinals = unsafe Self.enlarge(ordinals, to: larger + 1) else { return false }
        unsafe ordinals = unsafe moreOrdinals
        unsafe capacity = larger
        return true
    }

    /// Doubles the room for states; false where that would break `byteLimit` or there is no memory.
    func growSources() -> Bool {
        let larger = sourceCapacity * 2
        guard mayAllocate(sourceCapacity * 8), let moreEnds = unsafe Self.enlarge(targetEnds, to: larger) else {
            return false
        }
        unsafe targetEnds = unsafe moreEnds
        guard let moreCounts = unsafe Self.enlarge(transitionCounts, to: larger) else { return false }
        unsafe transitionCounts = unsafe moreCounts
        sourceCapacity = larger
        return true
    }

    /// Doubles the room for findings; false where that would break `byteLimit` or there is no memory.
    func growFindings() -> Bool {
        let larger = findingCapacity * 2
        guard mayAllocate(findingCapacity * MemoryLayout<BatchFinding>.stride),
            let more = unsafe Self.enlarge(found, to: larger)
        else { return false }
        unsafe found = unsafe more
        findingCapacity = larger
        return true
    }

    /// Whether so many bytes more keep to the limit.
    private func mayAllocate(_ bytes: Int) -> Bool { bytes <= byteLimit - memoryFootprint }

    /// The same elements with room for `count`; `nil`, and nothing changed, where there is no memory.
    private static func enlarge<Element: BitwiseCopyable>(
        _ memory: UnsafeMutablePointer<Element>, to count: Int
    ) -> UnsafeMutablePointer<Element>? {
        unsafe realloc(memory, count * MemoryLayout<Element>.stride)?.assumingMemoryBound(to: Element.self)
    }
}
