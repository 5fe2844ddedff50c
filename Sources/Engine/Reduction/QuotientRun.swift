/// Finds a run of a system for a trace along representatives: from the same initial state on, always by the first
/// transition to a state of the orbit that the trace leads to.
///
/// There is always one, since an exchange of identities takes each transition of a representative to one of any other
/// state of its orbit. What is judged comes out the same in all states of an orbit, so the run shows what the trace does.
struct QuotientRun<Base: TransitionSystem> {
    /// The system and its representatives.
    private let system: QuotientSystem<Base>
    /// The transitions of a state as they are, and to representatives.
    private let (real, quotient): (SuccessorBuffer, SuccessorBuffer)

    /// Makes ready, with buffers that keep to `limit` bytes each.
    init(system: QuotientSystem<Base>, limit: Int) {
        self.system = system
        (real, quotient) = (SuccessorBuffer(layout: system.layout), SuccessorBuffer(layout: system.layout))
        (real.byteLimit, quotient.byteLimit) = (limit, limit)
    }

    /// The run for `trace`, whose last step is one that `finding` was found on where it names a transition.
    func run(for trace: Trace, to finding: RecordedFinding) -> Trace {
        guard trace.initialState != nil else { return trace }
        system.base.initialStates(into: real)
        let start = target(trace.initialOrdinal)
        var (present, steps) = (start, [Trace.Step]())
        for (index, step) in trace.steps.enumerated() {
            guard let words = present else { break }
            expand(words)
            let isLast = index + 1 == trace.steps.count && finding.transition >= 0
            let ordinal = isLast ? ordinal(of: finding) : ordinal(to: step.target)
            present = target(ordinal ?? step.ordinal)
            steps.append(Trace.Step(ordinal: ordinal ?? step.ordinal, target: present))
        }
        return Trace(initialOrdinal: trace.initialOrdinal, initialState: start, steps: steps)
    }

    /// Asks for the transitions of a state.
    private func expand(_ words: [UInt64]) {
        real.removeAll()
        quotient.removeAll()
        PackedState.withView(of: words) { state in
            system.base.successors(of: state, into: real)
            system.successors(of: state, into: quotient)
        }
    }

    /// The first transition to a state of the orbit of `representative`.
    private func ordinal(to representative: [UInt64]?) -> Int32? {
        guard let representative else { return nil }
        let index = (0..<quotient.count).first { quotient[$0].array == representative }
        return index.map { real.ordinal(of: $0) }
    }

    /// The first transition on which the subject of `finding` is found.
    private func ordinal(of finding: RecordedFinding) -> Int32? {
        real.findings.filter {
            $0.subject == finding.subject && $0.isViolation == finding.isViolation && $0.transition >= 0
        }.map(\.transition).min()
    }

    /// The words of the target with that ordinal; `nil` where its path ends in an error.
    private func target(_ ordinal: Int32) -> [UInt64]? {
        (0..<real.count).first { real.ordinal(of: $0) == ordinal }.map { real[$0].array }
    }
}

extension BreadthFirstSearch {
    /// The trace of a finding of this search as a run of the system itself: the fewest transitions possible, and always
    /// the same ones. See `trace(to:)`, which follows representatives.
    public func run<Base>(to finding: RecordedFinding) -> Trace where System == QuotientSystem<Base> {
        let trace = trace(to: finding)
        guard system.isReduced else { return trace }
        return QuotientRun(system: system, limit: buffer.byteLimit).run(for: trace, to: finding)
    }
}
