/// Numbers with units as people write them on a command line.
enum Quantity {
    /// `1000000`, `1_000_000`, `20M`: powers of 1,000; `nil` where it is none or too large.
    static func count(_ text: String) -> Int? {
        scaled(text, units: ["": 1, "k": 1000, "K": 1000, "M": 1_000_000, "G": 1_000_000_000])
    }

    /// `512M`, `2G`, `2GiB`, `1000000`: bytes in powers of 1,024; `nil` where it is none or too large.
    static func bytes(_ text: String) -> Int? {
        var units = ["": 1, "B": 1]
        for (power, letter) in ["K", "M", "G", "T"].enumerated() {
            let factor = 1 << (10 * (power + 1))
            for unit in [letter, letter.lowercased(), letter + "B", letter + "iB"] { units[unit] = factor }
        }
        return scaled(text, units: units)
    }

    /// `30s`, `10m`, `2h`, `1h30m`, `90`: seconds; `nil` where it is none or too large.
    static func seconds(_ text: String) -> Int? {
        var total = 0
        var rest = text[...]
        var smallest = Int.max
        repeat {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest[digits.endIndex...]
            let unit = rest.prefix { $0.isLetter }
            rest = rest[unit.endIndex...]
            let units: [Substring: Int] = ["": 1, "s": 1, "m": 60, "h": 3600, "d": 86400]
            guard let number = Int(digits), let factor = units[unit], factor < smallest else { return nil }
            smallest = factor
            let (product, overflows) = number.multipliedReportingOverflow(by: factor)
            let (sum, overflowsToo) = total.addingReportingOverflow(product)
            guard !overflows, !overflowsToo else { return nil }
            total = sum
        } while !rest.isEmpty
        return total
    }

    /// The number at the beginning of `text` times the unit at its end.
    private static func scaled(_ text: String, units: [String: Int]) -> Int? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "_") }
        let unit = String(text[digits.endIndex...])
        guard digits.first != "_", digits.last != "_", let factor = units[unit],
            let number = Int(digits.filter { $0 != "_" })
        else { return nil }
        let (product, overflows) = number.multipliedReportingOverflow(by: factor)
        return overflows ? nil : product
    }
}
