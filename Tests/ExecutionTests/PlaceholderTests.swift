import Testing

@Suite struct ExecutionPlaceholder {
    @Test func builds() {}
}
