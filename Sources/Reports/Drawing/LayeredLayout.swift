/// Places the nodes and edges of a small graph in layers, in the manner of Sugiyama, Tagawa and Toda (1981).
///
/// A node's layer is its distance from the initial nodes. Every edge that is no loop has a box of its own between two layers,
/// where its label stands; one that leads back over several layers has an empty box in each. The order within a layer comes
/// from sweeps that put every box at the barycentre of its neighbours, the places from least squares under that order.
///
/// - Complexity: for E boxes, a few times E log E.
struct LayeredLayout {
    /// The size of something, in pixels.
    struct Size {
        /// From left to right.
        var width: Double
        /// From top to bottom.
        var height: Double
    }

    /// Something that takes room in a layer.
    struct Box {
        /// Its size.
        var size: Size
        /// Its layer, from the top; nodes stand in even ones.
        let layer: Int
        /// Where its middle is.
        var x = 0.0
        /// Where its middle is.
        var y = 0.0
        /// Whether it only keeps room for an edge.
        var isPassing = false
        /// The boxes in the layers above and below that edges join it to.
        var above: [Int] = []
        /// The same, below.
        var below: [Int] = []
    }

    /// All boxes: one for each node, then those of edges.
    private(set) var boxes: [Box] = []
    /// The boxes of each layer from left to right.
    private(set) var layers: [[Int]] = []
    /// For each edge the boxes along it, from the node that it leaves to the one that it enters; empty for loops.
    private(set) var chains: [[Int]] = []
    /// The size of the whole.
    private(set) var size = Size(width: 0, height: 0)

    /// The least distance of boxes in a layer.
    static let gapWithin = 22.0
    /// The distance of layers: more where an edge leads far to the side, so that it does not lie flat.
    private static let gapBetween = (least: 16.0, most: 44.0, slope: 0.07)

    /// Places nodes of those sizes, and edges whose labels have those sizes.
    init(nodes: [Size], initial: [Int], edges: [(from: Int, to: Int, label: Size)]) {
        let ranks = Self.ranks(count: nodes.count, initial: initial, edges: edges.map { ($0.from, $0.to) })
        boxes = zip(nodes, ranks).map { Box(size: $0, layer: 2 * $1) }
        chains = edges.map { edge in
            edge.from == edge.to ? [] : insert(edge.from, edge.to, edge.label)
        }
        layers = [[Int]](repeating: [], count: (boxes.map(\.layer).max() ?? 0) + 1)
        for index in boxes.indices { layers[boxes[index].layer].append(index) }
        order()
        place()
        stack()
    }

    /// The distance of each node from the initial ones.
    private static func ranks(count: Int, initial: [Int], edges: [(Int, Int)]) -> [Int] {
        var next = [[Int]](repeating: [], count: count)
        for (from, to) in edges { next[from].append(to) }
        var ranks = [Int?](repeating: nil, count: count)
        var queue = initial
        for node in initial { ranks[node] = 0 }
        var head = 0
        while head < queue.count {
            let node = queue[head]
            head += 1
            for other in next[node] where ranks[other] == nil {
                ranks[other] = (ranks[node] ?? 0) + 1
                queue.append(other)
            }
        }
        return ranks.map { $0 ?? 0 }
    }

    /// Adds the boxes of an edge between two nodes; those along it, with the nodes.
    private mutating func insert(_ from: Int, _ to: Int, _ label: Size) -> [Int] {
        let (start, end) = (boxes[from].layer, boxes[to].layer)
        // An edge within a layer, or to the one below, has its label below where it begins.
        let between = end < start ? Array((end + 1..<start).reversed()) : Array(start + 1..<max(start + 2, end))
        var chain = [from]
        for (position, layer) in between.enumerated() {
            let isLabel = position == 0
            boxes.append(
                Box(size: isLabel ? label : Size(width: 6, height: 0), layer: layer, isPassing: !isLabel))
            chain.append(boxes.count - 1)
        }
        chain.append(to)
        for (one, other) in zip(chain, chain.dropFirst()) {
            let isDown = boxes[one].layer < boxes[other].layer
            boxes[isDown ? one : other].below.append(isDown ? other : one)
            boxes[isDown ? other : one].above.append(isDown ? one : other)
        }
        return chain
    }

    // MARK: Order

    /// Orders the layers so that few edges cross.
    private mutating func order() {
        var best = layers
        var fewest = crossings
        for sweep in 0..<12 where fewest > 0 {
            let isDown = sweep % 2 == 0
            var positions = self.positions
            for layer in isDown ? Array(layers.indices) : layers.indices.reversed() {
                let keys = layers[layer].map { index -> Double in
                    let neighbours = isDown ? boxes[index].above : boxes[index].below
                    return neighbours.isEmpty
                        ? Double(positions[index])
                        : Double(neighbours.map { positions[$0] }.reduce(0, +)) / Double(neighbours.count)
                }
                let sorted = layers[layer].indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
                layers[layer] = sorted.map { layers[layer][$0] }
                for (position, index) in layers[layer].enumerated() { positions[index] = position }
            }
            let count = crossings
            if count < fewest { (best, fewest) = (layers, count) }
        }
        layers = best
    }

