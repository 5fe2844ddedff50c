import Testing

@Suite struct AcceptancePlaceholder {
    @Test func builds() {}
}
