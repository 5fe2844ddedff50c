import Execution
import Language

extension Findings.Finding {
    /// The way to it.
    var trace: TraceReport {
        switch content {
        case .violated(_, let evidence), .reached(_, let evidence): evidence.trace
        case .deadlock(let trace, _): trace
        case .error(let report): report.trace
        }
    }

    /// What shows a violation or a way; `nil` for deadlocks and errors.
    var evidence: Evidence? {
        switch content {
        case .violated(_, let evidence), .reached(_, let evidence): evidence
        case .deadlock, .error: nil
        }
    }

    /// What was found and when: `invariant x is violated after 6 transitions`.
    var headline: String {
        switch content {
        case .violated(let name, let evidence): "\(subject(name)) is violated \(Self.occasion(evidence))"
        case .reached(let name, let evidence): "\(subject(name)) is reached \(Self.occasion(evidence))"
        case .deadlock(let trace, _): "deadlock \(Wording.after(trace.transitions.count))"
        case .error(let report):
            "error: \(report.error.message)\(report.property.map { " while \($0) is evaluated" } ?? ""), "
                + Wording.after(report.trace.transitions.count)
        }
    }

    /// Its place in the source.
    var span: SourceSpan? { if case .error(let report) = content { report.error.span } else { property?.span } }

    /// The kind and name of a property.
    private func subject(_ name: String) -> String {
        [property?.kind.rawValue, name].compactMap(\.self).joined(separator: " ")
    }

    /// After how many transitions, or in what kind of a run.
    private static func occasion(_ evidence: Evidence) -> String {
        let count = evidence.trace.transitions.count
        guard let loop = evidence.loop else { return Wording.after(count) }
        if loop.transitions.isEmpty { return "by a run that stops \(Wording.after(count))" }
        return "by a run that repeats \(Wording.count(loop.transitions.count, "transition")) for ever"
    }
}
