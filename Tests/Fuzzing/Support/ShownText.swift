@testable import Language

/// What is said about a text, as somebody sees it.
package enum ShownText {
    /// That places lie in their files, and nothing that a terminal would obey is shown.
    package static func verify(_ diagnostics: [Diagnostic], in sources: SourceMap) {
        for diagnostic in diagnostics {
            guard let span = diagnostic.span else { continue }
            precondition(0 <= span.start && span.start <= span.end, "a place is none")
            precondition(span.end <= sources[span.file].text.count, "a place lies outside its file")
        }
        verify(DiagnosticRenderer(sources: sources, isColoured: false).render(diagnostics.prefix(5)))
    }

    /// That a text shows only what can be seen.
    package static func verify(_ text: String) {
        for scalar in text.unicodeScalars where scalar != "\n" {
            precondition(scalar.properties.generalCategory != .control, "a control character reaches the terminal")
            precondition(!(0x202A...0x202E).contains(scalar.value), "a mark of direction reaches the terminal")
        }
    }
}
