import Engine

/// What a scenario's line says of what a reduction or an approximate store leaves open.
extension VerdictPhrases {
    /// What a reduced search cannot judge, by reduction.
    func refused(in search: SearchReport) -> [Group] {
        let refused = search.properties.compactMap { property -> (name: String, lead: String)? in
            guard case .refused(let reduction, let conflict) = property.verdict else { return nil }
            return (
                "\(property.name) (\(property.kind.rawValue))",
                reduction.refusal(conflict)
            )
        }
        return refused.map(\.lead).withoutRepetitions.map { lead in
            group(lead, refused.filter { $0.lead == lead }.map(\.name), .caution)
        }
    }

    /// What a search found nothing of, though it may have omitted states.
    func notFound(in search: SearchReport) -> [Group] {
        let open = search.properties.filter { $0.verdict == .incomplete }
        let expected = open.filter { scenario.expectations.violated.contains($0.name) }.map(\.name)
        let witnesses = open.filter { $0.kind == .reachable }.map(\.name)
        let count = open.count - expected.count - witnesses.count
        var texts: [String] = []
        if count > 0 { texts.append("no violation of \(Wording.count(count, "property", "properties")) found") }
        if search.deadlock == .incomplete { texts.append("no deadlock found") }
        return [
            group("not found to be violated", expected, .caution),
            group("not found to be reached", witnesses, .caution),
            texts.map { StyledLine($0) },
        ]
    }
}
