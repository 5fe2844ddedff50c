import Reports
import Testing

/// Numbers and lists in English.
@Suite struct WordingTests {
    @Test func thousandsAreSeparated() {
        #expect([0, 999, 1000, 1_234_567, -1000].map(Wording.number) == ["0", "999", "1,000", "1,234,567", "-1,000"])
        #expect(Wording.number(Int.min) == "-9,223,372,036,854,775,808")
    }

    @Test func countsAgreeWithTheirNouns() {
        #expect(Wording.count(1, "state") == "1 state")
        #expect(Wording.count(0, "state") == "0 states")
        #expect(Wording.count(2, "property", "properties") == "2 properties")
    }

    @Test func listsEndWithAnd() {
        #expect(Wording.list([]) == "")
        #expect(Wording.list(["a"]) == "a")
        #expect(Wording.list(["a", "b", "c"]) == "a, b and c")
    }

    @Test func bytesAreGivenInPowersOf1024() {
        #expect(
            [0, 1, 1023, 1024, 1_572_864, 17_179_869_184, Int.max].map(Wording.bytes) == [
                "0 bytes", "1 byte", "1,023 bytes", "1 KiB", "1.50 MiB", "16 GiB", "8 EiB",
            ])
    }

    @Test func shortNumbersHaveThreeDigits() {
        #expect(
            [0, 0.004, 0.05, 1.234, 12.34, 123.4, 12345.6].map(Wording.short) == [
                "0", "0", "0.05", "1.23", "12.3", "123", "12,346",
            ])
        #expect(Wording.short(9.999) == "10")
        #expect(Wording.short(.infinity) == "inf")
    }
}
