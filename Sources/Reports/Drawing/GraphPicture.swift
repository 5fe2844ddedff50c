/// What a picture of a graph shows, whatever draws it.
struct GraphPicture {
    /// What it is, as an identifier of C.
    let name: String
    /// The lines above it.
    let title: [String]
    /// The nodes; edges name them by their positions.
    var nodes: [Node]
    /// The edges.
    var edges: [Edge]

    /// A node.
    struct Node {
        /// What stands in it.
        let lines: [String]
        /// What stands below that, in small letters.
        var note: String?
        /// Whether something begins here.
        let isInitial: Bool
        /// Whether something can end here.
        var isEnd = false
    }

    /// An edge, or what comes back to its own node.
    struct Edge {
        /// The positions of the nodes.
        let from, to: Int
        /// What stands beside it.
        let lines: [String]
        /// Whether it is no change, but what is refused.
        var isRefusal = false
    }

    /// Long lines are cut after so many characters, and lists after so many lines.
    static let (widestLine, mostLines) = (60, 12)

    /// `lines`, cut to what a picture can hold.
    static func cut(_ lines: [String]) -> [String] {
        let kept = lines.count > mostLines ? mostLines - 1 : lines.count
        let cut = lines.prefix(kept).map { $0.count > widestLine ? $0.prefix(widestLine - 1) + "…" : $0 }
        return cut + (kept < lines.count ? ["… \(lines.count - kept) more"] : [])
    }
}
