import CSupport

#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Address space for a table that grows in its place; all bytes are zero at first, and take memory only once they are
/// written.
///
/// Safety: `base` points to `capacity` bytes and a spare page, readable and writable until `deinit`. Each offset is below
/// `capacity`, which is asserted in debug builds. A number of fewer than eight bytes may be read together with bytes
/// behind it, which the spare page makes room for, but is written alone.
@safe final class SlotMemory {
    /// The first byte.
    @unsafe private let base: UnsafeMutableRawPointer
    /// Where the mapped address space begins, for `munmap`.
    @unsafe private let mapping: UnsafeMutableRawPointer
    /// The length of the mapping.
    private let mappedBytes: Int
    /// The bytes that the table can grow to.
    let capacity: Int
    /// Up to where large pages were asked for.
    private var advisedBytes = 0
    /// What parts of the memory should begin at multiples of that are written by themselves.
    static var alignment: Int { hugePage }

    /// The bytes of a page, by which memory is counted.
    private static let page = 4096
    /// The bytes of a huge page.
    private static let hugePage = 2 << 20

    /// Reserves address space for `capacity` bytes, or, where address space is short, for a quarter or less of that; `nil`
    /// where there is not even enough for `least` bytes.
    init?(capacity: Int, least: Int) {
        var capacity = SlotMemory.pages(capacity)
        while capacity >= least {
            let bytes = capacity + SlotMemory.page + SlotMemory.hugePage
            let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
            if let mapping = unsafe mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0),
                unsafe mapping != MAP_FAILED
            {
                let address = UInt(bitPattern: mapping)
                let mask = UInt(SlotMemory.hugePage - 1)
                unsafe base = unsafe mapping + Int(((address + mask) & ~mask) - address)
                unsafe self.mapping = mapping
                mappedBytes = bytes
                self.capacity = capacity
                return
            }
            // Leave some of what there is to others.
            capacity = SlotMemory.pages(capacity / 4)
        }
        return nil
    }

    deinit { unsafe munmap(mapping, mappedBytes) }

    /// The whole pages that `bytes` take.
    static func pages(_ bytes: Int) -> Int { (bytes + page - 1) / page * page }

    /// Asks for huge pages up to `bytes` bytes: random look-ups in a large table miss the translation cache at nearly
    /// every access with small ones. It is advice: where the kernel has none, nothing changes.
    func adviseHugePages(upTo bytes: Int) {
        let end = bytes / SlotMemory.hugePage * SlotMemory.hugePage
        guard end > advisedBytes else { return }
        unsafe madvise(base + advisedBytes, end - advisedBytes, MADV_HUGEPAGE)
        advisedBytes = end
    }

    /// Asks for them between two offsets, for a part of the memory that is written by itself.
    func adviseHugePages(from start: Int, to end: Int) {
        let first = (start + SlotMemory.hugePage - 1) / SlotMemory.hugePage * SlotMemory.hugePage
        let last = end / SlotMemory.hugePage * SlotMemory.hugePage
        if last > first { unsafe madvise(base + first, last - first, MADV_HUGEPAGE) }
    }

    /// The address of a byte.
    @inline(__always) private func address(_ offset: Int) -> UnsafeMutableRawPointer {
        assert(offset >= 0 && offset < capacity)
        return unsafe base + offset
    }

    /// Begins to load the cache line at `offset`.
    @inline(__always) func prefetch(_ offset: Int) { unsafe interleave_prefetch(address(offset)) }

    /// The number of `bytes` (1 to 8) bytes at `offset`.
    @inline(__always) func load(_ offset: Int, bytes: Int) -> UInt64 {
        let address = unsafe address(offset)
        switch bytes {
        case 8: return unsafe address.loadUnaligned(as: UInt64.self)
        case 4: return UInt64(truncatingIfNeeded: unsafe address.loadUnaligned(as: UInt32.self))
        default:
            let mask: UInt64 = ~0 &>> UInt64(truncatingIfNeeded: 64 &- 8 &* bytes)
            return unsafe address.loadUnaligned(as: UInt64.self) & mask
        }
    }

    /// Writes a number of `bytes` (1 to 8) bytes at `offset`.
    @inline(__always) func store(_ number: UInt64, _ offset: Int, bytes: Int) {
        let address = unsafe address(offset)
        switch bytes {
        case 8: unsafe address.storeBytes(of: number, as: UInt64.self)
        case 4: unsafe address.storeBytes(of: UInt32(truncatingIfNeeded: number), as: UInt32.self)
        case 5...7:
            // Two numbers that overlap: a copy of a length that is not known would be a call.
            let high = number &>> UInt64(truncatingIfNeeded: 8 &* bytes &- 32)
            unsafe address.storeBytes(of: UInt32(truncatingIfNeeded: number), as: UInt32.self)
            unsafe (address + (bytes &- 4)).storeBytes(of: UInt32(truncatingIfNeeded: high), as: UInt32.self)
        default:
            unsafe withUnsafeBytes(of: number) { unsafe address.copyMemory(from: $0.baseAddress!, byteCount: bytes) }
        }
    }

    /// Moves `bytes` bytes; the ranges may overlap.
    @inline(__always) func move(from: Int, to: Int, bytes: Int) {
        assert(max(from, to) + bytes <= capacity)
        unsafe memmove(base + to, base + from, bytes)
    }

    /// Fills the bytes between two offsets with zeros.
    @inline(__always) func clear(from: Int, to: Int) {
        assert(to <= capacity)
        if to > from { unsafe memset(base + from, 0, to &- from) }
    }

    /// Gives the whole pages before `bytes` bytes back; they read as zeros.
    func release(upTo bytes: Int) {
        let end = bytes / SlotMemory.hugePage * SlotMemory.hugePage
        if end > 0 { unsafe madvise(base, end, MADV_DONTNEED) }
    }

    /// Whether `bytes` bytes are those of `state` from the second byte of its second word.
    @inline(__always) func isRest(of state: PackedState, _ offset: Int, bytes: Int) -> Bool {
        assert(bytes < 8 * (state.wordCount - 1))
        return unsafe memcmp(address(offset), UnsafeRawPointer(state.words + 1) + 1, bytes) == 0
    }

    /// Writes that many bytes of `state` from the second byte of its second word.
    @inline(__always) func writeRest(of state: PackedState, _ offset: Int, bytes: Int) {
        assert(bytes < 8 * (state.wordCount - 1))
        unsafe memcpy(address(offset), UnsafeRawPointer(state.words + 1) + 1, bytes)
    }

    /// Lends the first `count` bytes.
    func withBytes<Failure: Error>(
        _ count: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(count >= 0 && count <= capacity)
        try unsafe body(UnsafeRawBufferPointer(start: base, count: count))
    }

    /// Lends the first `count` bytes to be written.
    func withMutableBytes<Failure: Error>(
        _ count: Int, _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(count >= 0 && count <= capacity)
        try unsafe body(UnsafeMutableRawBufferPointer(start: base, count: count))
    }

    /// A copy of `count` bytes.
    func bytes(from offset: Int, count: Int) -> [UInt8] {
        (0..<count).map { unsafe base.load(fromByteOffset: offset + $0, as: UInt8.self) }
    }
}
