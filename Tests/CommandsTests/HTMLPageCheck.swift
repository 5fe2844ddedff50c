import Testing

/// What every page must be: one file, with links that lead somewhere and no markup of a model's.
enum HTMLPageCheck {
    /// Expects a page to be whole.
    static func expectWhole(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let identities = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        let links = page.matches(of: /href="#([^"]+)"/).map { String($0.1) }
        #expect(identities.count == Set(identities).count, sourceLocation: sourceLocation)
        #expect(links.filter { !identities.contains($0) } == [], sourceLocation: sourceLocation)
        for text in ["://", "src=", "url(", "@import", "<link", "<script"] {
            #expect(!page.contains(text), "\(text)", sourceLocation: sourceLocation)
        }
        #expect(page.hasPrefix("<!DOCTYPE html>\n") && page.hasSuffix("</html>\n"), sourceLocation: sourceLocation)
    }
}
