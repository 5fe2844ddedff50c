/// One line of the source as a terminal shows it, cut to the surroundings of a place.
struct SourceExcerpt {
    /// The number of the line, from 1.
    let line: Int
    /// What is shown of the line.
    let text: String
    /// The columns before the underline.
    let indent: Int
    /// The columns of the underline, at least 1.
    let width: Int

    /// The most columns of text that are shown.
    static var widest: Int { 100 }
    /// The columns of text before the place, where the line is cut.
    private static var before: Int { 40 }

    /// The surroundings of the beginning of `span`.
    init(_ span: SourceSpan, in sources: SourceMap) {
        let index = sources.lineIndex(of: span.start, in: span.file)
        let cells = SourceCells(index, around: span, in: sources)
        let all = cells.list
        let place = all.firstIndex { $0.end > span.start } ?? all.count
        let placeEnd = max(place, all.firstIndex { $0.start >= span.end } ?? all.count)
        let shown = Self.window(all, around: place, isWhole: !cells.isCutBefore && !cells.isCutAfter)
        let isCutBefore = shown.lowerBound > 0 || cells.isCutBefore
        let isCutAfter = shown.upperBound < all.count || cells.isCutAfter
        let body = all[shown].map(\.text).joined()
        line = index + 1
        text = (isCutBefore ? "…" : "") + (isCutAfter ? body + "…" : body.withoutTrailingBlanks)
        indent = all[shown.lowerBound..<place].columns + (isCutBefore ? 1 : 0)
        width = max(1, all[place..<max(place, min(placeEnd, shown.upperBound))].columns)
    }

    /// The cells that are shown: all where they fit, else those from a little before `place`.
    private static func window(_ cells: [SourceCell], around place: Int, isWhole: Bool) -> Range<Int> {
        if isWhole, cells[...].columns <= widest { return 0..<cells.count }
        var (first, columns) = (place, 0)
        while first > 0, columns + cells[first - 1].columns <= before {
            first -= 1
            columns += cells[first].columns
        }
        var last = place
        while last < cells.count, columns + cells[last].columns <= widest {
            columns += cells[last].columns
            last += 1
        }
        return first..<last
    }
}

extension String {
    /// The text without blanks at its end.
    fileprivate var withoutTrailingBlanks: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
