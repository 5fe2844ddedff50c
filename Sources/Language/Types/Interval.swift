/// The integers between two bounds, both included; arithmetic on it saturates at the ends of 64 bits.
public struct Interval: Hashable, Sendable {
    /// The least integer.
    public let low: Int64
    /// The greatest integer, at least `low`.
    public let high: Int64

    /// Makes the interval between `a` and `b`, whichever is less.
    public init(_ a: Int64, _ b: Int64) {
        low = min(a, b)
        high = max(a, b)
    }

    /// The interval as a type.
    public var type: Type { .range(low, high) }

    /// How many integers, at most `Int.max`.
    public var count: Int {
        let (difference, overflow) = high.subtractingReportingOverflow(low)
        return overflow || difference == .max ? .max : Int(difference) + 1
    }

    /// Whether `value` lies in it.
    public func contains(_ value: Int64) -> Bool { low <= value && value <= high }

    /// Whether all of `other` lies in it.
    public func contains(_ other: Interval) -> Bool { low <= other.low && other.high <= high }

    /// The smallest interval that covers this one and `other`.
    public func hull(_ other: Interval) -> Interval { Interval(min(low, other.low), max(high, other.high)) }

    /// The interval of the negated values.
    public var negated: Interval { Interval(Self.subtract(0, high), Self.subtract(0, low)) }

    /// The interval of the results of `operation` on values of both.
    public func applying(_ operation: ArithmeticOperator, _ other: Interval) -> Interval {
        switch operation {
        case .add: Interval(Self.add(low, other.low), Self.add(high, other.high))
        case .subtract: Interval(Self.subtract(low, other.high), Self.subtract(high, other.low))
        case .multiply: corners(other.low, other.high, Self.multiply)
        case .divide: divided(by: other)
        case .remainder: remainder(by: other)
        }
    }

    /// The hull of `combine` at both ends of this interval with both of `a` and `b`.
    private func corners(_ a: Int64, _ b: Int64, _ combine: (Int64, Int64) -> Int64) -> Interval {
        Interval(combine(low, a), combine(low, b))
            .hull(Interval(combine(high, a), combine(high, b)))
    }

    /// Quotients by the divisors but 0, which is an error; by 0 alone there is none, said as 0.
    private func divided(by other: Interval) -> Interval {
        var parts: [Interval] = []
        if other.high >= 1 { parts.append(corners(max(other.low, 1), other.high, Self.divide)) }
        if other.low <= -1 { parts.append(corners(other.low, min(other.high, -1), Self.divide)) }
        guard let first = parts.first else { return Interval(0, 0) }
        return parts.dropFirst().reduce(first) { $0.hull($1) }
    }

    /// Remainders, which have the sign of the dividend.
    private func remainder(by other: Interval) -> Interval {
        let magnitude = max(Self.magnitude(other.low), Self.magnitude(other.high))
        guard magnitude > 0 else { return Interval(0, 0) }
        let bound = magnitude - 1
        return Interval(low < 0 ? max(low, -bound) : 0, high > 0 ? min(high, bound) : 0)
    }

    /// The absolute value, at most `Int64.max`.
    private static func magnitude(_ value: Int64) -> Int64 { value == .min ? .max : abs(value) }

    /// The sum or the end that it passes.
    private static func add(_ a: Int64, _ b: Int64) -> Int64 {
        let (result, overflow) = a.addingReportingOverflow(b)
        return overflow ? (a < 0 ? .min : .max) : result
    }

    /// The difference or the end that it passes.
    private static func subtract(_ a: Int64, _ b: Int64) -> Int64 {
        let (result, overflow) = a.subtractingReportingOverflow(b)
        return overflow ? (a < 0 ? .min : .max) : result
    }

    /// The product or the end that it passes.
    private static func multiply(_ a: Int64, _ b: Int64) -> Int64 {
        let (result, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? ((a < 0) == (b < 0) ? .max : .min) : result
    }

    /// The quotient or the end that it passes; `b` is not 0.
    private static func divide(_ a: Int64, _ b: Int64) -> Int64 {
        let (result, overflow) = a.dividedReportingOverflow(by: b)
        return overflow ? .max : result
    }
}
