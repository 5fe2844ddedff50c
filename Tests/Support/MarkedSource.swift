import Language

/// The text of a model in which the places of expected diagnostics are marked: `‹id›` stands directly before the place
/// where the diagnostic with that identity begins.
public struct MarkedSource {
    /// The text without its marks.
    public let text: String
    /// The expected diagnostics in the order of their places, as `line:column id`.
    public let expected: [String]

    /// Takes the marks out of `marked`.
    public init(_ marked: String) {
        var text = ""
        var expected: [String] = []
        var rest = marked[...]
        while let open = rest.firstIndex(of: "‹"), let close = rest[open...].firstIndex(of: "›") {
            text += rest[..<open]
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let column = (lines.last?.count ?? 0) + 1
            expected.append("\(lines.count):\(column) \(rest[rest.index(after: open)..<close])")
            rest = rest[rest.index(after: close)...]
        }
        self.text = text + rest
        self.expected = expected
    }

    /// What `diagnostics` are, in the form of `expected`.
    public static func found(_ diagnostics: [Diagnostic], in sources: SourceMap) -> [String] {
        diagnostics.map { diagnostic in
            guard let span = diagnostic.span else { return diagnostic.message.id }
            let place = sources.location(of: span)
            return "\(place.line):\(place.column) \(diagnostic.message.id)"
        }
    }
}