    /// The position of each box within its layer.
    private var positions: [Int] {
        var positions = [Int](repeating: 0, count: boxes.count)
        for layer in layers {
            for (position, index) in layer.enumerated() { positions[index] = position }
        }
        return positions
    }

    /// How many pairs of edges cross between neighbouring layers.
    private var crossings: Int {
        let positions = positions
        return zip(layers, layers.dropFirst()).reduce(0) { sum, pair in
            let ends = pair.0.flatMap { boxes[$0].below.map { positions[$0] }.sorted() }
            return sum + Self.inversions(ends, below: pair.1.count)
        }
    }

    /// How many pairs of `numbers`, which are below `limit`, stand in the wrong order.
    private static func inversions(_ numbers: [Int], below limit: Int) -> Int {
        var tree = [Int](repeating: 0, count: limit + 1)
        var count = 0
        for (seen, number) in numbers.enumerated() {
            var index = number + 1
            var notLarger = 0
            while index > 0 {
                notLarger += tree[index]
                index -= index & -index
            }
            count += seen - notLarger
            index = number + 1
            while index <= limit {
                tree[index] += 1
                index += index & -index
            }
        }
        return count
    }

    // MARK: Places

    /// Places the boxes from left to right.
    private mutating func place() {
        for layer in layers {
            var x = 0.0
            for index in layer {
                boxes[index].x = x + boxes[index].size.width / 2
                x += boxes[index].size.width + Self.gapWithin
            }
        }
        for sweep in 0..<24 {
            for layer in sweep % 2 == 0 ? Array(layers.indices) : layers.indices.reversed() {
                move(layers[layer], isLast: sweep >= 20, isDown: sweep % 2 == 0)
            }
        }
        let left = boxes.map { $0.x - $0.size.width / 2 }.min() ?? 0
        for index in boxes.indices { boxes[index].x -= left }
        size.width = boxes.map { $0.x + $0.size.width / 2 }.max() ?? 0
    }

    /// Moves the boxes of a layer as near to their neighbours as its order allows.
    private mutating func move(_ layer: [Int], isLast: Bool, isDown: Bool) {
        var offsets: [Double] = []
        var wanted: [Double] = []
        var offset = 0.0
        for (position, index) in layer.enumerated() {
            if position > 0 {
                let other = boxes[layer[position - 1]].size.width
                offset += (other + boxes[index].size.width) / 2 + Self.gapWithin
            }
            offsets.append(offset)
            let box = boxes[index]
            let neighbours = isLast ? box.above + box.below : isDown ? box.above : box.below
            let mean =
                neighbours.isEmpty ? box.x : neighbours.map { boxes[$0].x }.reduce(0, +) / Double(neighbours.count)
            wanted.append(mean - offset)
        }
        for (index, x) in zip(layer, Self.ascending(nearest: wanted)) { boxes[index].x = x }
        for (index, offset) in zip(layer, offsets) { boxes[index].x += offset }
    }

    /// The ascending numbers with the least sum of squared distances from `wanted`: those out of order get their mean.
    private static func ascending(nearest wanted: [Double]) -> [Double] {
        var blocks: [(sum: Double, count: Int)] = []
        for number in wanted {
            blocks.append((number, 1))
            while blocks.count > 1 {
                let (last, previous) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
                guard previous.sum / Double(previous.count) > last.sum / Double(last.count) else { break }
                blocks.removeLast(2)
                blocks.append((previous.sum + last.sum, previous.count + last.count))
            }
        }
        return blocks.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
    }

    /// Places the layers below each other.
    private mutating func stack() {
        var y = 0.0
        for (position, layer) in layers.enumerated() {
            let height = layer.map { boxes[$0].size.height }.max() ?? 0
            for index in layer {
                boxes[index].y = y + height / 2
                // An edge that passes by a layer goes straight, so that it keeps clear of the boxes beside it.
                if boxes[index].isPassing { boxes[index].size.height = height }
            }
            y += height
            if position < layers.count - 1 { y += gap(below: layer) }
        }
        size.height = y
    }

    /// The room below a layer.
    private func gap(below layer: [Int]) -> Double {
        let widest = layer.flatMap { index in boxes[index].below.map { abs(boxes[$0].x - boxes[index].x) } }.max() ?? 0
        return min(Self.gapBetween.most, Self.gapBetween.least + Self.gapBetween.slope * widest)
    }
}
