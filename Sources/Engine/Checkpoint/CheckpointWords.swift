/// Numbers that are written one after the other.
struct CheckpointWords {
    /// What was written.
    private(set) var words: [UInt64] = []

    /// Appends numbers; negative ones too.
    mutating func append(_ numbers: Int...) { words += numbers.map { UInt64(bitPattern: Int64($0)) } }

    /// Appends a list with its length.
    mutating func append(list: [Int]) {
        append(list.count)
        words += list.map { UInt64(bitPattern: Int64($0)) }
    }
}

/// Reads numbers one after the other.
struct CheckpointWordReader {
    /// What is read.
    private let words: [UInt64]
    /// How many were read.
    private var position = 0

    /// Reads `words`.
    init(_ words: [UInt64]) { self.words = words }

    /// The next number, which has to be in `range`.
    mutating func next(_ range: ClosedRange<Int> = 0...Int.max) throws(CheckpointError) -> Int {
        guard position < words.count else { throw .damaged("a list of numbers is too short") }
        let number = Int(truncatingIfNeeded: words[position])
        guard range.contains(number) else { throw .damaged("a number is out of range") }
        position += 1
        return number
    }

    /// The next list of numbers, each of which has to be in `range`.
    mutating func list(_ range: ClosedRange<Int> = 0...Int.max) throws(CheckpointError) -> [Int] {
        let count = try next(0...(words.count - position))
        var list: [Int] = []
        for _ in 0..<count { list.append(try next(range)) }
        return list
    }

    /// Makes sure that all was read.
    func finish() throws(CheckpointError) {
        guard position == words.count else { throw .damaged("a list of numbers is too long") }
    }
}
