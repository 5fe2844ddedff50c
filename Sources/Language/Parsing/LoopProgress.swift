/// Keeps a loop of the parser from running without reading anything.
struct LoopProgress {
    /// Where the last turn began.
    private var last = -1

    /// Begins a turn: passes over a token if the turn before read none.
    mutating func turn(_ parser: inout Parser) {
        if parser.position == last { parser.advance() }
        last = parser.position
    }
}
