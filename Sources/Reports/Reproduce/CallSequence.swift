import Execution

/// The calls of a trace: when each begins and ends, so that programs can make them in the same order.
struct CallSequence {
    /// A call, or a rule.
    struct Call {
        /// Who makes it.
        let lane: TraceLane
        /// The first transition.
        let start: TransitionDescription
        /// The position of the first transition.
        let first: Int
        /// The position of the last one; `nil` where the call goes on at the end of the trace.
        var last: Int?
        /// What it returned; `nil` where it did not.
        var result: TransitionDescription.Result?
        /// Which group of calls it belongs to: calls of one group overlap, and all of a group come before the next.
        var group = 0
    }

    /// The calls in the order in which they begin.
    private(set) var calls: [Call] = []

    /// Finds the calls of `transitions`.
    init(_ transitions: [TransitionDescription]) {
        var open: [TraceLane: Int] = [:]
        var group = 0
        for (index, transition) in transitions.enumerated() {
            let lane = TraceLane(transition.actor)
            if transition.part == .call || transition.part == .rule {
                if open.isEmpty, !calls.isEmpty { group += 1 }
                open[lane] = calls.count
                calls.append(Call(lane: lane, start: transition, first: index, group: group))
            }
            guard let call = open[lane] else { continue }
            calls[call].result = transition.result
            if transition.part == .rule || transition.result != nil || transition.endsInError {
                calls[call].last = index
                open[lane] = nil
            }
        }
    }

    /// How many groups there are.
    var groupCount: Int { (calls.last?.group ?? -1) + 1 }

    /// Whether a call is still under way when the next one begins.
    func overlapsNext(_ call: Int) -> Bool {
        calls.dropFirst(call + 1).contains { $0.first < (calls[call].last ?? .max) }
    }
}
