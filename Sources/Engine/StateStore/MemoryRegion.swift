import CSupport

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A contiguous array of zeros whose address space is reserved at once and whose memory is committed bit by bit, so that
/// it grows without being copied and a refusal of memory is an answer, not a trap.
///
/// Safety: `base` points to `reservedCount` elements of address space, of which the first `committedCount` are readable
/// and writable until `deinit`; `committedCount` never falls. Each index is below `committedCount`, which is asserted in
/// debug builds; views of states do not outlive the calls that they are handed to, and whoever holds the region holds it
/// for longer. Elements are bitwise copyable and valid with all bits zero, which is how the kernel hands pages out.
@safe final class MemoryRegion<Element: FixedWidthInteger & BitwiseCopyable> {
    /// The first element.
    @unsafe private let base: UnsafeMutablePointer<Element>
    /// Where the mapped address space begins, for `munmap`.
    @unsafe private let mapping: UnsafeMutableRawPointer
    /// The length of the mapped address space.
    private let mappedBytes: Int
    /// How many elements there is address space for.
    let reservedCount: Int
    /// How many elements can be used.
    private(set) var committedCount = 0
    /// The bytes that are committed: whole pages.
    private(set) var committedBytes = 0

    /// Reserves address space for `count` elements; `nil` where there is not so much.
    init?(reserving count: Int) {
        let (bytes, overflow) = max(1, count).multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !overflow, bytes <= 1 << 46 else { return nil }
        let usesHugePages = bytes >= Self.hugePage
        mappedBytes = Self.round(bytes, to: Self.page) + (usesHugePages ? Self.hugePage : 0)
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        guard let mapping = unsafe mmap(nil, mappedBytes, PROT_NONE, flags, -1, 0), unsafe mapping != MAP_FAILED
        else { return nil }
        unsafe self.mapping = mapping
        let alignment = UInt(usesHugePages ? Self.hugePage : Self.page)
        let address = UInt(bitPattern: mapping)
        let shift = Int(((address + alignment - 1) & ~(alignment - 1)) - address)
        unsafe base = unsafe (mapping + shift).bindMemory(to: Element.self, capacity: count)
        reservedCount = count
    }

    deinit { unsafe munmap(mapping, mappedBytes) }

    /// The bytes that `count` elements take when committed: whole pages.
    static func bytes(of count: Int) -> Int { round(count * MemoryLayout<Element>.stride, to: page) }

    /// Makes the first `count` elements usable, those that were not yet as zeros; false where the machine refuses.
    func commit(_ count: Int) -> Bool {
        guard count > committedCount else { return true }
        guard count <= reservedCount else { return false }
        let bytes = Self.bytes(of: count)
        guard unsafe mprotect(base, bytes, PROT_READ | PROT_WRITE) == 0 else { return false }
        if bytes >= 2 * Self.hugePage {
            // Random look-ups in a large table miss the translation cache at nearly every access with small pages.
            // It is advice: where the kernel has no huge pages, nothing changes.
            unsafe madvise(base, bytes, MADV_HUGEPAGE)
        }
        committedCount = count
        committedBytes = bytes
        return true
    }

    /// Makes the first `count` elements usable and, to be asked less often, up to an eighth more, within `bytes` bytes
    /// more; false where that is not enough.
    func extend(to count: Int, within bytes: Int) -> Bool {
        if count <= committedCount { return true }
        let stride = MemoryLayout<Element>.stride
        let step = min(max(committedCount / 8, (16 << 10) / stride), (16 << 20) / stride)
        let preferred = min(reservedCount, max(count, committedCount + step))
        return [preferred, count].contains { Self.bytes(of: $0) - committedBytes <= bytes && commit($0) }
    }

    /// The element at `index`, which is below `committedCount`.
    @inline(__always) subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < committedCount)
            return unsafe base[index]
        }
        set {
            assert(index >= 0 && index < committedCount)
            unsafe base[index] = newValue
        }
    }

    /// Begins to load the cache line of the element at `index`, which is below `committedCount`.
    @inline(__always) func prefetch(_ index: Int) {
        assert(index >= 0 && index < committedCount)
        unsafe interleave_prefetch(base + index)
    }

    /// The bytes of a page.
    private static var page: Int { Int(sysconf(Int32(_SC_PAGESIZE))) }
    /// The bytes of a huge page.
    private static var hugePage: Int { 2 << 20 }

    /// The least multiple of `unit` that is not less than `bytes`.
    private static func round(_ bytes: Int, to unit: Int) -> Int { (bytes + unit - 1) / unit * unit }
}

extension MemoryRegion {
    /// Lends the bytes of the first `count` elements.
    func withBytes<Failure: Error>(
        of count: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(count >= 0 && count <= committedCount)
        try unsafe body(UnsafeRawBufferPointer(start: base, count: count * MemoryLayout<Element>.stride))
    }

    /// Lends the bytes of the first `count` elements to be written.
    func withMutableBytes<Failure: Error>(
        of count: Int, _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(count >= 0 && count <= committedCount)
        try unsafe body(UnsafeMutableRawBufferPointer(start: base, count: count * MemoryLayout<Element>.stride))
    }
}

extension MemoryRegion<UInt64> {
    /// A view of the first `count` states of `wordCount` words.
    func states(count: Int, wordCount: Int) -> PackedStates {
        precondition(count * wordCount <= committedCount)
        return unsafe PackedStates(unsafeWords: base, count: count, wordCount: wordCount)
    }

    /// A view of the first `count` words as values of atoms.
    func atomValues(count: Int) -> AtomValues {
        precondition(count <= committedCount)
        return unsafe AtomValues(unsafeWords: base, count: count)
    }
}
