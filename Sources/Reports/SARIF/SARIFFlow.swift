import Execution

/// A trace as a code flow: one step after the other, whichever thread takes it.
struct SARIFFlow {
    /// What was found.
    let finding: Findings.Finding
    /// Where its places lie.
    let places: SARIFPlaces

    /// The code flow; `nil` where nothing happens.
    var value: JSONValue? {
        let stem = finding.trace.transitions
        let loop = finding.evidence?.loop?.transitions ?? []
        let error = if case .error(let report) = finding.content { report.error.message } else { String?.none }
        let steps = (stem + loop).enumerated().compactMap { index, transition in
            step(index, transition, error: error, isLoop: index >= stem.count)
        }
        guard !steps.isEmpty else { return nil }
        return .object([
            ("message", .text(finding.headline)),
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
