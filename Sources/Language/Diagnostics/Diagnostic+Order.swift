extension Sequence<Diagnostic> {
    /// The diagnostics in the order of their places, each once; those without a place come first.
    public func inOrder() -> [Diagnostic] {
        let sorted = enumerated().sorted { a, b in
            let (first, second) = (a.element.key, b.element.key)
            return first == second ? a.offset < b.offset : first < second
        }
        var seen: Set<DiagnosticIdentity> = []
        return sorted.map(\.element).filter { seen.insert(DiagnosticIdentity($0)).inserted }
    }
}

/// What makes two diagnostics the same to a reader.
private struct DiagnosticIdentity: Hashable {
    private let id: String
    private let text: String
    private let span: SourceSpan?

    /// The identity of a diagnostic.
    init(_ diagnostic: Diagnostic) {
        id = diagnostic.message.id
        text = diagnostic.message.text
        span = diagnostic.span
    }
}

extension Diagnostic {
    /// The place as a number triple that orders as the source does.
    fileprivate var key: (Int, Int, Int) {
        guard let span else { return (-1, 0, 0) }
        return (span.file.index, span.start, span.end)
    }
}
