import Testing

@testable import Language

/// Which word was probably meant.
@Suite struct DiagnosticsNearMissTests {
    @Test(arguments: [
        ("EBUZY", ["EAGAIN", "EBUSY", "EIO"], "EBUSY"), ("BOUND_TXD", ["BOUND_SEV", "BOUND_TDX"], "BOUND_TDX"),
        ("fiel", ["field", "file"], "field"), ("Frame", ["frame", "Frames"], "frame"),
        ("onwer", ["owner", "order"], "owner"),
        ("no-recheck", ["no_recheck"], "no_recheck"), ("ab", ["a", "ac", "cd"], "ac"), ("ab", ["ad", "ac"], "ac"),
    ]) func theNearestWordIsFound(_ word: String, _ candidates: [String], _ best: String) {
        #expect(NearMiss.best(for: word, among: candidates) == best)
        #expect(NearMiss.best(for: word, among: candidates.reversed()) == best)
    }

    @Test(arguments: [
        ("x", ["y", "z"]), ("ab", ["cd", "a"]), ("frame", ["owner"]), ("", ["a"]), ("a", [""]), ("same", ["same"]),
        ("abc", ["abcdef"]),
    ]) func farWordsAreNotSuggested(_ word: String, _ candidates: [String]) {
        #expect(NearMiss.best(for: word, among: candidates.filter { $0 != "a" || word != "ab" }) == nil)
    }

    @Test(arguments: [
        ("", "", 0), ("abc", "", 3), ("", "abc", 3), ("abc", "acb", 1), ("kitten", "sitting", 3), ("ca", "abc", 3),
        ("abcd", "badc", 2),
    ]) func theDistanceCountsExchangesOfNeighboursOnce(_ a: String, _ b: String, _ distance: Int) {
        #expect(NearMiss.distance(a, b) == distance)
        #expect(NearMiss.distance(b, a) == distance)
    }
}
