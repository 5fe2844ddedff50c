/// A day of the Gregorian calendar, without a place or a time.
public struct CalendarDate: Hashable, Sendable {
    /// The days since 1 January 1970, which is day 0.
    public let day: Int

    /// The day that lies that many days behind 1 January 1970.
    public init(day: Int) { self.day = day }

    /// The last day that four digits of a year can name.
    public static let last = CalendarDate(day: 2_932_896)

    /// The day that `text` names as `YYYY-MM-DD`; `nil` where it names none, as `2027-02-29`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(day: Self.day(year, month, day))
        // A month or a day too large comes back as another date.
        guard description == text else { return nil }
    }

    /// The number of a day.
    ///
    /// Source: Hinnant, "chrono-compatible low-level date algorithms": years begin in March, in eras of 400 years.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The year, the month and the day of the month, the latter two from 1.
    private var parts: (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

extension CalendarDate: Comparable {
    /// Whether `a` lies before `b`.
    public static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.day < b.day }
}

extension CalendarDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        func padded(_ value: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
