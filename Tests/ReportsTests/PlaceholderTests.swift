import Testing

@Suite struct ReportsPlaceholder {
    @Test func builds() {}
}
