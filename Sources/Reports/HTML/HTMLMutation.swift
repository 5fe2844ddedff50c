import Language

/// What became of the mutants of models as one HTML file that needs nothing else.
public enum HTMLMutation {
    /// For each model the numbers, what is to be said beside, and a table of its mutants by declaration.
    ///
    /// Where `isQuiet`, only the mutants that ask for something have rows.
    public static func render(
        _ files: [MutatedFile], isQuiet: Bool, options: TerminalReport.Options = .init()
    ) -> String {
        let heading =
            if files.count == 1, case .mutated(let report) = files[0] {
                "Mutants of \(report.name)"
            } else {
                "Mutants of \(Wording.count(files.count, "file"))"
            }
        let parts = files.enumerated().map { index, file in
            switch file {
            case .mutated(let report): section(of: report, number: index + 1, isQuiet)
            case .failed(let file):
                "<section>\n<h2>\(HTMLText.escaped(file.path))</h2>\n"
                    + HTMLText.block(FileSection(file: file, options: options).page) + "</section>\n"
            }
        }
        return HTMLText.document(
            title: heading, style: HTMLStyle.common,
            body: "<header>\n<h1>\(HTMLText.escaped(heading))</h1>\n</header>\n" + contents(of: files)
                + "<main>\n\(parts.joined())</main>\n")
    }

    /// The models with their numbers, where there are several.
    private static func contents(of files: [MutatedFile]) -> String {
        guard files.count > 1 else { return "" }
        let rows = files.enumerated().compactMap { index, file -> String? in
            guard case .mutated(let report) = file else { return nil }
            return "<tr><th scope=\"row\"><a href=\"#model-\(index + 1)\">\(HTMLText.escaped(report.name))</a></th>"
                + "<td class=\"\(style(of: report))\">\(HTMLText.escaped(report.summary))</td></tr>\n"
        }
        return "<nav aria-label=\"Models\">\n"
            + HTMLText.table(label: "Models", heads: ["model", "mutants"], rows: rows) + "</nav>\n"
    }

    /// How a model came out.
    private static func style(of report: MutationReport) -> String {
        switch report.exitCode {
        case .success: "good"
        case .incomplete: "caution"
        default: "bad"
        }
    }

    /// What became of the mutants of a model.
    private static func section(of report: MutationReport, number: Int, _ isQuiet: Bool) -> String {
        let title = [report.name, report.title].compactMap(\.self).joined(separator: ": ")
        let remarks = report.remarks.map { "<li class=\"bad\">\(HTMLText.escaped($0))</li>\n" }
        let groups = report.sections.map { section in
            let mutants = isQuiet ? section.mutants.filter { !$0.outcome.isUnremarkable } : section.mutants
            guard !mutants.isEmpty else { return "" }
            let place = "\(section.place.path):\(section.place.line)"
            return
                "<h3>\(HTMLText.escaped(section.declaration)) <span class=\"faint\">\(HTMLText.escaped(place))</span></h3>\n"
                + HTMLText.table(
                    label: section.declaration, heads: ["outcome", "line", "kind", "mutation", "why"],
                    rows: mutants.map(row))
        }
        return "<section id=\"model-\(number)\">\n<h2>\(HTMLText.escaped(title))</h2>\n"
            + "<p>\(HTMLText.escaped(report.path)): <b class=\"\(style(of: report))\">\(HTMLText.escaped(report.summary))</b>; "
            + "\(HTMLText.escaped(report.basis)).</p>\n"
            + (remarks.isEmpty ? "" : "<ul>\n\(remarks.joined())</ul>\n") + groups.joined() + "</section>\n"
    }

    /// The row of a mutant.
    private static func row(_ mutant: MutantReport) -> String {
        "<tr><td class=\"\(mutant.outcome.style.className)\">\(mutant.outcome.word)</td><td>\(mutant.place.line)</td>"
            + "<td>\(HTMLText.escaped(mutant.kind.rawValue))</td><td><code>\(HTMLText.escaped(mutant.text))</code></td>"
            + "<td>\(HTMLText.escaped(mutant.outcome.detail ?? ""))</td></tr>\n"
    }
}
