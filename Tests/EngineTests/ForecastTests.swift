import Testing

@testable import Engine

@Suite struct ForecastTests {
    private let twoPhaseCommit8 = [
        1, 17, 136, 688, 2500, 7056, 16408, 32972, 59254, 96816, 143_840, 192_656, 230_412, 244_342, 228_712, 188_304,
        135_833, 85377, 46392, 21560, 8456, 2758, 736, 156, 24, 2,
    ]
    private let eightPuzzle = [
        1, 2, 4, 8, 16, 20, 39, 62, 116, 152, 286, 396, 748, 1024, 1893, 2512, 4485, 5638, 9529, 10878, 16993, 17110,
        23952, 20224, 24047, 15578, 14560, 6274, 3910, 760, 221, 2,
    ]

    @Test(arguments: 13...20) func twoPhaseCommitIsForeseenFromNearlyHalfOfIt(levels: Int) throws {
        let forecast = try #require(Forecast(levelSizes: Array(twoPhaseCommit8.prefix(levels))))
        #expect(forecast.states.contains(1_745_408))
        #expect(forecast.states.upperBound < 4 * forecast.states.lowerBound)
    }

    @Test(arguments: 24...27) func thePuzzleIsForeseenDespiteItsParity(levels: Int) throws {
        let forecast = try #require(Forecast(levelSizes: Array(eightPuzzle.prefix(levels))))
        #expect(forecast.states.contains(181_440))
    }

    @Test func aRangeNarrowsAsTheSearchGoesOn() throws {
        let widths = try [13, 15, 17, 19].map { levels in
            let states = try #require(Forecast(levelSizes: Array(twoPhaseCommit8.prefix(levels)))).states
            return states.count
        }
        #expect(widths == widths.sorted(by: >))
    }

    @Test func levelsThatGrowUnabatedAllowNone() {
        #expect(Forecast(levelSizes: (0..<40).map { 1 << $0 }) == nil)
        #expect(Forecast(levelSizes: Array(1...300)) == nil)
        #expect(Forecast(levelSizes: (1...300).map { $0 * $0 }) == nil)
    }

    @Test func levelsOfOneSizeAllowNone() {
        #expect(Forecast(levelSizes: Array(repeating: 1, count: 100)) == nil)
        #expect(Forecast(levelSizes: Array(repeating: Int.max, count: 10)) == nil)
    }

    @Test func fewLevelsAllowNone() {
        #expect(Forecast(levelSizes: []) == nil)
        #expect(Forecast(levelSizes: [1, 10, 40, 60, 40, 10, 1]) == nil)
        #expect(Forecast(levelSizes: [1, 2, 0, 4, 5, 4, 3, 2, 1]) == nil)
    }
}
