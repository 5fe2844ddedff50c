/// The virtual machine's memory and code.
///
/// Safety: all offsets that instructions hold were made by the compiler, which allocates memory for each of them; the
/// offsets that are computed as the machine runs come from `index` instructions, which check them, or from operands
/// whose range the compiler has proved. The machine owns both buffers for its whole life.
@safe struct MachineMemory {
    @unsafe private let base: UnsafeMutablePointer<Int64>
    let count: Int

    init(_ content: [Int64]) {
        count = content.count
        unsafe base = .allocate(capacity: max(1, content.count))
        for (index, number) in content.enumerated() { unsafe base[index] = number }
    }

    @inline(__always) subscript(slot: Int32) -> Int64 {
        get { unsafe base[Int(slot)] }
        nonmutating set { unsafe base[Int(slot)] = newValue }
    }

    @inline(__always) subscript(address address: Int64) -> Int64 {
        get { unsafe base[Int(address)] }
        nonmutating set { unsafe base[Int(address)] = newValue }
    }

    /// Copies `count` slots.
    @inline(__always) func copy(from source: Int32, to target: Int32, count: Int32) {
        unsafe (base + Int(target)).update(from: base + Int(source), count: Int(count))
    }

    func deallocate() { unsafe base.deallocate() }
}

/// A growing buffer of numbers whose length the machine keeps itself.
///
/// Safety: `reserve` is called before each write at `index`, so that every index below the capacity is readable.
@safe struct MachineBuffer<Element: BitwiseCopyable>: BitwiseCopyable {
    @unsafe private var base: UnsafeMutablePointer<Element>
    private(set) var capacity: Int
    private let filler: Element

    init(capacity: Int, filler: Element) {
        self.capacity = max(1, capacity)
        self.filler = filler
        unsafe base = .allocate(capacity: self.capacity)
        unsafe base.initialize(repeating: filler, count: self.capacity)
    }

    @inline(__always) subscript(index: Int) -> Element {
        get { unsafe base[index] }
        nonmutating set { unsafe base[index] = newValue }
    }

    /// The memory itself, valid until the buffer grows or is deallocated.
    @unsafe var unsafeBytes: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(base) }

    /// Makes room for an element at `index`, at most one behind the last.
    @inline(__always) mutating func reserve(_ index: Int) {
        if index >= capacity { grow() }
    }

    @inline(never) private mutating func grow() {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        unsafe larger.initialize(repeating: filler, count: capacity * 2)
        unsafe larger.update(from: base, count: capacity)
        unsafe base.deallocate()
        unsafe base = larger
        capacity *= 2
    }

    func deallocate() { unsafe base.deallocate() }
}

/// A value in memory of its own, so that reading and writing it is not checked for overlapping access as a property is.
///
/// Safety: the cell owns one value for its whole life; each access reads or writes it whole.
@safe struct MachineCell<Value: BitwiseCopyable> {
    @unsafe private let base: UnsafeMutablePointer<Value>

    init(_ value: Value) {
        unsafe base = .allocate(capacity: 1)
        unsafe base.initialize(to: value)
    }

    @inline(__always) var value: Value {
        get { unsafe base.pointee }
        nonmutating set { unsafe base.pointee = newValue }
    }

    func deallocate() { unsafe base.deallocate() }
}
