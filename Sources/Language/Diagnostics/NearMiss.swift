/// Finds the word that was probably meant by one that is unknown.
public enum NearMiss {
    /// The candidate nearest to `word`, if one is near enough: at most one edit for each three characters of the longer
    /// word, at least one, and fewer than there are characters. Ties go to the candidate that differs in case only, then
    /// to the first in the order of their characters.
    ///
    /// Complexity: the product of the lengths, for each candidate.
    public static func best(for word: String, among candidates: some Sequence<String>) -> String? {
        var best: (candidate: String, cost: Int)?
        for candidate in candidates where candidate != word && !candidate.isEmpty {
            let longest = max(word.count, candidate.count)
            guard longest <= longestWord else { continue }
            let isCase = candidate.lowercased() == word.lowercased()
            let cost = isCase ? 0 : distance(word, candidate)
            guard isCase || cost <= max(1, longest / 3) && cost < min(word.count, candidate.count) else { continue }
            if let known = best, (known.cost, known.candidate) < (cost, candidate) { continue }
            best = (candidate, cost)
        }
        return best?.candidate
    }

    /// Longer words are not compared.
    private static let longestWord = 256

    /// The number of insertions, deletions, replacements and exchanges of neighbours that make `a` into `b`, no part being
    /// edited twice.
    ///
    /// Source: the restricted edit distance of Damerau (1964) and Levenshtein (1966), by Wagner and Fischer's table.
    public static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a), Array(b))
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
                var cost = min(replaced, last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
