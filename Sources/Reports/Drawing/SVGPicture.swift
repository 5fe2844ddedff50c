import Language

/// A picture of a graph that browsers draw by themselves, light or dark as the page that it stands in.
struct SVGPicture {
    /// What is drawn.
    private let picture: GraphPicture
    /// Where everything stands.
    private let layout: LayeredLayout
    /// The edges that come back to their own node, by that node.
    private let loops: [[GraphPicture.Edge]]

    /// A letter of the font that is used, in pixels: letters are equally wide, so that boxes fit without measuring.
    private static let letter = (width: 7.3, height: 16.0)
    /// A letter of a label.
    private static let small = (width: 6.7, height: 14.0)
    /// The room between a box and what stands in it.
    private static let padding = (x: 10.0, y: 7.0)
    /// How far a loop goes out of its node.
    private static let loopWidth = 26.0
    /// What stays free around the whole.
    private static let margin = 20.0

    /// Draws `picture`.
    static func render(_ picture: GraphPicture) -> String { SVGPicture(picture).text }

    /// Finds room for everything.
    private init(_ picture: GraphPicture) {
        self.picture = picture
        let loops = picture.nodes.indices.map { node in
            picture.edges.filter { $0.from == node && $0.to == node }
        }
        self.loops = loops
        layout = LayeredLayout(
            nodes: picture.nodes.indices.map { node in
                var size = Self.boxSize(picture.nodes[node])
                // Loops hang to the right; the same room at the left keeps the box in the middle.
                if !loops[node].isEmpty {
                    let label = Self.labelSize(loops[node].flatMap(\.lines))
                    size.width += 2 * (Self.loopWidth + 6 + label.width)
                    size.height = max(size.height, label.height)
                }
                return size
            },
            initial: picture.nodes.indices.filter { picture.nodes[$0].isInitial },
            edges: picture.edges.map { ($0.from, $0.to, Self.labelSize($0.lines)) })
    }

    /// The size of a node's box.
    private static func boxSize(_ node: GraphPicture.Node) -> LayeredLayout.Size {
        let widest = node.lines.map { Double($0.count) * letter.width }.max() ?? 0
        let note = node.note.map { Double($0.count) * small.width } ?? 0
        return LayeredLayout.Size(
            width: max(widest, note, 20) + 2 * padding.x,
            height: Double(node.lines.count) * letter.height + (node.note == nil ? 0 : small.height) + 2 * padding.y)
    }

    /// The size of a label.
    private static func labelSize(_ lines: [String]) -> LayeredLayout.Size {
        LayeredLayout.Size(
            width: (lines.map { Double($0.count) * small.width }.max() ?? 0) + 8,
            height: Double(lines.count) * small.height + 4)
    }

    // MARK: Text

