extension Int {
    /// The sum of two natural numbers, at most `Int.max`.
    func saturatingAdd(_ other: Int) -> Int {
        let (result, overflow) = addingReportingOverflow(other)
        return overflow ? .max : result
    }

    /// The product of two natural numbers, at most `Int.max`.
    func saturatingMultiply(_ other: Int) -> Int {
        let (result, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : result
    }

    /// The power of two natural numbers, at most `Int.max`.
    ///
    /// - Complexity: O(log `exponent`).
    func saturatingPower(_ exponent: Int) -> Int {
        var result = 1
        var base = self
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = result.saturatingMultiply(base) }
            rest >>= 1
            if rest > 0 { base = base.saturatingMultiply(base) }
        }
        return result
    }
}
