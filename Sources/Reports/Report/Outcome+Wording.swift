import Engine
import Execution
import Language

extension Evidence {
    /// `after 3 transitions`, `by a run that repeats 2 transitions for ever`: how far it is, or in what kind of a run.
    var occasion: String {
        let after = Wording.after(trace.transitions.count)
        guard let loop else { return after }
        if loop.transitions.isEmpty { return "by a run that stops \(after)" }
        return "by a run that repeats \(Wording.count(loop.transitions.count, "transition")) for ever"
    }
}

extension PropertyReport {
    /// What was found, with the way there: `invariant I is violated after 3 transitions`; of what is skipped or refused
    /// why; `nil` where the verdict says it all.
    var outcomeText: String? {
        switch verdict {
        case .violated(let evidence): "\(kind.rawValue) \(name) is violated \(evidence.occasion)"
        case .reached(let evidence): "\(kind.rawValue) \(name) is reached \(evidence.occasion)"
        case .unreachable: "\(kind.rawValue) \(name) is not reached in any state"
        case .skipped(let reason): reason
        case .refused(let reduction, let conflict): reduction.refusal(conflict)
        case .holds, .error, .notSelected, .incomplete: nil
        }
    }
}

extension Reduction {
    /// Why a property is not judged where it is used.
    func refusal(_ conflict: ReductionConflict) -> String { "not judged with \(name), because \(conflict.reason)" }
}

extension TraceReport {
    /// `deadlock after 3 transitions`.
    var deadlockText: String { "deadlock \(Wording.after(transitions.count))" }
}

extension ErrorReport {
    /// `error: index out of range in 'queue[2]', after 3 transitions`.
    var outcomeText: String {
        let occasion = property.map { " while \($0) is evaluated" } ?? ""
        return "error: \(error.message)\(occasion), \(Wording.after(trace.transitions.count))"
    }
}

extension SymmetryUse {
    /// Why the identities of a type are told apart, each in a line.
    func reasons(in sources: SourceMap) -> [String] {
        var lines = obstacles.map { obstacle in
            let place = sources.location(of: obstacle.span)
            return "no symmetry of \(obstacle.type): \(obstacle.cause.reason) (line \(place.line))"
        }
        if let conflict {
            lines.append("no symmetry with '\(conflict.kind) \(conflict.property)': \(conflict.cause.reason)")
        }
        return lines
    }
}
