extension MatrixCell.Verdict {
    /// What stands in a cell of a table in a terminal, without the number of its footnote.
    var word: String {
        switch self {
        case .holds: "holds"
        case .vacuous: "vacuous"
        case .violated(let length): "violated \(length)"
        case .reached(let length): "reached \(length)"
        case .unreachable: "unreachable"
        case .error: "error"
        case .notApplicable: "n/a"
        case .notJudged: "–"
        case .notFound: "?"
        case .incomplete: "open"
        }
    }

    /// What stands in a cell of a table with many columns, without the number of its footnote.
    var symbol: String {
        switch self {
        case .holds: "✓"
        case .violated(let length): "✗ \(length)"
        case .reached(let length): "✓ \(length)"
        case .unreachable: "never"
        default: word
        }
    }

    /// The same as a sentence without a full stop.
    var sentence: String {
        switch self {
        case .holds: "holds"
        case .vacuous: "holds, but none of its guards was ever true"
        case .violated(let length): "violated \(Wording.after(length))"
        case .reached(let length): "reached \(Wording.after(length))"
        case .unreachable: "not reached in any state"
        case .error: "its evaluation met an error"
        case .notApplicable(let reason): "not applicable: \(reason)"
        case .notJudged: "not judged here"
        case .notFound(let figure): "no violation found; \(figure)"
        case .incomplete(let reason): "incomplete: \(reason)"
        }
    }

    /// What it means for the reader.
    var style: TextStyle {
        switch self {
        case .holds, .reached: .good
        case .violated, .unreachable, .error: .bad
        case .vacuous, .notFound, .incomplete: .caution
        case .notApplicable, .notJudged: .faint
        }
    }
}

/// What the words and signs in the cells mean.
struct MatrixLegend {
    /// Whether the cells hold signs instead of words.
    let usesSymbols: Bool

    /// A word or sign, and what it means, for each kind of cell that `report` has.
    func entries(for report: MatrixReport) -> [(sign: String, meaning: String)] {
        let verdicts = report.rows.flatMap(\.cells).map(\.verdict)
        return Self.kinds.compactMap { kind in
            guard verdicts.contains(where: kind.isMeant) else { return nil }
            return (usesSymbols ? kind.symbol : kind.word, kind.meaning)
        }
    }

    /// A kind of cell.
    private struct Kind: Sendable {
        /// Its sign and word.
        let symbol, word: String
        /// What they mean.
        let meaning: String
        /// Whether a verdict is of that kind.
        let isMeant: @Sendable (MatrixCell.Verdict) -> Bool
    }

    /// The kinds in the order in which they are explained.
    private static let kinds: [Kind] = [
        Kind(symbol: "✓", word: "holds", meaning: "true in every reachable state or transition") { $0 == .holds },
        Kind(symbol: "✗ N", word: "violated N", meaning: "violated; the shortest trace has N transitions") {
            if case .violated = $0 { true } else { false }
        },
        Kind(symbol: "✓ N", word: "reached N", meaning: "a state that must be possible is, after N transitions") {
            if case .reached = $0 { true } else { false }
        },
        Kind(symbol: "never", word: "unreachable", meaning: "a state that must be possible is reached nowhere") {
            $0 == .unreachable
        },
        Kind(symbol: "vacuous", word: "vacuous", meaning: "holds, but none of its guards was ever true: no evidence") {
            $0 == .vacuous
        },
        Kind(symbol: "error", word: "error", meaning: "evaluating it met an error of the model") { $0 == .error },
        Kind(symbol: "n/a", word: "n/a", meaning: "not applicable, for the reason given") {
            if case .notApplicable = $0 { true } else { false }
        },
        Kind(symbol: "–", word: "–", meaning: "not judged: the model does not have it, or does not ask") {
            $0 == .notJudged
        },
        Kind(symbol: "?", word: "?", meaning: "no violation found, but states may have been omitted, as said below") {
            if case .notFound = $0 { true } else { false }
        },
        Kind(symbol: "open", word: "open", meaning: "incomplete, for the reason given") {
            if case .incomplete = $0 { true } else { false }
        },
    ]
}
