extension BreadthFirstSearch {
    /// Keeps what was found on the present state of the buffer (`nil`: on the initial states) where it comes before what
    /// is known, and ends the search where it is to end.
    func collectFindings(of state: StateID?) {
        if buffer.hasFindings { collect(buffer.findings, of: state) }
    }

    /// The same for the first `count` states of a batch, which begins with `first`.
    func collectFindings(of batch: SuccessorBuffer, states count: Int, from first: StateID) {
        let findings = unsafe Array(batch.batchFindings)
        var start = 0
        while start < findings.count, findings[start].source < count {
            let source = findings[start].source
            let end = findings[start...].firstIndex { $0.source != source } ?? findings.count
            collect(findings[start..<end].map(\.finding), of: StateID(first.index + Int(source)))
            start = end
        }
    }

    /// Keeps of `findings` on one state what comes before what is known.
    private func collect(_ findings: [Finding], of state: StateID?) {
        let ends = options.stopsAtFirstViolation && findings.contains { $0.isViolation && $0.transition < 0 }
        let ignoresTransitions = state != nil && (ends || phase == .seekingShorter)
        for finding in findings where !ignoresTransitions || finding.transition < 0 {
            let length = state == nil ? 0 : level + (finding.transition < 0 ? 0 : 1)
            let recorded = RecordedFinding(
                subject: finding.subject, isViolation: finding.isViolation, state: state,
                transition: finding.transition, length: length)
            if isFirst(recorded) { log.keep(recorded) }
        }
        if options.stopsAtFirstViolation { stopAtViolation(in: findings, of: state) }
    }

    /// Ends the search with a violation. One on a transition may be longer by one than one in a state of the same level:
    /// then the rest of the level is still looked through.
    private func stopAtViolation(in findings: [Finding], of state: StateID?) {
        let violations = findings.filter(\.isViolation)
        if violations.contains(where: { state == nil || $0.transition < 0 }) {
            phase = .ended(.stoppedAtFirst)
        } else if phase == .expanding && !violations.isEmpty {
            phase = .seekingShorter
        }
    }

    /// Whether the first finding of everything that is looked for is known, before the next level is begun.
    ///
    /// One on a transition into that level may still give way to one in a state of it.
    var isWantedKnown: Bool {
        !options.wanted.isEmpty
            && options.wanted.allSatisfy { log[$0].map { $0.length < levelStarts.count } ?? false }
    }

    /// Whether the trace of a finding comes before that of the kept finding of its subject.
    ///
    /// Findings come in the order of their traces but for two cases: a system may give those of one state in any order,
    /// and those on transitions of a level come before those in the states that these transitions lead to, which have
    /// traces of the same length.
    private func isFirst(_ finding: RecordedFinding) -> Bool {
        guard let kept = log[finding.subject] else { return true }
        if finding.length != kept.length { return finding.length < kept.length }
        if finding.state == kept.state { return finding.transition < kept.transition }
        guard let state = finding.state, finding.transition < 0, let tree = space?.tree,
            kept.state == nil || kept.transition >= 0
        else { return false }
        // The initial states come before all others.
        let (parent, keptParent) = (tree.parent(of: state.index) ?? -1, kept.state?.index ?? -1)
        return parent != keptParent ? parent < keptParent : tree.ordinal(of: state.index) < kept.transition
    }
}
