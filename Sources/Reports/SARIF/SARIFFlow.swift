import Execution

/// A trace as a code flow: one step after the other, whichever thread takes it.
struct SARIFFlow {
    /// What the trace shows.
    let headline: String
    /// Its transitions.
    private let stem: [TransitionDescription]
    /// Those that are repeated for ever behind it.
    private let loop: [TransitionDescription]
    /// The error that it ends in.
    private let error: String?
    /// Where its places lie.
    let places: SARIFPlaces

    /// The flow of what was found.
    init(finding: Findings.Finding, places: SARIFPlaces) {
        (headline, stem, self.places) = (finding.headline, finding.trace.transitions, places)
        loop = finding.evidence?.loop?.transitions ?? []
        error = if case .error(let report) = finding.content { report.error.message } else { nil }
    }

    /// The flow of a trace that ends well.
    init(headline: String, transitions: [TransitionDescription], places: SARIFPlaces) {
        (self.headline, stem, self.places) = (headline, transitions, places)
        (loop, error) = ([], nil)
    }

    /// The code flow; `nil` where nothing happens.
    var value: JSONValue? {
        let steps = (stem + loop).enumerated().compactMap { index, transition in
            step(index, transition, error: error, isLoop: index >= stem.count)
        }
        guard !steps.isEmpty else { return nil }
        return .object([
            ("message", .text(headline)),
            ("threadFlows", .array([.object([("id", .string("trace")), ("locations", .array(steps))])])),
        ])
    }

    /// A step of the flow.
    private func step(
        _ index: Int, _ transition: TransitionDescription, error: String?, isLoop: Bool
    ) -> JSONValue? {
        let event = TraceEvent(transition, error: error)
        let lines = [event.alone] + event.notes
        let text = lines.map { $0.render(isColored: false) }.joined(separator: "; ")
        let lead = isLoop ? "\(index + 1), for ever" : "\(index + 1)"
        guard let location = places.location(transition.span, message: "\(lead). \(event.lane.name): \(text)") else {
            return nil
        }
        let state = transition.changes.map { ($0.path, Optional(JSONValue.text($0.after))) }
        return .object([
            ("location", location), ("executionOrder", .integer(index + 1)),
            ("nestingLevel", .integer(event.isResumed ? 1 : 0)), ("importance", .string("essential")),
            (
                "state",
                state.isEmpty ? nil : .object(Dictionary(state) { $1 }.sorted { $0.key < $1.key }.map { ($0, $1) })
            ),
        ])
    }
}