    /// The whole.
    private var text: String {
        let titleWidth = picture.title.map { Double($0.count) * Self.letter.width }.max() ?? 0
        let width = max(layout.size.width, titleWidth) + 2 * Self.margin
        let left = (width - layout.size.width) / 2
        let top = Self.margin + Double(picture.title.count) * Self.letter.height + 34
        let height = top + layout.size.height + Self.margin
        let name = HTMLText.escaped(picture.title.joined(separator: ". "))
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" class="state-graph" width="\(Self.number(width))" \
            height="\(Self.number(height))" viewBox="0 0 \(Self.number(width)) \(Self.number(height))" role="img" \
            aria-label="\(name)">
            <style>
            \(SVGStyle.text)</style>
            <rect class="paper" width="100%" height="100%"/>

            """
        for (line, title) in picture.title.enumerated() {
            let y = Self.margin + (Double(line) + 0.75) * Self.letter.height
            text += Self.textElement(title, x: width / 2, y: y, class: line == 0 ? "title" : "subtitle")
        }
        text += "<g transform=\"translate(\(Self.number(left)) \(Self.number(top)))\">\n"
        let ports = SVGPorts(layout, boxWidth: picture.nodes.map { Self.boxSize($0).width })
        for (index, edge) in picture.edges.enumerated() where edge.from != edge.to { text += line(index, edge, ports) }
        for (index, edge) in picture.edges.enumerated() where edge.from != edge.to {
            let box = layout.boxes[layout.chains[index][1]]
            text += Self.label(edge.lines, x: box.x, y: box.y, isFaint: edge.isRefusal)
        }
        for (index, node) in picture.nodes.enumerated() { text += self.node(index, node) }
        return text + "</g>\n</svg>\n"
    }

    /// The line of an edge with its head.
    private func line(_ index: Int, _ edge: GraphPicture.Edge, _ ports: SVGPorts) -> String {
        let chain = layout.chains[index]
        let (start, end) = (ports.start(of: index), ports.end(of: index))
        var path = SVGPath(x: start.x, y: self.end(of: edge.from, isBelow: start.isBelow))
        let tip = self.end(of: edge.to, isBelow: end.isBelow)
        let label = layout.boxes[chain[1]]
        if layout.boxes[edge.from].layer == layout.boxes[edge.to].layer {
            path.bend(to: (label.x, label.y))
            path.bendBack(to: (end.x, tip + 6))
        } else {
            let sign = tip < path.y ? -1.0 : 1.0
            for box in chain.dropFirst().dropLast().map({ layout.boxes[$0] }) {
                path.swing(to: (box.x, box.y - sign * box.size.height / 2))
                path.straight(to: (box.x, box.y + sign * box.size.height / 2))
            }
            path.swing(to: (end.x, tip - sign * 6))
        }
        return path.element(class: edge.isRefusal ? "edge refusal" : "edge")
            + SVGPath.head(x: end.x, y: tip, isUp: end.isBelow)
    }

    /// Where the upper or the lower side of a node's box is.
    private func end(of node: Int, isBelow: Bool) -> Double {
        let half = Self.boxSize(picture.nodes[node]).height / 2
        return layout.boxes[node].y + (isBelow ? half : -half)
    }

    /// A node with its loops.
    private func node(_ index: Int, _ node: GraphPicture.Node) -> String {
        let box = layout.boxes[index]
        let size = Self.boxSize(node)
        let (left, top) = (box.x - size.width / 2, box.y - size.height / 2)
        var text = "<g class=\"node\">\n"
        if node.isInitial {
            text += "<circle class=\"head\" cx=\"\(Self.number(box.x))\" cy=\"\(Self.number(top - 26))\" r=\"4\"/>\n"
            var path = SVGPath(x: box.x, y: top - 26)
            path.straight(to: (box.x, top - 6))
            text += path.element(class: "edge") + SVGPath.head(x: box.x, y: top, isUp: false)
        }
        text += Self.rectangle(left, top, size, class: "box")
        if node.isEnd {
            text += Self.rectangle(
                left + 3, top + 3, .init(width: size.width - 6, height: size.height - 6), class: "inner")
        }
        for (line, content) in node.lines.enumerated() {
            text += Self.textElement(
                content, x: box.x, y: top + Self.padding.y + (Double(line) + 0.75) * Self.letter.height, class: "name")
        }
        if let note = node.note {
            let y = top + Self.padding.y + Double(node.lines.count) * Self.letter.height + 0.75 * Self.small.height
            text += Self.textElement(note, x: box.x, y: y, class: "note")
        }
        return text + loop(index, right: box.x + size.width / 2, y: box.y) + "</g>\n"
    }

    /// What comes back to a node, at its right.
    private func loop(_ node: Int, right: Double, y: Double) -> String {
        guard let first = loops[node].first else { return "" }
        let lines = loops[node].flatMap(\.lines)
        let size = Self.labelSize(lines)
        let isFaint = loops[node].allSatisfy(\.isRefusal)
        return SVGPath.loop(x: right, y: y, width: Self.loopWidth, class: first.isRefusal ? "edge refusal" : "edge")
            + Self.label(lines, x: right + Self.loopWidth + size.width / 2, y: y, isFaint: isFaint)
    }

    /// The lines of a label, their middle at a point, on the ground of the page.
    private static func label(_ lines: [String], x: Double, y: Double, isFaint: Bool) -> String {
        let size = labelSize(lines)
        var text = rectangle(x - size.width / 2, y - size.height / 2, size, class: "ground")
        for (line, content) in lines.enumerated() {
            text += textElement(
                content, x: x, y: y - size.height / 2 + 2 + (Double(line) + 0.75) * small.height,
                class: isFaint ? "label faint" : "label")
        }
        return text
    }

    /// A rectangle.
    private static func rectangle(
        _ x: Double, _ y: Double, _ size: LayeredLayout.Size, class name: String
    ) -> String {
        "<rect class=\"\(name)\" x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(size.width))\" "
            + "height=\"\(number(size.height))\" rx=\"5\"/>\n"
    }

    /// A line of text whose middle is at a point.
    private static func textElement(_ text: String, x: Double, y: Double, class name: String) -> String {
        "<text class=\"\(name)\" x=\"\(number(x))\" y=\"\(number(y))\">\(HTMLText.escaped(text))</text>\n"
    }

    /// A number with one digit behind the point at most.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, part) = (abs(tenths) / 10, abs(tenths) % 10)
        return part == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(part)"
    }
}
