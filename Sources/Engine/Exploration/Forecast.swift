#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// An estimate of how many distinct states a search will find.
///
/// In a breadth-first search of most finite systems the levels first grow and then shrink, and the ratio of successive
/// levels falls steadily: sizes lie near a Gaussian curve over the depth, so that the logarithm of the ratio lies near a
/// falling line. Lines are fitted to the last 4, 6 and 8 ratios, extended once with half and once with 1.6 times their
/// slope, and the range is what these say. On the reference models it holds the truth from the time when a third of the
/// states is found; it is a hint to a user who waits, and no verdict depends on it.
public struct Forecast: Codable, Hashable, Sendable {
    /// The least and the greatest estimate of the number of states.
    public let states: ClosedRange<Int>

    /// Estimates from the sizes of the levels that are fully known.
    ///
    /// `nil` where they allow no estimate: there are fewer than eight, the ratio is not falling or so slowly that the
    /// largest level is far off, or the greatest estimate is more than four times the least.
    public init?(levelSizes: some Collection<Int>) {
        let levelSizes = Array(levelSizes)
        guard levelSizes.count >= 8, levelSizes.allSatisfy({ $0 > 0 }) else { return nil }
        // Pairs of levels, because in many systems odd and even levels differ.
        let pairs = zip(levelSizes, levelSizes.dropFirst()).map { Double($0) + Double($1) }
        let logRatios = zip(pairs, pairs.dropFirst()).map { log($1 / $0) }
        let known = levelSizes.reduce(0) { $0 + Double($1) }
        var estimates: [Double] = []
        for count in [4, 6, 8] where count < logRatios.count {
            let line = Line(fittedTo: logRatios.suffix(count))
            guard line.slope < -1e-6, line.end <= -line.slope * 0.35 * Double(levelSizes.count) else { return nil }
            for steepness in [0.5, 1.6] {
                guard
                    let rest = Forecast.sum(
                        after: pairs[pairs.count - 1] / 2, logRatio: line.end + line.slope * steepness / 2,
                        slope: line.slope * steepness)
                else { return nil }
                estimates.append(known + rest)
            }
        }
        guard let least = estimates.min(), let most = estimates.max() else { return nil }
        // Sizes fall faster than a Gaussian curve in the last levels.
        let lower = known + (least - known) * 0.6
        guard most <= 4 * lower, most < 1e15 else { return nil }
        states = Int(lower)...Int(most)
    }

    /// The sum of the levels that follow one of size `size`, down to those of less than one state.
    private static func sum(after size: Double, logRatio: Double, slope: Double) -> Double? {
        var (size, sum, ratio) = (size, 0.0, exp(logRatio))
        let fall = exp(slope)
        for _ in 0..<100_000 {
            ratio *= fall
            size *= ratio
            sum += size
            if size < 1 && ratio < 1 { return sum }
        }
        return nil
    }

    /// A line fitted to equidistant values by least squares.
    private struct Line {
        /// By how much it rises from one value to the next.
        let slope: Double
        /// Where it is at the last value.
        let end: Double

        init(fittedTo values: ArraySlice<Double>) {
            let middle = Double(values.count - 1) / 2
            let mean = values.reduce(0, +) / Double(values.count)
            var (numerator, denominator) = (0.0, 0.0)
            for (index, value) in values.enumerated() {
                numerator += (Double(index) - middle) * (value - mean)
                denominator += (Double(index) - middle) * (Double(index) - middle)
            }
            slope = numerator / denominator
            end = mean + slope * middle
        }
    }
}
