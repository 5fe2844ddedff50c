import Engine

/// What native code and its caller share: `struct context` of the runtime header, field by field.
///
/// Safety: the context owns its memory and what it allocates for the code to write to; the columns of a buffer are
/// entered before each call and valid during it. The code keeps to the capacities that it finds in the context.
@safe final class NativeContext {
    /// The fields of `struct context`, in its order; each takes 8 bytes.
    private enum Field: Int, CaseIterable {
        case words, ordinals, targetCapacity, targetCount, targetEnds, transitionCounts, sourceCount, findings
        case findingCapacity, findingCount, runs, runCapacity, runCount, enough, status, isInterrupted, interruption,
            covered, seen, stack
        case stackCapacity, holders, holderCapacity, waits, shared, target, ordinalCell, ordinal, leadsElsewhere
        case holderCount, waitCount, fuel
    }

    /// What of a state the code could not do; the bits of `status`.
    struct Status: OptionSet {
        let rawValue: Int
        static let targetsFull = Status(rawValue: 1)
        static let findingsFull = Status(rawValue: 2)
        static let stackFull = Status(rawValue: 4)
        static let waitsFull = Status(rawValue: 8)
        static let stopped = Status(rawValue: 16)
        static let elsewhere = Status(rawValue: 32)
    }

    /// What an object says of the layout that it was made for.
    static func layout(wordCount: Int) -> Int64 { Int64(Field.allCases.count) << 32 | Int64(wordCount) }

    /// The fields.
    @unsafe private let fields: UnsafeMutablePointer<Int>
    /// The coverage items that each region has noted.
    @unsafe private let seen: UnsafeMutablePointer<UInt64>
    /// The threads that wait.
    @unsafe private let waits: UnsafeMutablePointer<Int>
    /// What steps tell properties of transitions.
    @unsafe private let shared: UnsafeMutablePointer<Int>
    /// The open choices of a path.
    @unsafe private var stack: UnsafeMutablePointer<UInt64>
    /// The threads that hold others back.
    @unsafe private var holders: UnsafeMutablePointer<UInt64>
    /// Asked now and then whether to stop.
    private let interruption: Interruption

    /// Makes the memory for a model's code, which notes coverage in `covered` and asks now and then whether to stop.
    init(_ code: NativeCode, covered: UnsafeMutableRawPointer, interruption: Interruption) {
        self.interruption = interruption
        unsafe fields = Self.zeroed(Field.allCases.count)
        unsafe seen = Self.zeroed(code.seenWords)
        unsafe waits = Self.zeroed(3 * 64)
        unsafe shared = Self.zeroed(code.sharedCount)
        unsafe stack = Self.zeroed(1 << 12)
        unsafe holders = Self.zeroed(1 << 10)
        set(.covered, to: Int(bitPattern: covered))
        set(.seen, to: Int(bitPattern: unsafe seen))
        set(.waits, to: Int(bitPattern: unsafe waits))
        set(.shared, to: Int(bitPattern: unsafe shared))
        set(.stack, to: Int(bitPattern: unsafe stack))
        set(.stackCapacity, to: 1 << 12)
        set(.holders, to: Int(bitPattern: unsafe holders))
        set(.holderCapacity, to: 1 << 10)
        set(.fuel, to: 1 << 16)
        let ask: @convention(c) (UnsafeMutableRawPointer) -> Int64 = { argument in
            unsafe Unmanaged<Interruption>.fromOpaque(argument).takeUnretainedValue().isDue ? 1 : 0
        }
        unsafe set(.isInterrupted, to: unsafeBitCast(ask, to: Int.self))
        set(.interruption, to: Int(bitPattern: unsafe Unmanaged.passUnretained(interruption).toOpaque()))
    }

    deinit {
        unsafe fields.deallocate()
        unsafe seen.deallocate()
        unsafe waits.deallocate()
        unsafe shared.deallocate()
        unsafe stack.deallocate()
        unsafe holders.deallocate()
    }

    /// Memory for so many numbers, all zero.
    private static func zeroed<Element: BinaryInteger>(_ count: Int) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        unsafe memory.initialize(repeating: 0, count: max(1, count))
        return unsafe memory
    }

    /// Sets a field.
    private func set(_ field: Field, to number: Int) { unsafe fields[field.rawValue] = number }
    /// Reads a field.
    private func get(_ field: Field) -> Int { unsafe fields[field.rawValue] }

    /// Expands states into columns; returns how many are done, and what keeps it from the next one.
    func expand(
        _ states: PackedStates, into columns: inout SuccessorColumns, until enough: Int, _ library: NativeLibrary
    ) -> (done: Int, status: Status) {
        set(.words, to: Int(bitPattern: unsafe columns.words))
        set(.ordinals, to: Int(bitPattern: unsafe columns.ordinals))
        set(.targetCapacity, to: columns.targetCapacity)
        set(.targetCount, to: columns.targetCount)
        set(.targetEnds, to: Int(bitPattern: unsafe columns.targetEnds))
        set(.transitionCounts, to: Int(bitPattern: unsafe columns.transitionCounts))
        set(.sourceCount, to: columns.sourceCount)
        set(.findings, to: Int(bitPattern: unsafe columns.findings))
        set(.findingCapacity, to: columns.findingCapacity)
        set(.findingCount, to: columns.findingCount)
        set(.runs, to: unsafe columns.runs.map { Int(bitPattern: $0) } ?? 0)
        set(.runCapacity, to: columns.runCapacity)
        set(.runCount, to: columns.runCount)
        set(.enough, to: enough)
        set(.status, to: 0)
        let count = min(states.count, columns.sourceCapacity - columns.sourceCount)
        let done = unsafe library.expand(UnsafeMutableRawPointer(fields), states.words, Int64(count))
        columns.targetCount = get(.targetCount)
        columns.sourceCount = get(.sourceCount)
        columns.findingCount = get(.findingCount)
        columns.runCount = get(.runCount)
        return (Int(done), Status(rawValue: get(.status)))
    }

    /// Evaluates the predicates from that one on in states; returns how many are done.
    func evaluate(
        _ first: Int, in states: PackedStates, into columns: inout SuccessorColumns, values: AtomValues,
        _ library: NativeLibrary
    ) -> Int {
        precondition(values.count >= states.count)
        set(.sourceCount, to: columns.sourceCount)
        set(.findings, to: Int(bitPattern: unsafe columns.findings))
        set(.findingCapacity, to: columns.findingCapacity)
        set(.findingCount, to: columns.findingCount)
        set(.status, to: 0)
        let done = unsafe library.evaluate(
            UnsafeMutableRawPointer(fields), Int64(first), states.words, Int64(states.count), values.words)
        columns.findingCount = get(.findingCount)
        return Int(done)
    }

    /// The most words that choices or paths that wait may take.
    private static let mostWords = 1 << 24

    /// Makes more room for the choices of a path and for paths that wait; false where they have enough.
    func grow() -> Bool {
        guard max(get(.stackCapacity), get(.holderCapacity)) < Self.mostWords else { return false }
        let (stackCapacity, holderCapacity) = (get(.stackCapacity) * 4, get(.holderCapacity) * 4)
        unsafe stack.deallocate()
        unsafe holders.deallocate()
        unsafe stack = Self.zeroed(stackCapacity)
        unsafe holders = Self.zeroed(holderCapacity)
        set(.stack, to: Int(bitPattern: unsafe stack))
        set(.stackCapacity, to: stackCapacity)
        set(.holders, to: Int(bitPattern: unsafe holders))
        set(.holderCapacity, to: holderCapacity)
        return true
    }
}
