/// Small pieces of English that reports share.
public enum Wording {
    /// `1,234,567`.
    public static func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 3 {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        groups.append(rest)
        return (value < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }

    /// `1 state`, `2 states`.
    public static func count(_ value: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(number(value)) \(value == 1 ? singular : plural ?? singular + "s")"
    }

    /// `a`, `a and b`, `a, b and c`.
    public static func list(_ items: [String]) -> String {
        guard let last = items.last else { return "" }
        return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// `1.5 GiB`, in powers of 1,024.
    public static func bytes(_ value: Int) -> String {
        let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
        var scaled = Double(value)
        var unit = 0
        while scaled >= 1023.5, unit + 1 < units.count {
            scaled /= 1024
            unit += 1
        }
        return unit == 0 ? count(value, "byte") : "\(short(scaled)) \(units[unit])"
    }

    /// A number with three significant digits at most, and at most two behind the point.
    public static func short(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
        let decimals: Double = value.magnitude < 9.995 ? 100 : value.magnitude < 99.95 ? 10 : 1
        let scaled = Int((value * decimals).rounded())
        let (whole, part) = (scaled / Int(decimals), abs(scaled % Int(decimals)))
        guard part != 0 else { return number(whole) }
        let digits = String(part)
        let padded = String(repeating: "0", count: (decimals == 100 ? 2 : 1) - digits.count) + digits
        return "\(scaled < 0 && whole == 0 ? "-" : "")\(number(whole)).\(padded)"
    }

    /// `in the initial state` or `after 3 transitions`.
    static func after(_ transitions: Int) -> String {
        transitions == 0 ? "in the initial state" : "after \(count(transitions, "transition"))"
    }
}

extension Wording {
    /// `950`, `12.3k`, `4.5M`: for estimates and rates.
    public static func magnitude(_ value: Int) -> String {
        let units = ["", "k", "M", "G", "T"]
        var scaled = Double(value)
        var unit = 0
        while scaled >= 999.5, unit + 1 < units.count {
            scaled /= 1000
            unit += 1
        }
        return short(scaled) + units[unit]
    }
}
