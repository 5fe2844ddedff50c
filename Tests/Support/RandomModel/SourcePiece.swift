/// A line of source, or lines around blocks of it: what a shrinker can take away whole.
public indirect enum SourcePiece: Sendable {
    case line(String)
    /// `if … {` with its lines, `} else {` with its lines, and the end.
    case blocks([(head: String, body: [SourcePiece])], end: String)

    /// A piece with one block, e.g. an operation.
    static func block(_ head: String, _ body: [SourcePiece]) -> SourcePiece {
        .blocks([(head: head + " {", body: body)], end: "}")
    }

    /// The source text, indented.
    func text(depth: Int = 0) -> String {
        let margin = String(repeating: "    ", count: depth)
        switch self {
        case .line(let line): return margin + line + "\n"
        case .blocks(let blocks, let end):
            let inner = blocks.map { margin + $0.head + "\n" + $0.body.map { $0.text(depth: depth + 1) }.joined() }
            return inner.joined() + margin + end + "\n"
        }
    }

    /// The simpler pieces that could stand in its place, boldest first; the empty list drops it.
    var simplifications: [[SourcePiece]] {
        switch self {
        case .line: return [[]]
        case .blocks(let blocks, let end):
            var result: [[SourcePiece]] = [[]]
            result += blocks.map(\.body)
            for index in blocks.indices.dropFirst() {
                var fewer = blocks
                fewer.remove(at: index)
                result.append([.blocks(fewer, end: end)])
            }
            for index in blocks.indices {
                for body in Self.simplifications(of: blocks[index].body) {
                    var simpler = blocks
                    simpler[index].body = body
                    result.append([.blocks(simpler, end: end)])
                }
            }
            return result
        }
    }

    /// The lists with one piece simplified, later pieces first: what comes later is used by less.
    public static func simplifications(of pieces: [SourcePiece]) -> [[SourcePiece]] {
        pieces.indices.reversed().flatMap { index in
            pieces[index].simplifications.map { Array(pieces[..<index]) + $0 + Array(pieces[(index + 1)...]) }
        }
    }

    /// A model in which nothing can be taken away without losing what `isInteresting` asks for.
    public static func shrink(
        _ pieces: [SourcePiece], while isInteresting: ([SourcePiece]) -> Bool
    ) -> [SourcePiece] {
        var smallest = pieces
        while let smaller = simplifications(of: smallest).first(where: isInteresting) { smallest = smaller }
        return smallest
    }

    /// The source text of `pieces`; a line `//// NAME` begins another file.
    public static func text(of pieces: [SourcePiece]) -> String { pieces.map { $0.text() }.joined() }
}
