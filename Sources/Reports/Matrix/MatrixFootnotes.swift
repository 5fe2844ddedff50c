/// The reasons that cells refer to by number, each once, in the order in which rows are read.
struct MatrixFootnotes {
    /// The reasons from number 1 on.
    let texts: [String]
    /// The number of each.
    private let numbers: [String: Int]

    /// Collects the reasons of a matrix.
    init(of report: MatrixReport) {
        texts = report.rows.flatMap(\.cells).compactMap(\.verdict.reason).withoutRepetitions
        numbers = Dictionary(uniqueKeysWithValues: texts.enumerated().map { ($1, $0 + 1) })
    }

    /// The number that `verdict` refers to; `nil` where it says it all.
    func number(of verdict: MatrixCell.Verdict) -> Int? { verdict.reason.flatMap { numbers[$0] } }
}

extension MatrixCell.Verdict {
    /// What a footnote has to say.
    var reason: String? {
        switch self {
        case .notApplicable(let reason), .notFound(let reason), .incomplete(let reason): reason
        default: nil
        }
    }
}
