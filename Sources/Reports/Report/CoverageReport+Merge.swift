import Execution
import Language

extension CoverageReport {
    /// Merges what several scenarios of one model exercised.
    ///
    /// What lies inside something that was never executed is left out: the outermost says it all.
    public init(merging scenarios: [Coverage], basis: Basis) {
        var order: [CoverageItem] = []
        var covered: [CoverageItem: Bool] = [:]
        for scenario in scenarios {
            for (item, isCovered) in scenario.items {
                if covered[item] == nil { order.append(item) }
                covered[item] = covered[item, default: false] || isCovered
            }
        }
        let missing = order.filter { covered[$0] == false }.sorted { Self.precedes($0.span, $1.span) }
        let untaken = missing.filter { !$0.kind.isGuard && !$0.kind.isFairness }
        self.init(
            neverExecuted: Self.telling(of: untaken),
            vacuous: missing.filter(\.kind.isGuard), idleFairness: missing.filter(\.kind.isFairness), basis: basis)
    }

    /// Those of `items` that the others do not follow from; of a branch that does nothing but fail, the errno.
    private static func telling(of items: [CoverageItem]) -> [CoverageItem] {
        var kept = items.filter { item in !items.contains { $0.implies(item) } }
        for index in kept.indices {
            let inside = items.filter { kept[index].implies($0) }
            guard case .branch = kept[index].kind, inside.count == 1, case .errno = inside[0].kind else { continue }
            kept[index] = inside[0]
        }
        return kept
    }

    /// Whether `a` begins before `b`, or there and ends behind it.
    private static func precedes(_ a: SourceSpan, _ b: SourceSpan) -> Bool {
        (a.file.index, a.start, -a.end) < (b.file.index, b.start, -b.end)
    }
}

extension CoverageItem {
    /// Whether `other` cannot have been exercised when this was not, and need not be told.
    func implies(_ other: CoverageItem) -> Bool {
        guard self != other else { return false }
        switch kind {
        case .operation(let name), .rule(let name):
            return other.kind.action == name && other.kind != kind
        case .branch(let action, _):
            guard other.kind.action == action, other.span.file == span.file else { return false }
            let isInside = other.span.start >= span.start && other.span.end <= span.end
            if case .branch = other.kind { return isInside && other.span != span }
            return isInside
        case .step, .errno, .guardTrue, .fairness:
            return false
        }
    }
}

extension CoverageItem.Kind {
    /// Whether it is a guard of a property.
    var isGuard: Bool { if case .guardTrue = self { true } else { false } }

    /// Whether it is fairness that a declaration asks for.
    var isFairness: Bool { if case .fairness = self { true } else { false } }

    /// The operation or rule that it is part of.
    var action: String? {
        switch self {
        case .operation(let name), .rule(let name): name
        case .step(let operation, _): operation
        case .branch(let action, _), .errno(let action, _): action
        case .guardTrue, .fairness: nil
        }
    }
}
