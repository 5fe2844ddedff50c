import Engine

extension Approximation {
    /// How sure the search is of having omitted no state, as a sentence without a full stop.
    public var text: String {
        switch self {
        case .hash: "at most \(Wording.probability(omissionProbability)) probability that a state was omitted"
        case .bitstate:
            "\(Wording.estimate(expectedOmissions)) states expected to be omitted "
                + "(\(Wording.percent(fill ?? 1)) of the bits are set)"
        }
    }
}

extension Wording {
    /// `0`, `1.3e-9`, `0.02`: a probability, rounded up to two digits.
    static func probability(_ value: Double) -> String {
        if value <= 0 { return "0" }
        if value >= 0.01 { return short(min(1, (value * 100).rounded(.up) / 100)) }
        var (mantissa, exponent) = (value, 0)
        while mantissa < 1, exponent < 400 {
            mantissa *= 10
            exponent += 1
        }
        var tenths = Int((mantissa * 10).rounded(.up))
        if tenths == 100 { (tenths, exponent) = (10, exponent - 1) }
        return "\(tenths / 10)\(tenths % 10 == 0 ? "" : ".\(tenths % 10)")e-\(exponent)"
    }

    /// `1.3e-9`, `0.2`, `1,234`: a count that is expected.
    static func estimate(_ value: Double) -> String {
        if value < 0.01 { return probability(value) }
        return value < 100 ? short(value) : number(Int(min(value, 1e15).rounded(.up)))
    }

    /// `0.02 %`, `12.5 %`: a part of a whole.
    static func percent(_ part: Double) -> String {
        part > 0 && part < 0.0001 ? "less than 0.01 %" : "\(short(part * 100)) %"
    }
}
