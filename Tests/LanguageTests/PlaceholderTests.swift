import Testing

@Suite struct LanguagePlaceholder {
    @Test func builds() {}
}
