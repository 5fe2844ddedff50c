/// A line in the making, from where it begins.
struct SVGPath {
    /// What was drawn so far.
    private var text: String
    /// Where it has come to.
    private(set) var x: Double
    /// The same, from the top.
    private(set) var y: Double

    /// Begins at a point.
    init(x: Double, y: Double) {
        (self.x, self.y) = (x, y)
        text = "M\(Self.point(x, y))"
    }

    /// Goes on straight to a point.
    mutating func straight(to point: (x: Double, y: Double)) {
        if point.x == x, point.y == y { return }
        text += " L\(Self.point(point.x, point.y))"
        (x, y) = point
    }

    /// Goes on to a point so that it begins and ends upright.
    mutating func swing(to point: (x: Double, y: Double)) {
        let middle = (y + point.y) / 2
        text += " C\(Self.point(x, middle)) \(Self.point(point.x, middle)) \(Self.point(point.x, point.y))"
        (x, y) = point
    }

    /// Goes on to a point so that it begins upright and ends level.
    mutating func bend(to point: (x: Double, y: Double)) {
        text += " Q\(Self.point(x, point.y)) \(Self.point(point.x, point.y))"
        (x, y) = point
    }

    /// Goes on to a point so that it begins level and ends upright.
    mutating func bendBack(to point: (x: Double, y: Double)) {
        text += " Q\(Self.point(point.x, y)) \(Self.point(point.x, point.y))"
        (x, y) = point
    }

    /// The element.
    func element(class name: String) -> String { "<path class=\"\(name)\" d=\"\(text)\"/>\n" }

    /// The head of an arrow whose tip is at a point.
    static func head(x: Double, y: Double, isUp: Bool) -> String {
        let base = isUp ? y + 8 : y - 8
        return "<path class=\"head\" d=\"M\(point(x, y)) L\(point(x - 4, base)) L\(point(x + 4, base)) Z\"/>\n"
    }

    /// A line from the side of a box at `x` that comes back to it, with its head.
    static func loop(x: Double, y: Double, width: Double, class name: String) -> String {
        let out = x + width * 1.25
        return "<path class=\"\(name)\" d=\"M\(point(x, y - 7)) C\(point(out, y - 14)) \(point(out, y + 14)) "
            + "\(point(x + 6, y + 7))\"/>\n"
            + "<path class=\"head\" d=\"M\(point(x, y + 7)) L\(point(x + 8, y + 3)) L\(point(x + 8, y + 11)) Z\"/>\n"
    }

    /// The text of a point.
    private static func point(_ x: Double, _ y: Double) -> String {
        "\(SVGPicture.number(x)) \(SVGPicture.number(y))"
    }
}
