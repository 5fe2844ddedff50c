/// How many distinct states were met, in memory of fixed size: exactly while they are few, and about how many otherwise.
///
/// States are told apart by 64-bit hashes: of a million states two look alike with a chance of about one in 37 million.
/// Beyond the bound the number is that of HyperLogLog (Flajolet, Fusy, Gandouet and Meunier, 2007) with 2^14 registers,
/// whose standard error is 0.8 per cent. The order in which states are added makes no difference.
public struct StateEstimate: Hashable, Sendable {
    /// The hashes met so far; `nil` once there were too many.
    private var exact: Set<UInt64>? = []
    /// For each register the longest run of zeros before a one, counted from 1.
    private var registers = [UInt8](repeating: 0, count: 1 << registerBits)

    /// The bits of a hash that choose the register.
    private static let registerBits = 14
    /// The most hashes that are kept.
    static let mostExact = 1 << 18

    /// Makes the count of no state.
    public init() {}

    /// Adds a state.
    public mutating func add(_ state: PackedState) { add(hash: StateHash.hash(state)) }

    /// Adds a state by its hash.
    mutating func add(hash: UInt64) {
        if exact?.insert(hash).inserted == false { return }
        forgetIfMany()
        let register = Int(hash >> UInt64(64 - Self.registerBits))
        let rest = hash << UInt64(Self.registerBits) | 1 << UInt64(Self.registerBits - 1)
        registers[register] = max(registers[register], UInt8(rest.leadingZeroBitCount + 1))
    }

    /// Adds what another one has met.
    public mutating func formUnion(_ other: StateEstimate) {
        if let more = other.exact { exact?.formUnion(more) } else { exact = nil }
        forgetIfMany()
        for index in registers.indices { registers[index] = max(registers[index], other.registers[index]) }
    }

    /// Whether the number is that of the states themselves.
    public var isExact: Bool { exact != nil }

    /// How many states were met, or about how many.
    public var count: Int {
        if let exact { return exact.count }
        let size = Double(registers.count)
        let sum = registers.reduce(0.0) { $0 + 1 / Double(1 << UInt64($1)) }
        return Int((0.7213 / (1 + 1.079 / size) * size * size / sum).rounded())
    }

    /// Gives up the hashes where they are too many.
    private mutating func forgetIfMany() {
        if let count = exact?.count, count > Self.mostExact { exact = nil }
    }
}
