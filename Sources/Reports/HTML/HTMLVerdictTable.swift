/// A table of verdicts with a row for each property, whose cells lead to what they rest on.
struct HTMLVerdictTable {
    /// The rows and columns.
    let matrix: MatrixReport
    /// The reasons that cells refer to.
    let footnotes: MatrixFootnotes
    /// What begins the identities of reasons.
    let prefix: String
    /// What the table is called.
    let label: String
    /// What stands at the head of the rows.
    let corner: String
    /// Where the head of a column leads to.
    let columnLink: (Int) -> String
    /// Where a cell leads to; `nil` for nowhere.
    let cellLink: (Int, Int) -> String?
    /// Whether rows are called by the names of their properties too.
    var namesProperties = false
    /// A class beside that of its verdict; `nil` for none.
    var cellClass: (Int, Int) -> String? = { _, _ in nil }

    /// The table with those rows.
    func html(rows: [Int]) -> String {
        var text = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(HTMLText.escaped(label))\">\n"
        text += "<table class=\"matrix\">\n<thead>\n<tr><th scope=\"col\">\(HTMLText.escaped(corner))</th>"
        for (index, column) in matrix.columns.enumerated() {
            text +=
                "<th scope=\"col\"><a href=\"#\(HTMLText.escaped(columnLink(index)))\">"
                + "\(HTMLText.escaped(column.label))</a></th>"
        }
        text += "</tr>\n</thead>\n<tbody>\n"
        for (position, index) in rows.enumerated() {
            let row = matrix.rows[index]
            let isFirst = position > 0 && matrix.rows[rows[position - 1]].section != row.section
            text += "<tr\(isFirst ? " class=\"first\"" : "")><th scope=\"row\">\(head(of: row))</th>"
            for column in matrix.columns.indices { text += cell(index, column) }
            text += "</tr>\n"
        }
        return text + "</tbody>\n</table>\n</div>\n"
    }

    /// What stands at the left of a row: identity and title, and the documentation for those who ask.
    private func head(of row: MatrixRow) -> String {
        let identity = "<b>\(HTMLText.escaped(row.head))</b> \(HTMLText.escaped(row.title))"
        let title = namesProperties ? name(of: row) : identity
        guard !row.documentation.isEmpty else { return "<div class=\"plain\">\(title)</div>" }
        let quotation = row.documentation.map { HTMLText.escaped($0) }.joined(separator: "<br>\n")
        return "<details><summary>\(title)</summary><blockquote class=\"faint\">\(quotation)</blockquote></details>"
    }

    /// The name of a property with its title; the title of what is none.
    private func name(of row: MatrixRow) -> String {
        let title = HTMLText.escaped(row.title)
        guard case .property(let name) = row.subject else { return title }
        // Without a title of its own a row is called after its name.
        if row.title == name.replacing("_", with: " ") { return "<code>\(HTMLText.escaped(name))</code>" }
        return "<code>\(HTMLText.escaped(name))</code> <span class=\"faint\">\(title)</span>"
    }

    /// A cell, with its verdict as a sentence for who points at it or has it read out.
    private func cell(_ row: Int, _ column: Int) -> String {
        let verdict = matrix.rows[row].cells[column].verdict
        let sentence = HTMLText.escaped(verdict.sentence)
        var content = HTMLText.escaped(verdict.symbol)
        if let link = cellLink(row, column) {
            content = "<a href=\"#\(HTMLText.escaped(link))\" aria-label=\"\(sentence)\">\(content)</a>"
        } else if let number = footnotes.number(of: verdict) {
            content += "<sup><a href=\"#\(prefix)-\(number)\">\(number)</a></sup>"
        }
        let classes = [verdict.style.className, cellClass(row, column)].compactMap(\.self).joined(separator: " ")
        return "<td class=\"\(classes)\" title=\"\(sentence)\">\(content)</td>"
    }

    /// What the signs mean, and the reasons.
    func legend(heading: String) -> String {
        let signs = MatrixLegend(usesSymbols: true).entries(for: matrix).map { sign, meaning in
            "<li><b>\(HTMLText.escaped(sign))</b> \(HTMLText.escaped(meaning))</li>\n"
        }
        let notes = footnotes.texts.enumerated().map { index, note in
            "<li id=\"\(prefix)-\(index + 1)\">\(HTMLText.escaped(note))</li>\n"
        }
        return "<\(heading)>Signs</\(heading)>\n<ul>\n\(signs.joined())</ul>\n"
            + (notes.isEmpty ? "" : "<\(heading)>Reasons</\(heading)>\n<ol>\n\(notes.joined())</ol>\n")
    }
}
