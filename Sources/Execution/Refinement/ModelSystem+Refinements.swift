import Engine

extension ModelSystem {
    /// Judges by specifications what the last states of a batch have, which are `states`; their targets are in `buffer`.
    func judgeRefinements(of states: PackedStates, _ buffer: SuccessorBuffer) {
        guard !compiled.refinements.isEmpty else { return }
        let first = buffer.batchSourceCount - states.count
        for index in 0..<states.count {
            findMappingErrors(in: states[index]) { buffer.insert($0, ofSource: first + index) }
            judgeTargets(buffer.batchTargets(of: first + index), of: states[index], buffer) {
                buffer.insert($0, ofSource: first + index)
            }
        }
    }

    /// Judges the transitions of the state that is being expanded.
    func judgeRefinements(of state: PackedState, _ buffer: SuccessorBuffer) {
        guard !compiled.refinements.isEmpty else { return }
        judgeTargets(buffer.presentTargets, of: state, buffer) { buffer.append($0) }
    }

    /// Judges the initial states in `buffer`, and the mappings in them.
    func judgeInitialRefinements(in buffer: SuccessorBuffer) {
        for judge in refinementJudges {
            let failing = buffer.presentTargets.first { position in
                let verdict = judge.judge(initial: buffer.batchTarget(position))
                if verdict == .unknown { buffer.giveUp() }
                return verdict == .fails
            }
            guard let failing else { continue }
            buffer.append(
                Finding(
                    subject: judge.refinement.subject, transition: buffer.batchOrdinal(failing), isViolation: true))
        }
    }

    /// Appends the errors that mappings meet in a state.
    func findMappingErrors(in state: PackedState, _ buffer: SuccessorBuffer) {
        findMappingErrors(in: state) { buffer.append($0) }
    }

    /// Reports the errors that mappings meet in a state.
    private func findMappingErrors(in state: PackedState, _ report: (Finding) -> Void) {
        for judge in refinementJudges {
            judge.findErrors(in: state) { report(Finding(subject: $0, transition: -1, isViolation: true)) }
        }
    }

    /// Reports for each refinement the first of a state's transitions, to the targets at `positions`, that is none of the
    /// specification.
    private func judgeTargets(
        _ positions: Range<Int>, of state: PackedState, _ buffer: SuccessorBuffer, _ report: (Finding) -> Void
    ) {
        for judge in refinementJudges {
            let failing = positions.first { position in
                let verdict = judge.judge(from: state, to: buffer.batchTarget(position))
                if verdict == .unknown { buffer.giveUp() }
                return verdict == .fails
            }
            guard let failing else { continue }
            let ordinal = buffer.batchOrdinal(failing)
            report(Finding(subject: judge.refinement.subject, transition: ordinal, isViolation: true))
        }
    }
}
