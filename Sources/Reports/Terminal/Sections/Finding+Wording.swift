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
        case .violated(let name, _), .reached(let name, _): property?.outcomeText ?? name
        case .deadlock(let trace, _): trace.deadlockText
        case .error(let report): report.outcomeText
        }
    }

    /// Its place in the source.
    var span: SourceSpan? { if case .error(let report) = content { report.error.span } else { property?.span } }
}
