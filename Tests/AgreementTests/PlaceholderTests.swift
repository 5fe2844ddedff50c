import Testing

@Suite struct AgreementPlaceholder {
    @Test func builds() {}
}
