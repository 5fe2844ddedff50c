/// Where edges leave and enter the boxes of nodes: spread over the upper and the lower side, in the order of what they
/// lead to.
struct SVGPorts {
    /// A place on a side of a box.
    struct Port {
        /// How far from the left.
        var x: Double
        /// Whether it is on the lower side.
        let isBelow: Bool
    }

    /// For each edge where it leaves its node.
    private var starts: [Port] = []
    /// For each edge where it enters its node.
    private var ends: [Port] = []

    /// The distance of two ports, where there is room for it.
    private static let distance = 18.0

    /// Spreads the ends of the edges of `layout` over boxes of those widths.
    init(_ layout: LayeredLayout, boxWidth: [Double]) {
        var sides: [[(edge: Int, isStart: Bool, toward: Double)]] = Array(repeating: [], count: 2 * boxWidth.count)
        for (edge, chain) in layout.chains.enumerated() {
            guard chain.count > 2, let from = chain.first, let to = chain.last else {
                starts.append(Port(x: 0, isBelow: true))
                ends.append(Port(x: 0, isBelow: true))
                continue
            }
            let (after, before) = (layout.boxes[chain[1]], layout.boxes[chain[chain.count - 2]])
            starts.append(Port(x: 0, isBelow: after.layer > layout.boxes[from].layer))
            ends.append(Port(x: 0, isBelow: before.layer > layout.boxes[to].layer))
            sides[2 * from + (starts[edge].isBelow ? 1 : 0)].append((edge, true, after.x))
            sides[2 * to + (ends[edge].isBelow ? 1 : 0)].append((edge, false, before.x))
        }
        for (side, ports) in sides.enumerated() {
            let sorted = ports.sorted { ($0.toward, $0.edge) < ($1.toward, $1.edge) }
            let distance = min(Self.distance, (boxWidth[side / 2] - 16) / Double(max(1, sorted.count - 1)))
            for (position, port) in sorted.enumerated() {
                let x = layout.boxes[side / 2].x + (Double(position) - Double(sorted.count - 1) / 2) * distance
                if port.isStart { starts[port.edge].x = x } else { ends[port.edge].x = x }
            }
        }
    }

    /// Where an edge leaves.
    func start(of edge: Int) -> Port { starts[edge] }

    /// Where an edge enters.
    func end(of edge: Int) -> Port { ends[edge] }
}
