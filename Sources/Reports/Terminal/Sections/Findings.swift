import Execution

/// What a search found that has a trace, sorted by whether it was expected.
struct Findings {
    /// What came out otherwise than expected.
    private(set) var unexpected: [Finding] = []
    /// What was expected, and the witnesses.
    private(set) var expected: [Finding] = []

    /// Everything: what came out otherwise first, the witnesses last.
    var all: [Finding] { unexpected + expected.filter { !$0.isWitness } + expected.filter(\.isWitness) }

    /// What can be found; a property goes by its name.
    enum Content: Hashable {
        case violated(property: String, Evidence)
        case reached(property: String, Evidence)
        case deadlock(TraceReport, DeadlockDescription)
        case error(ErrorReport)
    }

    /// Something with a trace.
    struct Finding {
        /// What it is.
        let content: Content
        /// The property that it is about; `nil` for deadlocks and errors.
        let property: PropertyReport?
        /// How it compares with what the scenario says; `nil` where nothing is said of it.
        let remark: String?
        /// Whether it came out as the scenario says.
        let isExpected: Bool

        /// Whether it is good, a way to a `reachable`.
        var isWitness: Bool { if case .reached = content { isExpected } else { false } }
    }

    /// Sorts what `search` found; what is accepted counts as expected.
    init(of search: SearchReport, against expectations: Expectations, accepting known: [KnownViolation] = []) {
        let accepted = Judgement(of: search, against: expectations, accepting: known).accepted
        func remark(_ deviation: Deviation) -> String? {
            accepted.first { $0.deviation == deviation }.map { "accepted until \($0.known.expiry)" }
        }
        for property in search.properties {
            add(property, expectations, remark(.violated(property: property.name)))
        }
        if case .found(let trace, let description) = search.deadlock {
            let remark = remark(.deadlock)
            add(
                .deadlock(trace, description), isExpected: expectations.deadlock || remark != nil,
                remark: remark ?? "as expected")
        }
        for (index, report) in search.errors.enumerated() {
            let remark = remark(.error(index: index))
            let isExpected = expectations.errors.contains { report.error.message.contains($0) }
            add(.error(report), isExpected: isExpected || remark != nil, remark: remark ?? "as expected")
        }
    }

    /// Adds what was found of a property; a violation is expected where there is a remark that it is accepted.
    private mutating func add(_ property: PropertyReport, _ expectations: Expectations, _ remark: String?) {
        switch property.verdict {
        case .violated(let evidence):
            let isNamed = expectations.violated.contains(property.name)
            add(
                .violated(property: property.name, evidence), of: property,
                isExpected: isNamed || expectations.othersMayBeViolated || remark != nil,
                remark: remark ?? (isNamed ? "as expected" : "which is left open"))
        case .reached(let evidence):
            let isUnwanted = expectations.unreachable.contains(property.name)
            let content = Content.reached(property: property.name, evidence)
            add(content, of: property, isExpected: !isUnwanted, remark: nil, "though expected to be unreachable")
        default: break
        }
    }

    /// Adds something with the remark that fits.
    private mutating func add(
        _ content: Content, of property: PropertyReport? = nil, isExpected: Bool, remark: String?,
        _ otherwise: String? = nil
    ) {
        let finding = Finding(
            content: content, property: property, remark: isExpected ? remark : otherwise, isExpected: isExpected)
        if isExpected { expected.append(finding) } else { unexpected.append(finding) }
    }
}
