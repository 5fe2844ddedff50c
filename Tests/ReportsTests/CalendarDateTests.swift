import Reports
import Testing

/// Days as text and as numbers.
@Suite struct CalendarDateTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("2000-02-29", 11016), ("2026-11-21", 20778), ("1969-12-31", -1), ("0000-03-01", -719_468),
        ("9999-12-31", 2_932_896),
    ])
    func aDayHasANumber(_ text: String, _ day: Int) {
        #expect(CalendarDate(text)?.day == day)
        #expect(CalendarDate(day: day).description == text)
    }

    @Test(arguments: [
        "2027-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-1", "26-04-01", "2026/04/01",
        "2026-04-01 ", "+026-04-01", "",
    ])
    func whatIsNoDayIsRefused(_ text: String) { #expect(CalendarDate(text) == nil) }

    @Test func daysOfFourCenturiesComeBack() {
        for day in stride(from: 0, to: 146_097, by: 29)
        where CalendarDate(CalendarDate(day: day).description)?.day != day {
            Issue.record("day \(day) comes back otherwise")
        }
    }

    @Test func daysAreOrdered() throws {
        #expect(try #require(CalendarDate("2026-12-31")) < #require(CalendarDate("2027-01-01")))
    }
}
