extension ReportDocument {
    /// What cannot be, though each part of the document has the right shape; `nil` where all is well.
    var inconsistency: String? {
        for file in files {
            for scenario in file.model?.scenarios ?? [] {
                if let problem = scenario.inconsistency { return "\(file.path): scenario \(scenario.name): \(problem)" }
            }
        }
        return nil
    }
}

extension ReportDocument.Scenario {
    /// Everything that was found, with what shows it.
    public var evidence: [ReportDocument.Evidence] {
        guard let search else { return [] }
        return search.properties.compactMap(\.evidence) + [search.deadlock.evidence].compactMap(\.self)
            + search.errors.map(\.evidence)
    }

    /// What cannot be.
    fileprivate var inconsistency: String? {
        let known = Set(threads)
        return evidence.lazy.compactMap { $0.inconsistency(known) }.first
    }
}

extension ReportDocument.Evidence {
    /// What cannot be, where `threads` are all there are.
    fileprivate func inconsistency(_ threads: Set<String>) -> String? {
        let stem = trace.transitions
        let all = stem + (loop?.transitions ?? [])
        if let stranger = all.compactMap(\.thread).first(where: { !threads.contains($0) }) {
            return "a trace has a thread '\(stranger)' that the scenario has not"
        }
        let states = trace.states + (loop?.states ?? [])
        let holders = states.flatMap(\.locks).flatMap(\.holders) + states.flatMap(\.threads).map(\.name)
        if let stranger = holders.first(where: { !threads.contains($0) }) {
            return "a state has a thread '\(stranger)' that the scenario has not"
        }
        let wanted = stem.count + (stem.last?.endsInError == true ? 0 : 1)
        if !trace.states.isEmpty, trace.states.count != wanted {
            return "a trace of \(stem.count) transitions has \(trace.states.count) states"
        }
        if let loop, !loop.states.isEmpty, loop.states.count != loop.transitions.count {
            return "a loop of \(loop.transitions.count) transitions has \(loop.states.count) states"
        }
        return nil
    }
}
