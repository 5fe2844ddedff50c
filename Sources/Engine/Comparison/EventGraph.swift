/// A graph in which each edge carries one event or none.
protocol EventGraph: AnyObject {
    /// The nodes where it begins.
    func initialNodes() throws(ComparisonStop) -> [Int32]

    /// The edges of a node.
    func edges(of node: Int32) throws(ComparisonStop) -> [EventEdge]
}

/// An edge of such a graph.
struct EventEdge: BitwiseCopyable, Hashable {
    /// The event, or `hidden`.
    let event: Int32
    /// The node that it leads to.
    let target: Int32

    /// The event of an edge that is not seen.
    static var hidden: Int32 { -1 }
}
