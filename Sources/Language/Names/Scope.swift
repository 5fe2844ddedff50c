/// How a local came to be, which decides what may be done with it.
enum LocalKind: Hashable, Sendable {
    /// `let x = E`.
    case constant
    /// `var x: T = E`.
    case variable
    /// A parameter of a routine or function.
    case argument
    /// The index of the routine's own thread.
    case threadIndex
    /// Bound by a quantifier, loop, `choose`, `if let` or comprehension.
    case bound

    /// How diagnostics call it.
    var text: String {
        switch self {
        case .constant: "a 'let'"
        case .variable: "a local variable"
        case .argument: "an argument"
        case .threadIndex: "the index of the thread"
        case .bound: "a bound name"
        }
    }
}

/// The locals that can be seen at some point of a routine, block by block.
struct Scope {
    /// The names of each open block, the outermost first.
    private var blocks: [[String: LocalID]] = [[:]]

    /// The local of that name.
    func local(_ name: String) -> LocalID? {
        for block in blocks.reversed() { if let local = block[name] { return local } }
        return nil
    }

    /// Makes `name` mean `local` to the end of the current block.
    mutating func declare(_ name: String, _ local: LocalID) {
        blocks[blocks.count - 1][name] = local
    }

    /// Opens a block.
    mutating func push() { blocks.append([:]) }

    /// Closes the innermost block.
    mutating func pop() { _ = blocks.popLast() }

    /// All visible names, for near misses.
    var names: [String] { blocks.flatMap(\.keys).sorted() }
}
