import Language

extension Scope {
    /// Computes in 64 bits; `/` truncates and `%` has the sign of the dividend.
    static func arithmetic(_ op: ArithmeticOperator, _ a: Int64, _ b: Int64, _ span: SourceSpan) throws(Fault) -> Int64
    {
        if (op == .divide || op == .remainder) && b == 0 { throw Fault(.divisionByZero, span) }
        let (result, overflow) =
            switch op {
            case .add: a.addingReportingOverflow(b)
            case .subtract: a.subtractingReportingOverflow(b)
            case .multiply: a.multipliedReportingOverflow(by: b)
            case .divide: a.dividedReportingOverflow(by: b)
            case .remainder: b == -1 ? (0, false) : a.remainderReportingOverflow(dividingBy: b)
            }
        if overflow { throw Fault(.arithmeticOverflow, span) }
        return result
    }

    /// Compares; order is of scalars only.
    static func compare(_ op: ComparisonOperator, _ a: Datum, _ b: Datum) -> Bool {
        switch op {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a.number < b.number
        case .lessOrEqual: a.number <= b.number
        case .greater: a.number > b.number
        case .greaterOrEqual: a.number >= b.number
        }
    }

    /// `s + t`, `s & t`, `s - t`.
    static func combine(_ op: SetOperator, _ a: [Datum], _ b: [Datum]) -> Datum {
        switch op {
        case .union: .set(Datum.sortedWithoutDuplicates(a + b))
        case .intersection: .set(a.filter { b.contains($0) })
        case .difference: .set(a.filter { !b.contains($0) })
        }
    }
}

extension Datum {
    /// This value as one of the checked program, if it holds no place, lock or snapshot.
    var plain: Value? {
        switch self {
        case .scalar(let number): return .scalar(number)
        case .none: return Value.none
        case .unset: return .unset
        case .aggregate(let parts):
            let plain = parts.compactMap(\.plain)
            return plain.count == parts.count ? .aggregate(plain) : nil
        case .set(let members):
            let plain = members.compactMap(\.plain)
            return plain.count == members.count ? .set(plain) : nil
        case .lock, .counter, .current, .stale, .place: return nil
        }
    }
}

extension GlobalState {
    /// A state of nothing, in which constants are evaluated.
    init(nothingOf model: ReferenceModel) {
        variables = []
        threads = []
    }
}
